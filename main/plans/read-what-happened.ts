import { isWriteAction, writes } from '../../contract/writes.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { After, FindOptions, Found, Shown } from '../changes/change.ts';
import { shown } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';
import type { GraphClient } from '../graph/client.ts';

/**
 * Reads what became of one write. An intent that this version cannot read, because a newer one wrote it, stays unknown.
 * @throws FaultError when the directory cannot be read.
 */
export const readWhatHappened = async (graph: GraphClient, intent: StoredIntent, options: FindOptions): Promise<Found> => {
  const { action, person, atUtc, data } = intent;
  if (!isWriteAction(action) || person === null) return { result: 'unknown' };
  const facts = writes[action].facts.safeParse(data);
  if (!facts.success) return { result: 'unknown' };
  return changeOf({ action }).find(graph, { personId: person.id, atUtc, facts: facts.data }, options);
};

/** What a reading of the person shows of a write. An intent that this version cannot read is not known. */
export const whatIsShown = ({ action, atUtc, data }: StoredIntent, after: After): Shown | null => {
  const facts = isWriteAction(action) ? writes[action].facts.safeParse(data) : null;
  if (!isWriteAction(action) || facts?.success !== true)
    return shown('notRead', 'Not known: this step was recorded by a newer Latchkey.', 'not known');
  return changeOf({ action }).shows({ atUtc, facts: facts.data }, after);
};

/** Whether this write makes something that must be handed over. */
export const makesSecret = (action: string): boolean => isWriteAction(action) && changeOf({ action }).makes !== undefined;
