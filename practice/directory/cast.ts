import { DAY, HOUR, MINUTE } from '../clock.ts';
import type { Method } from '../methods/kinds.ts';
import { guidOf } from '../random.ts';
import * as make from '../methods/make.ts';
import { APPLICATION_OWNERS, ORGANISATION, TIER_ONE } from './organisation.ts';
import type { CastMember } from './person.ts';

/**
 * The people who are always there, with the same properties whatever the seed and the size, so that
 * tests and demonstrations can name them. practice/people.md tells their stories.
 */

const upn = (local: string): string => `${local}@${ORGANISATION.domain}`;
const handset = (key: string, name: string, daysAgo = 420): ((nowMs: number) => Method) => (nowMs) => make.authenticator(key, name, nowMs - daysAgo * DAY, nowMs - 20 * HOUR);
const just = (...list: readonly ((nowMs: number) => Method)[]) => (nowMs: number): readonly Method[] => list.map((build) => build(nowMs));

const DIGITAL = 'Digital Services';
const LEAD = upn('morag.sinclair');
const PRINCIPAL = upn('eleanor.vance');
const REGISTRAR = upn('rosalind.achebe');

/** Wen's hardware token in the inventory. */
export const WEN_TOKEN_ID = guidOf('hardware-token', 'wen');

/** Those who hold a token of the run. The first is the default agent. */
export const AGENTS: readonly CastMember[] = [
  {
    upn: LEAD, givenName: 'Morag', surname: 'Sinclair', jobTitle: 'Service Desk Lead', department: DIGITAL, employeeId: 'NM000001',
    businessPhones: ['+44 1632 960001'], manager: PRINCIPAL, photo: true,
    roles: [{ role: 'Authentication Administrator' }, { role: 'Global Reader' }],
    auth: { methods: just(handset('morag', 'Morag’s Pixel 9a'), (now) => make.fido2('morag', 'Morag’s desk key', now - 400 * DAY)), preferred: 'push' },
  },
  {
    upn: upn('tunde.adeyemi'), givenName: 'Tunde', surname: 'Adeyemi', jobTitle: 'Service Desk Analyst', department: DIGITAL, employeeId: 'NM000002',
    businessPhones: ['+44 1632 960002'], manager: LEAD, photo: true,
    roles: [{ role: 'Authentication Administrator' }],
    auth: { methods: just(handset('tunde', 'Tunde’s Galaxy A54')), preferred: 'push' },
  },
  {
    upn: upn('ingrid.halvorsen'), givenName: 'Ingrid', surname: 'Halvorsen', jobTitle: 'Identity Engineer', department: DIGITAL, employeeId: 'NM000003',
    businessPhones: ['+44 1632 960003'], manager: LEAD, photo: true,
    roles: [{ role: 'Privileged Authentication Administrator' }],
    auth: { methods: just((now) => make.fido2('ingrid', 'Ingrid’s red key', now - 500 * DAY, 1), handset('ingrid', 'Ingrid’s iPhone 15')), preferred: 'push' },
  },
  {
    upn: upn('rhys.pritchard'), givenName: 'Rhys', surname: 'Pritchard', jobTitle: 'Campus Support Analyst', department: DIGITAL, employeeId: 'NM000004',
    businessPhones: ['+44 1632 960004'], manager: LEAD, photo: true,
    roles: [{ role: 'Authentication Administrator', unit: 'Strings campus' }],
    auth: { methods: just(handset('rhys', 'Rhys’s Fairphone 5')), preferred: 'push' },
  },
  {
    upn: upn('chidi.okonkwo'), givenName: 'Chidi', surname: 'Okonkwo', jobTitle: 'Service Desk Analyst', department: DIGITAL, employeeId: 'NM000005',
    businessPhones: ['+44 1632 960005'], manager: LEAD,
    roles: [{ role: 'Helpdesk Administrator' }],
    auth: { methods: just(handset('chidi', 'Chidi’s iPhone SE')), preferred: 'push' },
  },
  {
    upn: upn('beatriz.carvalho'), givenName: 'Beatriz', surname: 'Carvalho', jobTitle: 'Joiners and Leavers Officer', department: 'People and Culture', employeeId: 'NM000006',
    businessPhones: ['+44 1632 960006'], manager: LEAD,
    roles: [{ role: 'User Administrator' }],
    auth: { methods: just(handset('beatriz', 'Beatriz’s Galaxy S23')), preferred: 'push' },
  },
  {
    upn: upn('yusuf.demir'), givenName: 'Yusuf', surname: 'Demir', jobTitle: 'Internal Auditor', department: 'Finance and Payroll', employeeId: 'NM000007',
    businessPhones: ['+44 1632 960007'], manager: PRINCIPAL,
    roles: [{ role: 'Global Reader' }],
    auth: { methods: just(handset('yusuf', 'Yusuf’s Pixel 8')), preferred: 'push' },
  },
];

