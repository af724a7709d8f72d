import type { Act } from '../../../contract/acts.ts';
import type { ActDecision } from '../../../contract/permission.ts';
import type { Person } from '../../../contract/person.ts';
import type { UserSummary } from '../../../contract/user.ts';
import { amarasDevices, amarasMethods } from './methods.ts';

const id = (n: number) => `7f3e${String(n).padStart(4, '0')}-2b1c-4c55-9d10-0a1b2c3d4e5f`;
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

type Seed = Partial<UserSummary> & { readonly displayName: string; readonly upn: string };

const seeds: readonly Seed[] = [
  {
    displayName: 'Amara Okafor',
    upn: 'amara.okafor@fernhollow.example',
    jobTitle: 'Ward Sister',
    department: 'Cardiology',
    employeeId: '104417',
  },
  {
    displayName: 'Amara Okafor-Lindqvist',
    upn: 'amara.lindqvist@fernhollow.example',
    jobTitle: 'Payroll Officer',
    department: 'Finance',
    employeeId: '118820',
  },
  { displayName: 'Amar Okonkwo', upn: 'amar.okonkwo@fernhollow.example', jobTitle: 'Porter', department: 'Estates', accountEnabled: false },
  {
    displayName: 'Amaryllis Oke (Adm)',
    upn: 'adm.amaryllis.oke@fernhollow.example',
    jobTitle: 'Identity Engineer',
    department: 'Digital',
    adminRoles: ['Privileged Role Administrator', 'Security Administrator', 'Reports Reader'],
  },
  {
    displayName: 'Ámar Ólafsson',
    upn: 'a.olafsson_gmail.example#EXT#@fernhollow.example',
    userType: 'Guest',
    jobTitle: null,
    department: null,
  },
  {
    displayName: 'Amаra Okаfor',
    upn: 'amara.okafor2@fernhollow.example',
    nameWarnings: ['mixedScripts'],
    jobTitle: 'Ward Sister',
    department: 'Cardiology',
  },
  {
    displayName: 'Amara \u202Erofako\u202C\u200B Admin',
    upn: 'amara.bidi@fernhollow.example',
    nameWarnings: ['bidirectional', 'invisible'],
    jobTitle: '<img src=x onerror=alert(1)>',
    department: 'Pharmacy',
  },
  {
    displayName: `Amara ${'Wolfeschlegelsteinhausenbergerdorff '.repeat(280)}`,
    upn: 'amara.long@fernhollow.example',
    nameWarnings: ['tooLong'],
    jobTitle: 'Archivist',
    department: 'Library',
  },
  ...['Sofia Amarante', 'Priya Raman', 'Tom Harlow', 'Wen Li', 'José Amarillo'].map((displayName, n) => ({
    displayName,
    upn: `user${n}@fernhollow.example`,
    jobTitle: 'Clinical Coder',
    department: 'Records',
    employeeId: `12000${n}`,
  })),
];

/** The invented directory of the fake desk. */
export const people: readonly UserSummary[] = seeds.map(({ upn, ...seed }, n) => ({
  id: id(n),
  nameWarnings: [],
  userPrincipalName: upn,
  mail: upn.includes('#EXT#') ? 'a.olafsson@gmail.example' : upn,
  jobTitle: null,
  department: null,
  employeeId: null,
  accountEnabled: true,
  userType: 'Member',
  adminRoles: [],
  matchedOn: 'displayName',
  ...seed,
}));

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** People whose name, UPN, mail or employee ID holds the query. */
export const findPeople = (query: string): readonly UserSummary[] =>
  people.flatMap((user) => {
    const has = (value: string | null) => value !== null && plain(value).includes(plain(query));
    const matchedOn = has(user.displayName)
      ? 'displayName'
      : has(user.userPrincipalName)
        ? 'userPrincipalName'
        : has(user.employeeId)
          ? 'employeeId'
          : null;
    return matchedOn === null ? [] : [{ ...user, matchedOn }];
  });

const signIn = (
  n: number,
  minutes: number,
  outcome: string,
  errorCode: number,
  place: string,
  device: string,
): Extract<Person['signIns'], { ok: true }>['value'][number] => ({
  id: `sign-in-${n}`,
  atUtc: minutesAgo(minutes),
  result: errorCode === 0 ? 'succeeded' : 'failed',
  outcome,
  errorCode,
  appDisplayName: ['Microsoft Teams', 'Outlook', 'My Sign-ins', 'Office 365 SharePoint Online'][n % 4] ?? null,
  place,
  ipAddress: `203.0.113.${10 + n}`,
  network: n === 0 ? 'Head office' : null,
  device,
});

