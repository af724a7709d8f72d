import { planActs } from '../../../contract/acts.ts';
import type { AuthenticationMethod, MethodKind } from '../../../contract/methods.ts';
import { refusalOfAll } from '../../../contract/permitted.ts';
import type { Person } from '../../../contract/person.ts';
import type { Answer, Situation, Step } from './answer.ts';

export type KnownPerson = Pick<Person, 'user' | 'permission' | 'methods'>;

const kinds: readonly (readonly [Situation, readonly MethodKind[]])[] = [
  ['hasApp', ['microsoftAuthenticator', 'passwordlessMicrosoftAuthenticator', 'softwareOath']],
  ['hasPhone', ['phone']],
  ['hasPasskey', ['fido2']],
  ['hasToken', ['hardwareOath']],
  ['hasCard', ['qrCodePin']],
];

const secondSteps = (methods: readonly AuthenticationMethod[]): readonly AuthenticationMethod[] =>
  methods.filter(({ countsAsSecondStep, kind }) => countsAsSecondStep && kind !== 'temporaryAccessPass');

const ofMethods = (methods: readonly AuthenticationMethod[]): readonly Situation[] => {
  const counted = secondSteps(methods);
  return [
    ...(methods.some(({ pass }) => pass?.isUsable === true) ? (['livePass'] as const) : []),
    ...(counted.length === 0 ? (['noMethods'] as const) : []),
    ...(counted.length > 0 && counted.every(({ kind }) => kind === 'phone') ? (['phoneOnly'] as const) : []),
    ...kinds.filter(([, of]) => methods.some(({ kind }) => of.includes(kind))).map(([situation]) => situation),
  ];
};

/** What stands out about a person. What could not be read says nothing: not that something is missing. */
const ofPerson = ({ user, permission, methods }: KnownPerson): readonly Situation[] => [
  ...(refusalOfAll(permission, planActs) === null ? [] : (['refused'] as const)),
  ...(user.accountEnabled ? [] : (['blocked'] as const)),
  ...(user.isExternal ? (['guest'] as const) : []),
  ...(methods.ok ? ofMethods(methods.value) : []),
];

/** Nearly everybody has these: what the agent is doing says more. */
const isOrdinary = (situation: Situation): boolean => kinds.some(([ordinary]) => ordinary === situation);

export interface Looking {
  readonly screen: 'desk' | 'journal' | 'settings';
  /** The person who is open and has been read. */
  readonly person: KnownPerson | null;
  /** The open step of their ticket; null where there is none. */
  readonly step: Step | 'closed' | null;
}

/** What the agent is looking at, what stands out most first. */
export const situationsOf = ({ screen, person, step }: Looking): readonly Situation[] => {
  if (screen !== 'desk') return [screen];
  if (person === null) return step === null ? ['start'] : [step];
  const standsOut = ofPerson(person);
  return [
    ...standsOut.filter((situation) => !isOrdinary(situation)),
    ...(step === null ? [] : [step]),
    ...standsOut.filter((situation) => isOrdinary(situation)),
  ];
};

/** Of one situation and in all: more is a list to read and no help. */
const mostOfOne = 3;
const mostAtOnce = 6;

/** The answers that belong to these situations: the first situation's first, and room left for the next. */
export const answersWhere = (answers: readonly Answer[], situations: readonly Situation[]): readonly Answer[] => {
  const chosen = new Set<Answer>();
  for (const situation of situations)
    for (const answer of answers.filter((one) => one.where.includes(situation) && !chosen.has(one)).slice(0, mostOfOne)) chosen.add(answer);
  return [...chosen].slice(0, mostAtOnce);
};
