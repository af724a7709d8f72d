import { json, noContent, parseFailure, requestDenied, resourceNotFound, unsupportedQuery, type GraphAnswer } from '../answers.ts';
import { isExternal, type Person } from '../directory/person.ts';
import { UserIndex } from '../directory/user-index.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes } from '../odata/filter-eval.ts';
import { readToken, writeToken } from '../odata/query.ts';
import { parseSearch } from '../odata/search.ts';
import { parseSelect } from '../odata/select.ts';
import type { GraphCall, Route } from '../router.ts';
import type { Tenant } from '../tenant.ts';
import { audit, bodyObject, context, DIRECTORY_SERVICE, isSelf, targetOf } from './shared.ts';
import { checkUserFilter } from './user-filter.ts';
import { defaultProperties, refuseSingleUserProperties, USER_PROPERTIES, userJson, userProperty } from './user-json.ts';

const PAGE = 100;
const LARGEST_PAGE = 999;

const indexes = new WeakMap<Tenant, UserIndex>();
/** One index for each tenant, kept here because only these operations search. */
export const userIndex = (tenant: Tenant): UserIndex => {
  const known = indexes.get(tenant) ?? new UserIndex(tenant.directory.people);
  indexes.set(tenant, known);
  return known;
};

const isEventual = (call: GraphCall): boolean => call.headers['consistencylevel']?.toLowerCase() === 'eventual';

/** Parses "displayName" / "userPrincipalName desc"; other properties are not sorted by the directory. */
const parseOrder = (orderby: string | undefined): ((a: Person, b: Person) => number) | undefined => {
  if (orderby === undefined) return undefined;
  const [name = '', direction = 'asc'] = orderby.trim().split(/\s+/u);
  const lower = name.toLowerCase();
  const key =
    lower === 'displayname'
      ? (p: Person): string => p.displayName
      : lower === 'userprincipalname'
        ? (p: Person): string => p.userPrincipalName
        : undefined;
  if (key === undefined) throw unsupportedQuery(`Sorting on property '${name}' is not supported for resource 'User'.`);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return (a, b) => {
    const [x, y] = [key(a).toLowerCase(), key(b).toLowerCase()];
    return sign * (x < y ? -1 : x > y ? 1 : a.index - b.index);
  };
};

const listUsers = (call: GraphCall): GraphAnswer => {
  const { query, tenant } = call;
  if (query.get('skip') !== undefined) throw unsupportedQuery("'$skip' is not supported by the service.");
  query.allow('count', 'expand', 'filter', 'orderby', 'search', 'select', 'top', 'skiptoken', 'format');
  const eventual = isEventual(call);
  const isAdvanced = eventual && query.flag('count');
  const selected = parseSelect(query.get('select'), 'user', USER_PROPERTIES);
  refuseSingleUserProperties(selected);
  const search = query.get('search');
  const filterText = query.get('filter');
  const order = parseOrder(query.get('orderby'));
  const expandsManager = parseExpand(query.get('expand'));
  if (search !== undefined && !eventual)
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  if (expandsManager && (search !== undefined || isAdvanced))
    throw unsupportedQuery('$expand is not currently supported with advanced queries.');
  if (filterText !== undefined && order !== undefined && !isAdvanced)
    throw unsupportedQuery(
      'Sorting not supported for current query. Try adding $count=true query parameter and ConsistencyLevel:eventual header.',
    );

  const filter = filterText === undefined ? undefined : parseFilter(filterText);
  if (filter !== undefined) checkUserFilter(filter, isAdvanced);
  const everybody = tenant.directory.people;
  // Indexes, not people, as long as nobody needs to look at them: a short prefix finds tens of thousands.
  let found: ArrayLike<number> & { slice(start: number, end: number): ArrayLike<number> } =
    search === undefined ? tenant.everyIndex : userIndex(tenant).search(parseSearch(search));
  if (filter !== undefined || order !== undefined) {
    let people = Array.from(found, (index) => everybody[index]).filter((person) => person !== undefined);
    if (filter !== undefined) people = people.filter((person) => passes(filter, (path) => userProperty(person, tenant, path)));
    if (order !== undefined) people.sort(order);
    found = people.map((person) => person.index);
  }

  const top = query.top(PAGE, LARGEST_PAGE, 'refuse');
  const mark = readToken(query.get('skiptoken'));
  const start = typeof mark?.['n'] === 'number' ? mark['n'] : 0;
  const page = Array.from(found.slice(start, start + top)).flatMap((index) => everybody[index] ?? []);
  const more = start + top < found.length;
  const names = selected ?? defaultProperties(call.version);
  return json({
    '@odata.context': context(call, selected === undefined ? 'users' : `users(${selected.join(',')})`),
    ...(isAdvanced && mark === undefined ? { '@odata.count': found.length } : {}),
    ...(more ? { '@odata.nextLink': `${call.root}/users?${query.withSkipToken(writeToken({ n: start + top }))}` } : {}),
    value: page.map((person) => ({
      ...userJson(person, tenant, names),
      ...(expandsManager ? { manager: managerJson(call, person) } : {}),
    })),
  });
};