/** Those whom the tickets are about. */
export const CALLERS: readonly CastMember[] = [
  {
    upn: upn('priya.raman'), givenName: 'Priya', surname: 'Raman', jobTitle: 'Admissions Officer', department: 'Registry and Admissions', employeeId: 'NM100001',
    mobilePhone: '+44 7700 900001', businessPhones: ['+44 1632 960101'], manager: REGISTRAR, photo: true,
    auth: {
      methods: just(
        handset('priya', "Priya's iPhone"),
        () => make.phone('mobile', '+44 7700900001'),
        () => make.phone('office', '+44 1632960101'),
        (now) => make.fido2('priya', "Priya's blue key", now - 300 * DAY),
      ),
      preferred: 'push', mfa: 'enforced',
    },
  },
  {
    upn: upn('tomasz.zielinski'), displayName: 'Tomasz Zieliński', givenName: 'Tomasz', surname: 'Zieliński', jobTitle: 'BMus Student', department: 'School of Strings', employeeId: 'NM200002',
    mobilePhone: '+44 7700 900002', manager: null, photo: true, units: ['Strings campus'],
    auth: { methods: just(handset('tomasz', 'Tomasz’s Galaxy A54', 90)), preferred: 'push' },
  },
  {
    upn: upn('helena.brandt'), givenName: 'Helena', surname: 'Brandt', jobTitle: 'Head of Digital Services', department: DIGITAL, employeeId: 'NM100003',
    mobilePhone: '+44 7700 900003', businessPhones: ['+44 1632 960103'], manager: PRINCIPAL, photo: true,
    roles: [{ role: 'Global Administrator' }],
    auth: { methods: just(handset('helena', 'Helena’s iPhone 15'), (now) => make.fido2('helena', 'Helena’s red key', now - 700 * DAY, 1)), preferred: 'push', mfa: 'enforced' },
  },
  {
    upn: `amara.nwosu_riverside.example#EXT#@${ORGANISATION.domain}`, givenName: 'Amara', surname: 'Nwosu', jobTitle: 'Visiting Conductor', department: 'Vocal and Opera Studies', employeeId: 'NM900004',
    guestOf: 'amara.nwosu@riverside.example', manager: REGISTRAR,
    auth: { methods: just(() => make.phone('mobile', '+44 7700900004')), preferred: 'sms' },
  },
  {
    upn: upn('callum.reid'), givenName: 'Callum', surname: 'Reid', jobTitle: 'Lighting Tutor', department: 'Drama and Production Arts', employeeId: 'NM100005',
    mobilePhone: '+44 7700 900005', manager: REGISTRAR, blocked: true,
    auth: { methods: just(handset('callum', 'Callum’s Pixel 8'), () => make.phone('mobile', '+44 7700900005')), preferred: 'push' },
  },
  {
    upn: upn('sofia.lindqvist'), givenName: 'Sofia', surname: 'Lindqvist', jobTitle: 'Harp Tutor', department: 'School of Strings', employeeId: 'NM100006',
    mobilePhone: '+44 7700 900006', manager: REGISTRAR, photo: true,
    auth: {
      methods: (now) => [
        make.phone('mobile', '+44 7700900006'),
        make.pass('sofia', { code: 'practice-not-shown', createdAtMs: now - 20 * MINUTE, startAtMs: now - 20 * MINUTE, lifetimeMinutes: 480, isUsableOnce: false }),
      ],
      preferred: 'sms',
    },
  },
  {
    upn: upn('daniel.oconnor'), displayName: "Daniel O'Connor", givenName: 'Daniel', surname: "O'Connor", jobTitle: 'Timetabling Officer', department: 'Registry and Admissions', employeeId: 'NM100007',
    mobilePhone: '+44 7700 900007', businessPhones: ['+44 1632 960107'], manager: REGISTRAR,
    auth: { methods: just(() => make.phone('mobile', '+44 7700900007'), () => make.phone('alternateMobile', '+44 7700900077'), () => make.email('dan.oconnor@letters.example')), preferred: 'sms' },
  },
  {
    upn: upn('grace.mbeki'), givenName: 'Grace', surname: 'Mbeki', jobTitle: 'Front of House Assistant', department: 'Estates and Front of House', employeeId: 'NM100008',
    manager: REGISTRAR, units: ['Front of House'],
    auth: { methods: just((now) => make.qrCodePin('grace', now - 40 * DAY)) },
  },
  {
    upn: upn('ada.lovell'), displayName: 'Ada \u202Etludnoc\u202C Lovell', givenName: 'Ada', surname: 'Lovell', jobTitle: 'Foundation Student', department: 'School of Keyboard', employeeId: 'NM200009',
    mobilePhone: '+44 7700 900009', manager: null,
    auth: { methods: just(handset('ada', 'Ada\u202E enohP \u202C <b>iPhone</b>'), () => make.phone('mobile', '+44 7700900009')), preferred: 'push' },
  },
  {
    upn: upn('liam.carter'), displayName: 'Li\u200Bam Car\u200Dter', givenName: 'Liam', surname: 'Carter', jobTitle: 'BA Acting Student', department: 'Drama and Production Arts', employeeId: 'NM200010',
    mobilePhone: '+44 7700 900010', manager: null,
    auth: { methods: just(handset('liam', 'Pixel 8')), preferred: 'push' },
  },
  {
    upn: upn('nikhil.desai'), givenName: 'Nikhil', surname: 'Desai', jobTitle: 'Studio Engineer', department: 'Composition and Music Technology', employeeId: 'NM100011',
    mobilePhone: '+44 7700 900011', manager: null, photo: true,
    auth: { methods: just(handset('nikhil', 'Nikhil’s Nothing Phone'), () => make.phone('mobile', '+44 7700900011')), preferred: 'push' },
  },
  {
    upn: upn('maria.santos'), givenName: 'Maria', surname: 'Santos', jobTitle: 'Payroll Officer', department: 'Finance and Payroll', employeeId: 'NM100012',
    mobilePhone: '+44 7700 900012', manager: REGISTRAR, photo: true,
    auth: { methods: just(handset('maria1', 'Maria’s iPhone 13')), preferred: 'push' },
  },
  {
    upn: upn('maria.santos2'), givenName: 'Maria', surname: 'Santos', jobTitle: 'MMus Student', department: 'Vocal and Opera Studies', employeeId: 'NM200013',
    mobilePhone: '+44 7700 900013', manager: null,
    auth: { methods: just(handset('maria2', 'Maria’s iPhone 13')), preferred: 'push' },
  },
  {
    upn: upn('wen.zhang'), givenName: 'Wen', surname: 'Zhang', jobTitle: 'Research Fellow', department: 'Composition and Music Technology', employeeId: 'NM100014',
    mobilePhone: '+44 7700 900014', businessPhones: ['+44 1632 960114', '+44 1632 960115'], manager: REGISTRAR, photo: true,
    auth: {
      methods: (now) => [
        make.phone('mobile', '+44 7700900014', null, 'ready'),
        make.phone('alternateMobile', '+44 7700900024'),
        make.phone('office', '+44 1632960114x22'),
        make.email('wen.zhang@letters.example'),
        make.authenticator('wen', 'Wen’s Galaxy S23', now - 200 * DAY, now - 2 * HOUR),
        make.passwordless('wen', 'Wen’s Galaxy S23', now - 200 * DAY),
        make.softwareOath('wen', now - 180 * DAY),
        make.hardwareOath(WEN_TOKEN_ID, now - 60 * DAY),
        make.fido2('wen', 'Wen’s blue key', now - 150 * DAY),
        make.windowsHello('wen', 'NM-LAPTOP-0114', now - 100 * DAY),
        make.platformCredential('wen', 'Wen’s MacBook', now - 90 * DAY),
        make.external('wen', now - 50 * DAY),
        { ...make.qrCodePin('wen', now - 10 * DAY), temporary: make.temporaryQrCode('wen', now - HOUR) },
        make.pass('wen', { code: 'practice-not-shown', createdAtMs: now - 5 * HOUR, startAtMs: now + 15 * HOUR, lifetimeMinutes: 60, isUsableOnce: true }),
      ],
      preferred: 'push', mfa: 'enabled',
    },
  },
  {
    upn: upn('femi.balogun'), givenName: 'Femi', surname: 'Balogun', jobTitle: 'Porter', department: 'Estates and Front of House', employeeId: 'NM100015',
    manager: REGISTRAR, units: ['Front of House'],
    auth: { methods: () => [] },
  },
  {
    upn: upn('bronwen.hughes'), givenName: 'Bronwen', surname: 'Hughes', jobTitle: 'Systems Engineer', department: DIGITAL, employeeId: 'NM100016',
    mobilePhone: '+44 7700 900016', manager: LEAD, groups: [TIER_ONE],
    auth: { methods: just(handset('bronwen', 'Bronwen’s Fairphone 5')), preferred: 'push' },
  },
  {
    upn: upn('pavel.dvorak'), displayName: 'Pavel Dvořák', givenName: 'Pavel', surname: 'Dvořák', jobTitle: 'Applications Analyst', department: DIGITAL, employeeId: 'NM100017',
    mobilePhone: '+44 7700 900017', manager: LEAD, groups: [APPLICATION_OWNERS],
    auth: { methods: just(handset('pavel', 'Pavel’s Pixel 8')), preferred: 'push' },
  },
  {
    upn: upn('aoife.nibhriain'), displayName: 'Aoife Ní Bhriain', givenName: 'Aoife', surname: 'Ní Bhriain', jobTitle: 'Archivist', department: 'Library and Archives', employeeId: 'NM100018',
    mobilePhone: '+44 7700 900018', manager: REGISTRAR, roles: [{ role: 'Reports Reader' }],
    auth: { methods: just(handset('aoife', 'Aoife’s iPhone SE'), () => make.phone('mobile', '+44 7700900018')), preferred: 'push' },
  },
  {
    upn: REGISTRAR, givenName: 'Rosalind', surname: 'Achebe', jobTitle: 'Registrar', department: 'Registry and Admissions', employeeId: 'NM100019',
    mobilePhone: '+44 7700 900019', businessPhones: ['+44 1632 960119'], manager: PRINCIPAL, photo: true,
    auth: { methods: just(handset('rosalind', 'Rosalind’s iPhone 15'), () => make.phone('office', '+44 1632960119')), preferred: 'push' },
  },
  {
    upn: PRINCIPAL, givenName: 'Eleanor', surname: 'Vance', jobTitle: 'Principal', department: 'Executive Office', employeeId: 'NM100020',
    mobilePhone: '+44 7700 900020', businessPhones: ['+44 1632 960120'], manager: null, photo: true, units: ['Protected accounts'],
    auth: { methods: just(handset('eleanor', 'Eleanor’s iPhone 15'), () => make.phone('mobile', '+44 7700900020')), preferred: 'push', mfa: 'enforced' },
  },
  {
    upn: upn('oskar.berg'), givenName: 'Oskar', surname: 'Berg', jobTitle: 'Stage Manager', department: 'Drama and Production Arts', employeeId: 'NM100021',
    mobilePhone: '+44 7700 900021', manager: REGISTRAR,
    auth: {
      methods: (now) => [
        make.phone('mobile', '+44 7700900021'),
        make.pass('oskar', { code: 'practice-not-shown', createdAtMs: now - 3 * DAY, startAtMs: now - 3 * DAY, lifetimeMinutes: 60, isUsableOnce: false }),
      ],
      preferred: 'sms',
    },
  },
  {
    upn: upn('nadia.rahman'), givenName: 'Nadia', surname: 'Rahman', jobTitle: 'People Partner', department: 'People and Culture', employeeId: 'NM100022',
    mobilePhone: '+44 7700 900022', manager: REGISTRAR, photo: true,
    auth: { methods: just(handset('nadia', 'Nadia’s Pixel 9a', 60), () => make.phone('mobile', '+44 7700900022')), preferred: 'sms', systemPreferred: true },
  },
  {
    upn: upn('kenji.watanabe'), givenName: 'Kenji', surname: 'Watanabe', jobTitle: 'Professor of Piano', department: 'School of Keyboard', employeeId: 'NM100023',
    mobilePhone: '+44 7700 900023', manager: REGISTRAR,
    auth: { methods: just(handset('kenji', 'Kenji’s old Galaxy', 1100), handset('kenji', 'Kenji’s iPhone SE', 30)), preferred: 'push' },
  },
  {
    upn: upn('isla.fraser'), givenName: 'Isla', surname: 'Fraser', jobTitle: 'Librarian', department: 'Library and Archives', employeeId: 'NM100025',
    mobilePhone: '+44 7700 900025', manager: REGISTRAR,
    auth: { methods: just((now) => make.softwareOath('isla', now - 250 * DAY), () => make.phone('mobile', '+44 7700900025'), (now) => make.windowsHello('isla', 'NM-LAPTOP-0125', now - 99 * DAY)), preferred: 'oath' },
  },
  {
    upn: upn('marek.novotny'), displayName: 'Marek Novotný', givenName: 'Marek', surname: 'Novotný', jobTitle: 'Service Desk Analyst', department: DIGITAL, employeeId: 'NM100026',
    mobilePhone: '+44 7700 900026', manager: LEAD, roles: [{ role: 'Helpdesk Administrator' }],
    auth: { methods: just(handset('marek', 'Marek’s Galaxy A54')), preferred: 'push' },
  },
  {
    upn: upn('zoe.muller-ostergard'), displayName: 'Zoë Müller-Østergård', givenName: 'Zoë', surname: 'Müller-Østergård', jobTitle: 'Tutor in Cello', department: 'School of Strings', employeeId: 'NM100027',
    mobilePhone: '+44 7700 900027', businessPhones: ['+44 1632 960127'], manager: REGISTRAR, photo: true,
    auth: { methods: just(handset('zoe', 'Zoës Fairphone'), () => make.phone('office', '+44 1632960127')), preferred: 'push' },
  },
];

