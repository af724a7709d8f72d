import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { useSession } from '../session/use-session.ts';
import { CallerCheck } from './CallerCheck.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import type { EvidenceDesk } from './use-evidence.ts';

interface Props {
  readonly flow: TicketFlow;
  readonly person: Person;
  readonly checks: EvidenceDesk;
  readonly onDraft: (draft: CheckDraft) => void;
  /** The caller has been checked: the plan is taken up. */
  readonly onDone: () => void;
}

/** A plan that stopped because the check of the caller has expired goes on after another one, here where it stopped. */
export const CheckAgain = ({ flow, person, checks, onDraft, onDone }: Props): ReactNode => {
  const { verification } = useSession().profile;
  return (
    <section aria-label="Check the caller again">
      <CallerCheck
        person={person}
        evidence={flow.evidence}
        plan={flow.run?.plan ?? null}
        checks={checks}
        accepted={verification.checks}
        draft={flow.ticket.check}
        onDraft={onDraft}
        isOnlyWay
        onDone={onDone}
      />
    </section>
  );
};
