import type { PersonRisk } from '../../../contract/person.ts';
import type { SignInRisk } from '../../../contract/sign-ins.ts';

const levels: Readonly<Record<PersonRisk['level'], string>> = {
  none: '',
  low: ' (low)',
  medium: ' (medium)',
  high: ' (high)',
  hidden: '',
};

/** Beside the result of one sign-in: "risky (medium)". */
export const signInRiskWords = ({ state, level }: SignInRisk): string =>
  state === 'confirmedCompromised' ? 'confirmed as an attack' : `held to be risky${levels[level]}`;

/** Microsoft's word on the person as a line; null where there is nothing to attend to. */
export const personRiskWords = ({ state, level }: PersonRisk): string | null => {
  switch (state) {
    case 'confirmedCompromised':
      return 'Microsoft holds this account as taken over by somebody else.';
    case 'atRisk':
      return `Microsoft holds this account to be at risk${levels[level]}.`;
    case 'unknown':
      return 'Microsoft says something about this account’s risk that Latchkey does not know. Look in the portal.';
    default:
      return null;
  }
};
