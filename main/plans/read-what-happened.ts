import { isWriteAction, writes } from '../../contract/writes.ts';
import type { StoredIntent } from '../audit/reader.ts';
import type { FindOptions, Found } from '../changes/change.ts';
import { changeOf } from '../changes/index.ts';
import type { GraphClient } from '../graph/client.ts';
import type { PersonReading } from '../people/person-reader.ts';

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

/** Whether this reading of the person shows the write, as far as it can be told without the methods. */
export const isShown = ({ action, data }: StoredIntent, reading: PersonReading): boolean => {
  if (!isWriteAction(action)) return false;
  const facts = writes[action].facts.safeParse(data);
  return facts.success && changeOf({ action }).isShownBy?.(facts.data, reading) === true;
};

/** Whether this write makes something that must be handed over. */
export const makesSecret = (action: string): boolean => isWriteAction(action) && changeOf({ action }).makes !== undefined;
