import { json, noContent, parseFailure, requestDenied, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { DAY, isoSeconds } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes, readPath } from '../odata/filter-eval.ts';
import { readToken, writeToken } from '../odata/query.ts';
import { pick } from '../odata/select.ts';
import { Dice, guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import type { Tenant } from '../tenant.ts';
import { audit, bodyObject, context, DIRECTORY_SERVICE, targetOf } from './shared.ts';

const PAGE = 100;
const LARGEST_PAGE = 999;

const idOf = (tenant: Tenant, person: Person): string => guidOf(tenant.options.seed, 'device', person.id);
const hasLaptop = (tenant: Tenant, person: Person): boolean =>
  person.index < 40 || (person.userType === 'Member' && new Dice(tenant.options.seed, 'has-laptop', person.index).chance(0.4));

/** The joined laptop of a person: one each, for those who have one. */
const deviceJson = (tenant: Tenant, person: Person): Record<string, unknown> => {
  const id = idOf(tenant, person);
  const dice = new Dice(tenant.options.seed, 'laptop', person.index);
  return {
    id,
    deletedDateTime: null,
    accountEnabled: !tenant.disabledDevices.has(id),
    approximateLastSignInDateTime: isoSeconds(tenant.options.nowMs - dice.between(0, 20) * DAY),
    deviceId: guidOf(tenant.options.seed, 'deviceId', person.id),
    displayName: `NM-LAPTOP-${String(person.index).padStart(5, '0')}`,
    isCompliant: dice.chance(0.9),
    isManaged: true,
    isRooted: false,
    manufacturer: 'Northmoor Practice',
    model: 'Practice Book 14',
    operatingSystem: 'Windows',
    operatingSystemVersion: '10.0.26100.4946',
    profileType: 'RegisteredDevice',
    registrationDateTime: isoSeconds(person.createdAtMs),
    trustType: 'AzureAd',
  };
};

const list = (call: GraphCall): GraphAnswer => {
  const { query, tenant } = call;
  query.allow('filter', 'select', 'top', 'skiptoken', 'count');
  const text = query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const owners = tenant.directory.people.filter((person) => hasLaptop(tenant, person));
  const all =
    filter === undefined ? owners : owners.filter((person) => passes(filter, (path) => readPath(deviceJson(tenant, person), path)));
  const content = readToken(query.get('skiptoken'));
  const start = typeof content?.['n'] === 'number' ? content['n'] : 0;
  const top = query.top(PAGE, LARGEST_PAGE, 'refuse');
  const select = query.selected();
  return json({
    '@odata.context': context(call, 'devices'),
    ...(start + top < all.length
      ? { '@odata.nextLink': `${call.root}/devices?${query.withSkipToken(writeToken({ n: start + top }))}` }
      : {}),
    value: all.slice(start, start + top).map((person) => pick(deviceJson(tenant, person), select)),
  });
};

const ownerOf = (call: GraphCall): Person => {
  const id = (call.params['id'] ?? '').toLowerCase();
  const owner = call.tenant.directory.people.find((person) => hasLaptop(call.tenant, person) && idOf(call.tenant, person) === id);
  if (owner === undefined) throw resourceNotFound(id);
  return owner;
};

const update = (call: GraphCall): GraphAnswer => {
  if (!call.tenant.rules.holds(call.agent, ['Intune Administrator', 'Global Administrator'], null)) throw requestDenied();
  const owner = ownerOf(call);
  const { accountEnabled } = bodyObject(call);
  if (typeof accountEnabled !== 'boolean') throw parseFailure("Only 'accountEnabled' of a device can be changed here.");
  const id = idOf(call.tenant, owner);
  if (accountEnabled) call.tenant.disabledDevices.delete(id);
  else call.tenant.disabledDevices.add(id);
  audit(call, owner, accountEnabled ? 'Update device' : 'Disable device', DIRECTORY_SERVICE, 'Update');
  return noContent();
};

const ofPerson = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  const value = hasLaptop(call.tenant, target) ? [{ '@odata.type': '#microsoft.graph.device', ...deviceJson(call.tenant, target) }] : [];
  return json({ '@odata.context': context(call, 'directoryObjects'), value });
};

export const deviceRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/devices', service: 'directory', handle: list },
  {
    verb: 'GET',
    pattern: '/devices/{id}',
    service: 'directory',
    handle: (call) => json({ '@odata.context': context(call, 'devices/$entity'), ...deviceJson(call.tenant, ownerOf(call)) }),
  },
  { verb: 'PATCH', pattern: '/devices/{id}', service: 'directory', handle: update },
  { verb: 'GET', pattern: '/users/{user}/registeredDevices', service: 'directory', handle: ofPerson },
  { verb: 'GET', pattern: '/users/{user}/ownedDevices', service: 'directory', handle: ofPerson },
];
