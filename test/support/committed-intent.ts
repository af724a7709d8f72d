import type { WriteAction, WriteFacts } from '../../contract/writes.ts';
import type { CommittedIntent, SpentIntent } from '../../main/audit/records.ts';

/** For tests of main/graph alone: an intent as the journal makes one, without a journal. It pays for as many writes as a test wants. */
export const committedIntent = <A extends WriteAction>(action: A, facts: WriteFacts<A>, personId = 'p', id = 'intent-1') =>
  ({
    action,
    facts,
    person: { id: personId, displayName: 'Pia Person', userPrincipalName: 'pia@practice.example' },
    id,
    spend: () => ({ id }) as SpentIntent,
  }) as unknown as CommittedIntent<A>;
