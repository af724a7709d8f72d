import { json, parseFailure, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { HOUR, isoTicks } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import { canBeDefault } from '../methods/default-method.ts';
import type { Method, Preference } from '../methods/kinds.ts';
import { parseFilter } from '../odata/filter.ts';
import { leaves, passes, readPath } from '../odata/filter-eval.ts';
import { readToken, writeToken } from '../odata/query.ts';
import type { GraphCall, Route } from '../router.ts';
import { context } from './shared.ts';
import { mustReadLogs } from './sign-ins.ts';

const PAGE = 1000;
/** The report is made anew now and then, not at each request. */
const REFRESH = 6 * HOUR;

/** The report's own names of methods; they differ from the types. */
const reportName = (method: Method): string => {
  switch (method.kind) {
    case 'phone':
      return { mobile: 'mobilePhone', alternateMobile: 'alternateMobilePhone', office: 'officePhone' }[method.phoneType];
    case 'microsoftAuthenticator':
      return 'microsoftAuthenticatorPush';
    case 'passwordlessMicrosoftAuthenticator':
      return 'microsoftAuthenticatorPasswordless';
    case 'softwareOath':
      return 'softwareOneTimePasscode';
    case 'hardwareOath':
      return 'hardwareOneTimePasscode';
    case 'fido2':
      return 'passKeyDeviceBound';
    case 'platformCredential':
      return 'macOsSecureEnclaveKey';
    case 'external':
      return 'externalAuthMethod';
    case 'email':
    case 'windowsHelloForBusiness':
    case 'temporaryAccessPass':
    case 'qrCodePin':
      return method.kind;
  }
};

const DEFAULT_METHODS: Readonly<Record<Preference | 'none', string>> = {
  none: 'none',
  push: 'microsoftAuthenticatorPush',
  oath: 'softwareOneTimePasscode',
  sms: 'mobilePhone',
  voiceMobile: 'mobilePhone',
  voiceAlternateMobile: 'alternateMobilePhone',
  voiceOffice: 'officePhone',
};

const PASSWORDLESS: readonly string[] = [
  'passKeyDeviceBound',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPasswordless',
  'macOsSecureEnclaveKey',
];

const detailsOf = (call: GraphCall, person: Person): Record<string, unknown> => {
  const state = call.tenant.peekAuth(person);
  const names = [...new Set(state.methods.map(reportName))];
  const isMfa = state.methods.some(
    (method) => canBeDefault(method) || method.kind === 'fido2' || method.kind === 'windowsHelloForBusiness' || method.kind === 'external',
  );
  const isSspr = state.methods.some(
    (method) => method.kind === 'phone' || method.kind === 'email' || method.kind === 'microsoftAuthenticator',
  );
  return {
    ...(call.version === 'beta' ? { defaultMfaMethod: DEFAULT_METHODS[state.preferred ?? 'none'] } : {}),
    id: person.id,
    userPrincipalName: person.userPrincipalName,
    userDisplayName: person.displayName,
    userType: person.userType === 'Guest' ? 'guest' : 'member',
    isAdmin: call.tenant.directory.activeAssignments(person).length > 0,
    isSsprRegistered: isSspr,
    isSsprEnabled: person.userType === 'Member',
    isSsprCapable: isSspr && person.userType === 'Member',
    isMfaRegistered: isMfa,
    isMfaCapable: isMfa,
    isPasswordlessCapable: names.some((name) => PASSWORDLESS.includes(name)),
    lastUpdatedDateTime: isoTicks(Math.floor(call.nowMs / REFRESH) * REFRESH),
    methodsRegistered: names,
    isSystemPreferredAuthenticationMethodEnabled: state.isSystemPreferred,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication: state.preferred ?? 'none',
  };
};

const FILTERS = new Set([
  'ismfacapable',
  'ismfaregistered',
  'ispasswordlesscapable',
  'isssprcapable',
  'isssprenabled',
  'isssprregistered',
  'issystempreferredauthenticationmethodenabled',
  'isadmin',
  'methodsregistered',
  'userdisplayname',
  'userprincipalname',
  'usertype',
  'id',
  'userpreferredmethodforsecondaryauthentication',
  'lastupdateddatetime',
]);

const list = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const { query, tenant } = call;
  query.allow('filter', 'orderby', 'select', 'top', 'skiptoken');
  const text = query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter !== undefined)
    for (const leaf of leaves(filter)) if (!FILTERS.has(leaf.path.toLowerCase())) throw parseFailure('Invalid filter clause');
  const orderby = query.get('orderby');
  const order =
    orderby === undefined
      ? undefined
      : /^(?<name>userDisplayName|userPrincipalName)(?:\s+(?<direction>asc|desc))?$/iu.exec(orderby)?.groups;
  if (orderby !== undefined && order === undefined) throw parseFailure('Invalid orderby clause');
  const content = readToken(query.get('skiptoken'));
  const start = typeof content?.['n'] === 'number' ? content['n'] : 0;
  const top = query.top(PAGE, PAGE, 'clamp');
  let people: readonly Person[] = tenant.directory.people;
  if (order !== undefined) {
    const key = order['name']?.toLowerCase() === 'userdisplayname' ? 'displayName' : 'userPrincipalName';
    const sign = order['direction']?.toLowerCase() === 'desc' ? -1 : 1;
    people = [...people].sort((a, b) => sign * (a[key].toLowerCase() < b[key].toLowerCase() ? -1 : 1));
  }
  // The token counts people looked at, so that a filtered page may come up short but never repeats anybody.
  const value: unknown[] = [];
  let at = start;
  for (; at < people.length && value.length < top; at += 1) {
    const person = people[at];
    if (person === undefined) break;
    const details = detailsOf(call, person);
    if (filter === undefined || passes(filter, (path) => readPath(details, path))) value.push(details);
  }
  return json({
    '@odata.context': context(call, 'reports/authenticationMethods/userRegistrationDetails'),
    ...(at < people.length
      ? {
          '@odata.nextLink': `${call.root}/reports/authenticationMethods/userRegistrationDetails?${query.withSkipToken(writeToken({ n: at }))}`,
        }
      : {}),
    value,
  });
};

