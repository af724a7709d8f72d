import { DAY } from '../clock.ts';
import { Dice, guidOf } from '../random.ts';
import { CAST, ROLE_HOLDERS } from './cast.ts';
import { asciiName, COURSES, DEPARTMENTS, FAMILY_NAMES, GIVEN_NAMES } from './names.ts';
import { ORGANISATION } from './organisation.ts';
import type { CastMember, Person } from './person.ts';

/** The fixed people, the role holders, then one head for each department: a tenant has at least these. */
export const SMALLEST_TENANT = CAST.length + ROLE_HOLDERS.length + DEPARTMENTS.length;

const LANGUAGES = ['en-GB', 'en-GB', 'en-GB', 'en-GB', 'cy-GB', 'pl-PL', 'fr-FR', 'pt-PT'] as const;

/** Ofcom keeps these ranges free for drama. 07700 900000 to 900099 belong to the cast. */
const mobile = (dice: Dice): string => `+44 7700 ${900_100 + dice.below(900)}`;
const AREAS = [
  '1632 960',
  '113 4960',
  '114 4960',
  '115 4960',
  '116 4960',
  '117 4960',
  '121 4960',
  '131 4960',
  '141 4960',
  '151 4960',
  '161 4960',
  '20 79460',
] as const;
const landline = (dice: Dice): string => `+44 ${dice.pick(AREAS)}${String(dice.below(1000)).padStart(3, '0')}`;

const fromCast = (member: CastMember, index: number, managerIndex: number, nowMs: number): Person => {
  const dice = new Dice('cast', member.upn);
  return {
    index,
    id: guidOf('user', member.upn),
    userPrincipalName: member.upn,
    displayName: member.displayName ?? `${member.givenName} ${member.surname}`,
    givenName: member.givenName,
    surname: member.surname,
    mail: member.guestOf ?? member.upn,
    jobTitle: member.jobTitle,
    department: member.department,
    employeeId: member.employeeId,
    officeLocation: member.department === 'Digital Services' ? 'Signal Box 2.04' : 'North Gate 1.12',
    mobilePhone: member.mobilePhone ?? null,
    businessPhones: member.businessPhones ?? [],
    accountEnabled: member.blocked !== true,
    userType: member.guestOf === undefined ? 'Member' : 'Guest',
    otherMails: member.guestOf === undefined ? [] : [member.guestOf],
    preferredLanguage: 'en-GB',
    managerIndex,
    createdAtMs: nowMs - dice.between(400, 2400) * DAY,
    passwordChangedAtMs: nowMs - dice.between(20, 300) * DAY,
    sessionsValidFromMs: nowMs - dice.between(20, 300) * DAY,
    hasPhoto: member.photo === true,
  };
};

/** Builds everybody. Deterministic for the same seed, size and time of start. */
export const generatePeople = (options: { readonly users: number; readonly seed: number; readonly nowMs: number }): Person[] => {
  const { users, seed, nowMs } = options;
  const people: Person[] = [];
  const indexOfUpn = new Map(CAST.map((member, index) => [member.upn, index]));
  for (const [index, member] of CAST.entries()) {
    people.push(fromCast(member, index, member.manager === null ? -1 : (indexOfUpn.get(member.manager) ?? -1), nowMs));
  }
  const taken = new Map<string, number>();
  const principal = indexOfUpn.get(`eleanor.vance@${ORGANISATION.domain}`) ?? -1;
  const desk = indexOfUpn.get(`helena.brandt@${ORGANISATION.domain}`) ?? -1;
  const addressOf = (given: string, family: string): string => {
    const base = `${asciiName(given)}.${asciiName(family)}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}${count}`;
  };
  for (const member of CAST) taken.set(member.upn.split('@')[0] ?? '', 1);

  const firstHead = CAST.length + ROLE_HOLDERS.length;
  for (let index = CAST.length; index < users; index += 1) {
    const dice = new Dice(seed, 'person', index);
    const holder = ROLE_HOLDERS[index - CAST.length];
    const head = DEPARTMENTS[index - firstHead];
    const department =
      holder === undefined
        ? (head ?? dice.pick(DEPARTMENTS))
        : (DEPARTMENTS.find((d) => d.name === 'Digital Services') ?? dice.pick(DEPARTMENTS));
    const given = holder?.[1] ?? dice.pick(GIVEN_NAMES);
    const family = holder?.[2] ?? dice.pick(FAMILY_NAMES);
    const isStaff = holder !== undefined || head !== undefined || !department.academic || dice.chance(0.22);
    const isGuest = holder === undefined && head === undefined && dice.chance(0.03);
    const address = addressOf(given, family);
    const home = `${address}@riverside.example`;
    const createdDaysAgo = isStaff ? dice.between(60, 3000) : dice.between(20, 1200);
    const passwordDaysAgo = Math.min(createdDaysAgo, dice.between(1, 400));
    people.push({
      index,
      id: guidOf(seed, 'user', index),
      userPrincipalName: isGuest ? `${home.replace('@', '_')}#EXT#@${ORGANISATION.domain}` : `${address}@${ORGANISATION.domain}`,
      displayName: `${given} ${family}`,
      givenName: given,
      surname: family,
      mail: isGuest ? home : `${address}@${ORGANISATION.domain}`,
      jobTitle:
        head === undefined
          ? isStaff
            ? (department.titles[1 + dice.below(department.titles.length - 1)] ?? department.titles[0] ?? null)
            : isGuest
              ? 'Visiting Artist'
              : dice.pick(COURSES)
          : (department.titles[0] ?? null),
      department: department.name,
      employeeId: isGuest ? null : `NM${isStaff ? 3 : 5}${String(index).padStart(6, '0')}`,
      officeLocation: isStaff ? `${department.building} ${dice.between(0, 4)}.${String(dice.between(1, 40)).padStart(2, '0')}` : null,
      mobilePhone: dice.chance(0.6) ? mobile(dice) : null,
      businessPhones: isStaff && dice.chance(0.7) ? (dice.chance(0.1) ? [landline(dice), landline(dice)] : [landline(dice)]) : [],
      accountEnabled: !dice.chance(0.025) || holder !== undefined,
      userType: isGuest ? 'Guest' : 'Member',
      otherMails: isGuest ? [home] : [],
      preferredLanguage: dice.pick(LANGUAGES),
      managerIndex:
        head !== undefined
          ? principal
          : holder !== undefined
            ? desk
            : isStaff && !dice.chance(0.04)
              ? firstHead + DEPARTMENTS.indexOf(department)
              : -1,
      createdAtMs: nowMs - createdDaysAgo * DAY,
      passwordChangedAtMs: nowMs - passwordDaysAgo * DAY,
      sessionsValidFromMs: nowMs - passwordDaysAgo * DAY,
      hasPhoto: dice.chance(1 / 3),
    });
  }
  return people;
};
