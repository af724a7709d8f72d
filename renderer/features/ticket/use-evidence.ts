import { useEffect, useState } from 'react';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

export interface EvidenceDesk {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Resolves with true when main has recorded it. */
  readonly record: (observation: EvidenceObservation) => Promise<boolean>;
}

/** Records what the agent saw or heard, and brings back what is still valid for the ticket. */
export const useEvidence = (userId: string, ticket: string | null, dispatch: TicketDispatch): EvidenceDesk => {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

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
  }, [userId, ticket, dispatch]);

  const record = async (observation: EvidenceObservation): Promise<boolean> => {
    if (busy || ticket === null) return false;
    setBusy(true);
    setFault(null);
    try {
      dispatch({ type: 'evidenceRecorded', evidence: await desk.evidence.record({ userId, ticket, observation }) });
      return true;
    } catch (error) {
      setFault(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, record };
};
