import { accessDenied, invalidRequest, parseFailure, resourceNotFound, type GraphError } from '../answers.ts';
import type { Person } from '../directory/person.ts';
import { guidOf } from '../random.ts';
import type { GraphCall } from '../router.ts';

/** The person that {user} names. graph.ts has already refused unknown ones. */
export const targetOf = (call: GraphCall): Person => {
  const id = call.params['user'] ?? '';
  const person = call.tenant.directory.find(id);
  if (person === undefined) throw resourceNotFound(id);
  return person;
};

export const isSelf = (call: GraphCall, target: Person): boolean => target === call.agent;

/** @throws accessDenied unless the agent's role reads this person's methods */
export const mustReadMethods = (call: GraphCall, target: Person): void => {
  if (!call.tenant.rules.mayReadMethods(call.agent, target)) throw accessDenied();
};

/** @throws accessDenied unless the agent's role manages this person's methods; one's own are one's own */
export const mustManageMethods = (call: GraphCall, target: Person): void => {
  if (!isSelf(call, target) && !call.tenant.rules.may('manage-methods', call.agent, target)) throw accessDenied();
};

/** The body as an object. @throws 400 when it is anything else */
export const bodyObject = (call: GraphCall): Readonly<Record<string, unknown>> => {
  const { body } = call;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw parseFailure('Empty Payload. JSON content expected.');
};

export const stringIn = (
  body: Readonly<Record<string, unknown>>,
  name: string,
  refuse: (message: string) => GraphError = invalidRequest,
): string => {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw refuse(`Property '${name}' is required and must be a string.`);
  return value;
};

export const context = (call: GraphCall, what: string): string => `${call.root}/$metadata#${what}`;

/** "users('id')/authentication/phoneMethods" */
export const methodsContext = (call: GraphCall, target: Person, collection: string): string =>
  context(call, `users('${encodeURIComponent(target.id)}')/authentication/${collection}`);

/** Writes an entry of the audit log, which readers see after its lag. */
export const audit = (
  call: GraphCall,
  target: Person | null,
  activityDisplayName: string,
  service: string,
  operationType: string,
  details: Readonly<Record<string, string>> = {},
): void => {
  call.tenant.audits.record({
    id: `Directory_${guidOf('audit', call.clientRequestId, call.nowMs, activityDisplayName).slice(0, 13)}_${call.nowMs.toString(36)}`,
    atMs: call.nowMs,
    activityDisplayName,
    category: 'UserManagement',
    loggedByService: service,
    operationType,
    result: 'success',
    resultReason: '',
    correlationId: guidOf('correlation', call.clientRequestId),
    actor: call.agent,
    target,
    details: Object.entries(details).map(([key, value]) => ({ key, value })),
  });
};

export const METHODS_SERVICE = 'Authentication Methods';
export const DIRECTORY_SERVICE = 'Core Directory';
