import {
  accessDenied,
  created,
  GraphError,
  invalidRequest,
  json,
  methodRule,
  noContent,
  parseFailure,
  type GraphAnswer,
} from '../answers.ts';
import { isoSeconds } from '../clock.ts';
import * as make from '../methods/make.ts';
import { decodeBase32 } from '../methods/totp.ts';
import type { HardwareToken } from '../methods/hardware-tokens.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes } from '../odata/filter-eval.ts';
import { POLICY_READERS, POLICY_WRITERS, type RoleRules } from '../permissions/role-rules.ts';
import { guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import type { Tenant } from '../tenant.ts';
import { audit, bodyObject, context, METHODS_SERVICE, stringIn } from './shared.ts';

/** The inventory of hardware OATH tokens (beta). Secret keys go in and never come out. */

/** The device behind a method; null where the token is no longer in the inventory. */
export const deviceJson = (tenant: Tenant, deviceId: string): Record<string, unknown> | null => {
  const token = tenant.hardwareTokens.get(deviceId);
  return token === undefined ? null : tokenJson(tenant, token);
};

const tokenJson = (tenant: Tenant, token: HardwareToken): Record<string, unknown> => {
  const owner = token.assignedTo === null ? undefined : tenant.directory.find(token.assignedTo);
  return {
    id: token.id,
    displayName: token.displayName,
    serialNumber: token.serialNumber,
    manufacturer: token.manufacturer,
    model: token.model,
    secretKey: null,
    timeIntervalInSeconds: token.timeIntervalInSeconds,
    status: token.status,
    hashFunction: token.hashFunction,
    lastUsedDateTime: token.lastUsedAtMs === null ? null : isoSeconds(token.lastUsedAtMs),
    assignedTo: owner === undefined ? null : { id: owner.id, displayName: owner.displayName },
  };
};

const mustHold = (call: GraphCall, roles: Parameters<RoleRules['holds']>[1]): void => {
  if (!call.tenant.rules.holds(call.agent, roles, null)) throw accessDenied();
};

const list = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_READERS);
  call.query.allow('filter', 'select', 'top');
  const text = call.query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const value = [...call.tenant.hardwareTokens.values()]
    .map((token) => tokenJson(call.tenant, token))
    .filter((one) => filter === undefined || passes(filter, (path) => filterable(one, path)));
  return json({ '@odata.context': context(call, 'directory/authenticationMethodDevices/hardwareOathDevices'), value });
};

const filterable = (one: Record<string, unknown>, path: string): unknown => {
  switch (path.toLowerCase()) {
    case 'status':
      return one['status'];
    case 'serialnumber':
      return one['serialNumber'];
    case 'assignedto/id':
      return (one['assignedTo'] as { id: string } | null)?.id ?? null;
    case 'assignedto':
      return one['assignedTo'];
    default:
      throw parseFailure('Invalid filter clause');
  }
};

/** @throws 404 */
export const tokenOf = (call: GraphCall, id: string): HardwareToken => {
  const token = call.tenant.hardwareTokens.get(id.toLowerCase());
  if (token === undefined) throw new GraphError(404, 'resourceNotFound', 'The hardware OATH token was not found.');
  return token;
};

const get = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_READERS);
  return json({
    '@odata.context': context(call, 'directory/authenticationMethodDevices/hardwareOathDevices/$entity'),
    ...tokenJson(call.tenant, tokenOf(call, call.params['device'] ?? '')),
  });
};

const parseToken = (body: Readonly<Record<string, unknown>>): Omit<HardwareToken, 'id' | 'status' | 'assignedTo' | 'lastUsedAtMs'> => {
  const interval = body['timeIntervalInSeconds'];
  if (interval !== 30 && interval !== 60) throw invalidRequest("Property 'timeIntervalInSeconds' must be 30 or 60.");
  const hash = body['hashFunction'] ?? 'hmacsha1';
  if (hash !== 'hmacsha1' && hash !== 'hmacsha256') throw invalidRequest("Property 'hashFunction' must be hmacsha1 or hmacsha256.");
  const secretKey = stringIn(body, 'secretKey');
  if (decodeBase32(secretKey) === undefined) throw invalidRequest("Property 'secretKey' must be base32.");
  return {
    serialNumber: stringIn(body, 'serialNumber'),
    manufacturer: stringIn(body, 'manufacturer'),
    model: stringIn(body, 'model'),
    secretKey,
    timeIntervalInSeconds: interval,
    hashFunction: hash,
    displayName: typeof body['displayName'] === 'string' ? body['displayName'] : null,
  };
};