const get = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const person = call.tenant.directory.find(call.params['id'] ?? '');
  if (person === undefined) throw resourceNotFound(call.params['id'] ?? '');
  return json({
    '@odata.context': context(call, 'reports/authenticationMethods/userRegistrationDetails/$entity'),
    ...detailsOf(call, person),
  });
};

const USER_TYPES = ['all', 'member', 'guest'];
const USER_ROLES = ['all', 'privilegedAdmin', 'admin', 'user'];

/** The people that (includedUserTypes='...',includedUserRoles='...') names. */
const included = (call: GraphCall): { readonly people: readonly Person[]; readonly userTypes: string; readonly userRoles: string } => {
  mustReadLogs(call);
  const word = (name: string, known: readonly string[]): string => {
    const value = (call.params[name] ?? 'all').replaceAll("'", '');
    if (!known.includes(value)) throw parseFailure(`The value '${value}' is not valid for '${name}'.`);
    return value;
  };
  const userTypes = word('includedUserTypes', USER_TYPES);
  const userRoles = word('includedUserRoles', USER_ROLES);
  const people = call.tenant.directory.people.filter(
    (person) =>
      (userTypes === 'all' || person.userType.toLowerCase() === userTypes) &&
      (userRoles === 'all' || call.tenant.directory.activeAssignments(person).length > 0 === (userRoles !== 'user')),
  );
  return { people, userTypes, userRoles };
};

const byMethod = (call: GraphCall): GraphAnswer => {
  const { people, userTypes, userRoles } = included(call);
  const counts = new Map<string, number>([['password', people.length]]);
  for (const person of people)
    for (const name of new Set(call.tenant.peekAuth(person).methods.map(reportName))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return json({
    '@odata.context': context(call, 'microsoft.graph.userRegistrationMethodSummary'),
    totalUserCount: people.length,
    userTypes,
    userRoles,
    userRegistrationMethodCounts: [...counts].map(([authenticationMethod, userCount]) => ({ authenticationMethod, userCount })),
  });
};

const FEATURES = {
  ssprRegistered: 'isSsprRegistered',
  ssprEnabled: 'isSsprEnabled',
  ssprCapable: 'isSsprCapable',
  passwordlessCapable: 'isPasswordlessCapable',
  mfaCapable: 'isMfaCapable',
} as const;

const byFeature = (call: GraphCall): GraphAnswer => {
  const { people, userTypes, userRoles } = included(call);
  const details = people.map((person) => detailsOf(call, person));
  return json({
    '@odata.context': context(call, 'microsoft.graph.userRegistrationFeatureSummary'),
    totalUserCount: people.length,
    userTypes,
    userRoles,
    userRegistrationFeatureCounts: Object.entries(FEATURES).map(([feature, property]) => ({
      feature,
      userCount: details.filter((one) => one[property] === true).length,
    })),
  });
};

const REPORTS = '/reports/authenticationMethods';
export const reportRoutes: readonly Route[] = [
  { verb: 'GET', pattern: `${REPORTS}/userRegistrationDetails`, service: 'logs', handle: list },
  { verb: 'GET', pattern: `${REPORTS}/userRegistrationDetails/{id}`, service: 'logs', handle: get },
  { verb: 'GET', pattern: `${REPORTS}/usersRegisteredByMethod`, service: 'logs', handle: byMethod },
  { verb: 'GET', pattern: `${REPORTS}/usersRegisteredByFeature`, service: 'logs', handle: byFeature },
];