export const CAST: readonly CastMember[] = [...AGENTS, ...CALLERS];

/**
 * One person per remaining administrative role, so that every row of the role table has a target, and a
 * second one where a role is measured against itself.
 */
export const ROLE_HOLDERS = [
  ['Application Administrator', 'Lucian', 'Moldovan'],
  ['Authentication Policy Administrator', 'Sunniva', 'Aasen'],
  ['Billing Administrator', 'Gwilym', 'Tudor'],
  ['Conditional Access Administrator', 'Mirela', 'Kovač'],
  ['Directory Readers', 'Patience', 'Asante'],
  ['Exchange Administrator', 'Laszlo', 'Farkas'],
  ['Groups Administrator', 'Noura', 'Kassab'],
  ['Guest Inviter', 'Philippa', 'Crane'],
  ['Intune Administrator', 'Wiremu', 'Parata'],
  ['Message Center Reader', 'Dorota', 'Kubiak'],
  ['Password Administrator', 'Hamza', 'Siddiqui'],
  ['Privileged Role Administrator', 'Solveig', 'Lund'],
  ['Security Administrator', 'Bassam', 'Najjar'],
  ['Security Operator', 'Tamsin', 'Pengelly'],
  ['Security Reader', 'Iskander', 'Bekov'],
  ['Usage Summary Reports Reader', 'Marguerite', 'Lacombe'],
  ['User Experience Success Manager', 'Desta', 'Haile'],
  ['Authentication Administrator', 'Gethin', 'Mostyn'],
  ['Global Administrator', 'Ruta', 'Kalnina'],
  ['Password Administrator', 'Adwoa', 'Sarpong'],
  ['Privileged Authentication Administrator', 'Fintan', 'Roche'],
  ['User Administrator', 'Leticia', 'Moraes'],
] as const;