const add = (call: GraphCall, body: Readonly<Record<string, unknown>>, index: number): HardwareToken => {
  const parsed = parseToken(body);
  for (const known of call.tenant.hardwareTokens.values()) {
    if (known.serialNumber === parsed.serialNumber && known.manufacturer === parsed.manufacturer)
      throw methodRule(`A token with the serial number '${parsed.serialNumber}' is in the inventory already.`);
  }
  const token: HardwareToken = {
    id: guidOf('hardware-token', call.clientRequestId, call.nowMs, index),
    ...parsed,
    status: 'available',
    assignedTo: null,
    lastUsedAtMs: null,
  };
  const assignTo = body['assignTo'];
  if (typeof assignTo === 'object' && assignTo !== null && 'id' in assignTo) {
    const person = typeof assignTo.id === 'string' ? call.tenant.directory.find(assignTo.id) : undefined;
    if (person === undefined) throw new GraphError(404, 'resourceNotFound', 'The user to assign the token to was not found.');
    token.status = 'assigned';
    token.assignedTo = person.id;
    call.tenant.auth(person).methods.push(make.hardwareOath(token.id, call.nowMs));
  }
  call.tenant.hardwareTokens.set(token.id, token);
  return token;
};

const create = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_WRITERS);
  const token = add(call, bodyObject(call), 0);
  audit(call, null, 'Hardware OATH token added', METHODS_SERVICE, 'Add');
  return created({
    '@odata.context': context(call, 'directory/authenticationMethodDevices/hardwareOathDevices/$entity'),
    '@odata.type': '#microsoft.graph.hardwareOathTokenAuthenticationMethodDevice',
    ...tokenJson(call.tenant, token),
  });
};

/** Bulk: {"@context":"#$delta","value":[{"@contentId":"1", ...}]}. Each item succeeds or fails by itself. */
const createMany = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_WRITERS);
  const { value } = bodyObject(call) as { value?: unknown };
  if (!Array.isArray(value)) throw invalidRequest("Property 'value' must be a list of tokens.");
  const results = value.map((raw: unknown, index): Record<string, unknown> => {
    const body = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
    const contentId = { '@contentId': body['@contentId'] ?? String(index + 1) };
    try {
      return { ...contentId, ...tokenJson(call.tenant, add(call, body, index)) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return { ...contentId, error: { code: error.code, message: error.message } };
    }
  });
  return json({ '@context': '#$delta', value: results });
};

const update = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_WRITERS);
  const token = tokenOf(call, call.params['device'] ?? '');
  if (token.assignedTo !== null) throw methodRule('The token is assigned. Unassign it before it is updated.');
  const body = bodyObject(call);
  for (const name of ['serialNumber', 'manufacturer', 'model', 'secretKey', 'displayName'] as const) {
    const value = body[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || (name === 'secretKey' && decodeBase32(value) === undefined))
      throw invalidRequest(`Property '${name}' is not valid.`);
    token[name] = value;
  }
  return noContent();
};

const remove = (call: GraphCall): GraphAnswer => {
  mustHold(call, POLICY_WRITERS);
  const token = tokenOf(call, call.params['device'] ?? '');
  if (token.assignedTo !== null) throw methodRule('The token is assigned. Unassign it before it is deleted.');
  call.tenant.hardwareTokens.delete(token.id);
  return noContent();
};

const DEVICES = '/directory/authenticationMethodDevices/hardwareOathDevices';
const beta = { service: 'methods', betaOnly: true } as const;
export const hardwareDeviceRoutes: readonly Route[] = [
  { verb: 'GET', pattern: DEVICES, ...beta, handle: list },
  { verb: 'POST', pattern: DEVICES, ...beta, handle: create },
  { verb: 'PATCH', pattern: DEVICES, ...beta, handle: createMany },
  { verb: 'GET', pattern: `${DEVICES}/{device}`, ...beta, handle: get },
  { verb: 'PATCH', pattern: `${DEVICES}/{device}`, ...beta, handle: update },
  { verb: 'DELETE', pattern: `${DEVICES}/{device}`, ...beta, handle: remove },
];