/** Only manager can be expanded here. */
const parseExpand = (expand: string | undefined): boolean => {
  if (expand === undefined || expand === '') return false;
  if (/^manager(?:\(.*\))?$/iu.test(expand)) return true;
  throw parseFailure(`Parsing OData Select and Expand failed: Could not find a property named '${expand}' on type 'microsoft.graph.user'.`);
};

const managerJson = (call: GraphCall, person: Person): Record<string, unknown> | null => {
  const manager = call.tenant.directory.managerOf(person);
  return manager === undefined ? null : { '@odata.type': '#microsoft.graph.user', ...userJson(manager, call.tenant) };
};

const getUser = (call: GraphCall): GraphAnswer => {
  call.query.allow('select', 'expand', 'count', 'format');
  const target = targetOf(call);
  const selected = parseSelect(call.query.get('select'), 'user', USER_PROPERTIES);
  const expandsManager = parseExpand(call.query.get('expand'));
  const manager = expandsManager ? managerJson(call, target) : null;
  const tips =
    selected === undefined
      ? {
          '@microsoft.graph.tips':
            "This request only returns a subset of the resource's properties. Your app will need to use $select to return non-default properties.",
        }
      : {};
  return json({
    '@odata.context': context(call, selected === undefined ? 'users/$entity' : `users(${selected.join(',')})/$entity`),
    ...tips,
    ...userJson(target, call.tenant, selected ?? defaultProperties(call.version)),
    ...(manager === null ? {} : { manager }),
  });
};

const getManager = (call: GraphCall): GraphAnswer => {
  const manager = call.tenant.directory.managerOf(targetOf(call));
  if (manager === undefined) throw resourceNotFound('manager');
  const selected = parseSelect(call.query.get('select'), 'user', USER_PROPERTIES);
  return json({
    '@odata.context': context(call, 'directoryObjects/$entity'),
    '@odata.type': '#microsoft.graph.user',
    ...userJson(manager, call.tenant, selected ?? defaultProperties(call.version)),
  });
};

/** Needs a role that performs sensitive actions on this person. */
const SENSITIVE = new Set(['accountEnabled', 'businessPhones', 'mobilePhone', 'otherMails', 'passwordProfile', 'userPrincipalName']);
const PLAIN = new Set(['displayName', 'givenName', 'surname', 'jobTitle', 'department', 'officeLocation', 'employeeId', 'mail']);
/** A person may change these of their own. */
const OWN = new Set(['businessPhones', 'mobilePhone', 'officeLocation', 'givenName', 'surname', 'displayName']);

