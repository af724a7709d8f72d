import { useEffect, useState } from 'react';
import type { EvidenceObservation, FailedObservation } from '../../../contract/evidence.ts';
import type { Fault } from '../../../contract/result.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

export interface EvidenceDesk {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Resolves with true when main has recorded it. */
  readonly record: (observation: EvidenceObservation) => Promise<boolean>;
  /** The caller failed a check. Resolves with true when main has recorded it. */
  readonly fail: (observation: FailedObservation) => Promise<boolean>;
}

/**
 * Records what the agent saw or heard, and brings back what is on record for the ticket. A plan that was started spends what
 * counted for it, so that is asked again with each plan.
 */
export const useEvidence = (
  userId: string,
  { reference: ticket, planId }: Pick<Ticket, 'reference' | 'planId'>,
  dispatch: TicketDispatch,
): EvidenceDesk => {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [failures, setFailures] = useState(0);

  useEffect(() => {
    if (ticket === null) return;
    let wanted = true;
    desk.evidence.list({ userId, ticket }).then(
      (evidence) => wanted && dispatch({ type: 'evidenceListed', evidence }),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [userId, ticket, planId, failures, dispatch]);

  const ask = async (work: (ticket: string) => Promise<void>): Promise<boolean> => {
    if (busy || ticket === null) return false;
    setBusy(true);
    setFault(null);
    try {
      await work(ticket);
      return true;
    } catch (error) {
      setFault(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    fault,
    record: (observation) =>
      ask(async (to) => dispatch({ type: 'evidenceRecorded', evidence: await desk.evidence.record({ userId, ticket: to, observation }) })),
    fail: (observation) =>
      ask(async (to) => {
        await desk.evidence.fail({ userId, ticket: to, observation });
        setFailures((before) => before + 1);
      }),
  };
};