const signIns = [
  signIn(0, 38, 'Did not pass the second step: no answer on the phone', 500121, 'Leeds, GB', 'Windows 11, LT-4417'),
  signIn(1, 41, 'Did not pass the second step: no answer on the phone', 500121, 'Leeds, GB', 'Windows 11, LT-4417'),
  signIn(2, 1_520, 'Signed in', 0, 'Leeds, GB', 'Galaxy A54'),
  signIn(3, 2_950, 'Signed in', 0, 'Leeds, GB', 'Windows 11, LT-4417'),
  signIn(4, 4_400, 'Wrong password', 50126, 'Wakefield, GB', 'iPad'),
  signIn(5, 5_800, 'Signed in', 0, 'Leeds, GB', 'Windows 11, LT-4417'),
  signIn(6, 7_300, 'Signed in', 0, 'Leeds, GB', 'Windows 11, LT-4417'),
];

const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const everyAct = (decision: ActDecision): Record<Act, ActDecision> => ({
  manageMethods: decision,
  resetPassword: decision,
  endSessions: decision,
  block: decision,
  changeSensitive: decision,
});

/** The person pane's data for one of `people`; everything readable. */
export const personOf = (user: UserSummary): Person => ({
  user: {
    ...user,
    givenName: user.displayName.split(' ')[0] ?? null,
    surname: user.displayName.split(' ').at(-1) ?? null,
    officeLocation: 'Leeds General, Level 4',
    mobilePhone: '+44 7700 900417',
    businessPhones: ['+44 113 496 0417'],
    accountEnabled: user.accountEnabled ?? true,
    userType: user.userType ?? 'Member',
    createdDateTime: '2019-05-13T08:00:00Z',
    lastPasswordChangeDateTime: minutesAgo(60 * 24 * 96),
    signInSessionsValidFromDateTime: minutesAgo(60 * 24 * 96),
    onPremisesSyncEnabled: false,
  },
  permission:
    (user.adminRoles?.length ?? 0) > 0
      ? {
          privilegedTarget: true,
          acts: everyAct({
            allowed: false,
            reason: 'privilegedTarget',
            because: 'This person is Privileged Role Administrator, which is beyond your role.',
            askInstead: 'Ask a Privileged Authentication Administrator.',
          }),
        }
      : { privilegedTarget: false, acts: everyAct({ allowed: true, because: 'You are Authentication Administrator.' }) },
  adminRoles: ok([...(user.adminRoles ?? [])]),
  methods: ok([...amarasMethods]),
  devices: [...amarasDevices],
  preferences: ok({
    isSystemPreferredEnabled: true,
    systemPreferred: 'Fido2',
    userPreferred: 'push',
    explanation:
      'The default is a notification in Microsoft Authenticator, but the organisation lets Microsoft choose: the passkey on the YubiKey is asked for first.',
  }),
  perUserMfa: ok('disabled'),
  manager: ok({
    id: id(900),
    displayName: 'Deborah Whitlock',
    userPrincipalName: 'deborah.whitlock@fernhollow.example',
    jobTitle: 'Matron',
    phones: [{ number: 'business', ending: '0400', display: '+44 113 496 0400' }],
  }),
  signIns: ok(signIns),
  passPolicy: ok({
    enabled: true,
    minimumLifetimeMinutes: 10,
    maximumLifetimeMinutes: 480,
    defaultLifetimeMinutes: 60,
    oneTimeOnly: false,
    personInScope: true,
  }),
  deskHistory: [
    {
      planId: '11111111-1111-4111-8111-111111111111',
      atUtc: minutesAgo(60 * 24 * 9),
      ticket: 'INC-20102',
      agentName: 'Kofi Mensah',
      summary: 'Lost phone: 2 methods removed, pass handed over, new Authenticator seen.',
    },
    {
      planId: null,
      atUtc: minutesAgo(60 * 24 * 200),
      ticket: 'INC-17830',
      agentName: 'Ines Duarte',
      summary: 'Pass handed over, nothing removed.',
    },
  ],
  failedChecks: [],
  callBackNumbers: [
    { number: 'business', label: 'Business phone', display: '+44 113 496 0417', ending: '417', doubt: null },
    { number: 'mobile', label: 'Mobile phone', display: '+44 7700 900417', ending: '417', doubt: 'This number may be on the lost phone.' },
  ],
  readAtUtc: new Date().toISOString(),
  stale: false,
});