const updateUser = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  const body = bodyObject(call);
  const names = Object.keys(body).filter((name) => !name.includes('@'));
  const unknown = names.find((name) => !SENSITIVE.has(name) && !PLAIN.has(name));
  if (unknown !== undefined) {
    if (USER_PROPERTIES.includes(unknown)) throw parseFailure(`Property '${unknown}' is read-only and cannot be set.`);
    throw parseFailure(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`);
  }
  const sensitive = names.some((name) => SENSITIVE.has(name));
  const ownOnly = isSelf(call, target) && names.every((name) => OWN.has(name));
  const scopes = call.token.scopes;
  const narrow =
    names.every((name) => name === 'accountEnabled') && scopes.has('User.EnableDisableAccount.All') && scopes.has('User.Read.All');
  if (!ownOnly && !narrow && !scopes.has('User.ReadWrite.All') && !scopes.has('Directory.ReadWrite.All')) throw requestDenied();
  if (!ownOnly && !call.tenant.rules.may('sensitive', call.agent, target)) throw requestDenied();
  if (
    !ownOnly &&
    !sensitive &&
    !call.tenant.rules.holds(
      call.agent,
      ['User Administrator', 'Privileged Authentication Administrator', 'Authentication Administrator', 'Global Administrator'],
      target,
    )
  )
    throw requestDenied();
  for (const name of names) set(target, name, body[name]);
  userIndex(call.tenant).changed(target);
  call.tenant.changes.push(target.index);
  const activity = names.includes('accountEnabled') ? (target.accountEnabled ? 'Enable account' : 'Disable account') : 'Update user';
  audit(call, target, activity, DIRECTORY_SERVICE, 'Update');
  return noContent();
};

const set = (target: Person, name: string, value: unknown): void => {
  const wrong = (): Error => parseFailure(`Invalid value specified for property '${name}' of resource 'User'.`);
  if (name === 'accountEnabled') {
    if (typeof value !== 'boolean') throw wrong();
    target.accountEnabled = value;
  } else if (name === 'businessPhones') {
    if (!Array.isArray(value) || value.length > 1 || !value.every((item): item is string => typeof item === 'string')) throw wrong();
    target.businessPhones = value;
  } else if (name === 'displayName' || name === 'userPrincipalName') {
    if (typeof value !== 'string' || value === '') throw wrong();
    target[name] = value;
  } else if (
    name === 'givenName' ||
    name === 'surname' ||
    name === 'jobTitle' ||
    name === 'department' ||
    name === 'officeLocation' ||
    name === 'employeeId' ||
    name === 'mail' ||
    name === 'mobilePhone'
  ) {
    if (value !== null && typeof value !== 'string') throw wrong();
    target[name] = value;
  } else throw parseFailure(`Property '${name}' cannot be set in this practice tenant.`);
};

const revokeSessions = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!isSelf(call, target) && !call.tenant.rules.may('end-sessions', call.agent, target)) throw requestDenied();
  // An external person's sessions are their own organisation's: the answer is the same, and nothing moves.
  if (isExternal(target)) return json({ '@odata.context': context(call, 'Edm.Boolean'), value: true });
  target.sessionsValidFromMs = call.nowMs;
  audit(call, target, 'Update StsRefreshTokenValidFrom Timestamp', DIRECTORY_SERVICE, 'Update');
  return json({ '@odata.context': context(call, 'Edm.Boolean'), value: true });
};

export const userRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/users', service: 'directory', handle: listUsers },
  { verb: 'GET', pattern: '/users/{user}', service: 'directory', handle: getUser },
  { verb: 'PATCH', pattern: '/users/{user}', service: 'directory', handle: updateUser },
  { verb: 'GET', pattern: '/users/{user}/manager', service: 'directory', handle: getManager },
  { verb: 'POST', pattern: '/users/{user}/revokeSignInSessions', service: 'directory', handle: revokeSessions },
  { verb: 'POST', pattern: '/users/{user}/invalidateAllRefreshTokens', service: 'directory', betaOnly: true, handle: revokeSessions },
];
