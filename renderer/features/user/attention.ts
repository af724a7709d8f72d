import type { Person } from '../../../contract/person.ts';
import type { SignInBrief } from '../../../contract/sign-ins.ts';
import { personRiskWords } from './risk-words.ts';

export interface AttentionLine {
  readonly about: 'risk' | 'blocked' | 'failures' | 'helped' | 'guest' | 'riskNotKnown';
  readonly weight: 'danger' | 'caution' | 'neutral';
  readonly words: string;
  /** When it came about, for a line that says so. */
  readonly sinceUtc: string | null;
}

const line = (
  about: AttentionLine['about'],
  weight: AttentionLine['weight'],
  words: string,
  sinceUtc: string | null = null,
): AttentionLine => ({
  about,
  weight,
  words,
  sinceUtc,
});

const riskLines = ({ risk }: Pick<Person, 'risk'>): AttentionLine[] => {
  if (!risk.ok) return [line('riskNotKnown', 'neutral', `Risk: not known. ${whyNotKnown(risk.fault.code)}`)];
  const words = risk.value === null ? null : personRiskWords(risk.value);
  if (risk.value === null || words === null) return [];
  return [line('risk', risk.value.state === 'unknown' ? 'caution' : 'danger', words, risk.value.sinceUtc)];
};

const whyNotKnown = (code: string): string => {
  switch (code) {
    case 'auth.consentNeeded':
    case 'auth.declined':
      return 'Latchkey was not allowed to ask Microsoft.';
    case 'graph.unlicensed':
      return 'Your organisation has no licence for it.';
    case 'graph.forbidden':
      return 'Your role does not show it, or your organisation has no licence for it.';
    default:
      return 'It could not be read this time.';
  }
};

const accountLines = ({ user }: Pick<Person, 'user'>): AttentionLine[] => [
  ...(user.accountEnabled === false ? [line('blocked', 'danger', 'Sign-in is blocked for this account.')] : []),
  ...(user.accountEnabled === null ? [line('blocked', 'caution', 'Whether sign-in is blocked is not known.')] : []),
];

/** Outcomes in words, each once with how often: "Second step failed (2)". */
const outcomesOf = (signIns: readonly SignInBrief[]): string => {
  const counts = new Map<string, number>();
  for (const { outcome } of signIns) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => (count === 1 ? outcome : `${outcome} (${count})`)).join('; ');
};

const failureLines = ({ signIns }: Pick<Person, 'signIns'>): AttentionLine[] => {
  if (!signIns.ok) return [];
  const of = (result: SignInBrief['result']) => signIns.value.filter((signIn) => signIn.result === result);
  const [failed, interrupted, unknown] = [of('failed'), of('interrupted'), of('unknown')];
  const newest =
    [...failed, ...interrupted, ...unknown]
      .map(({ atUtc }) => atUtc)
      .toSorted()
      .at(-1) ?? null;
  const parts = [
    ...(failed.length === 0 ? [] : [`${failed.length} failed: ${outcomesOf(failed)}.`]),
    ...(interrupted.length === 0 ? [] : [`${interrupted.length} stopped on the way: ${outcomesOf(interrupted)}.`]),
    ...(unknown.length === 0 ? [] : [`${unknown.length} with a result that is not known.`]),
  ];
  if (parts.length === 0) return [];
  const asked = signIns.value.length === 1 ? 'The last sign-in' : `Of the last ${signIns.value.length} sign-ins`;
  return [line('failures', failed.length > 0 ? 'caution' : 'neutral', `${asked}: ${parts.join(' ')}`, newest)];
};

const weights: Readonly<Record<AttentionLine['weight'], number>> = { danger: 0, caution: 1, neutral: 2 };

/**
 * What an agent should know of a person before they read anything else: one line each, the most serious first.
 * @param resets how often this desk helped them in the last `days` days.
 */
export const attentionOf = (
  person: Pick<Person, 'user' | 'risk' | 'signIns'>,
  { resets, days }: { readonly resets: number; readonly days: number },
): readonly AttentionLine[] =>
  [
    ...riskLines(person),
    ...accountLines(person),
    ...failureLines(person),
    ...(resets === 0
      ? []
      : [line('helped', 'caution', `This desk helped them ${resets === 1 ? 'once' : `${resets} times`} in the last ${days} days.`)]),
    ...(person.user.isExternal ? [line('guest', 'neutral', 'A guest: their own organisation looks after their sign-in.')] : []),
  ].toSorted((a, b) => weights[a.weight] - weights[b.weight]);
