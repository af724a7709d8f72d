import type { PersonRisk } from '../../contract/person.ts';
import type { GraphRiskyUser } from '../graph/risky-users.ts';
import { utcOrNull } from '../graph/parse.ts';

const states: ReadonlySet<string> = new Set(['none', 'confirmedSafe', 'remediated', 'dismissed', 'atRisk', 'confirmedCompromised']);
const levels: ReadonlySet<string> = new Set(['none', 'low', 'medium', 'high', 'hidden']);
const isState = (value: string): value is PersonRisk['state'] => states.has(value);
const isLevel = (value: string): value is PersonRisk['level'] => levels.has(value);

/** A word that this version does not know, or none at all, is not "no risk". */
export const describeRisk = (read: GraphRiskyUser | null): PersonRisk | null => {
  if (read === null) return null;
  const { riskState, riskLevel } = read;
  return {
    state: typeof riskState === 'string' && isState(riskState) ? riskState : 'unknown',
    level: typeof riskLevel === 'string' && isLevel(riskLevel) ? riskLevel : 'hidden',
    sinceUtc: utcOrNull(read.riskLastUpdatedDateTime),
  };
};
