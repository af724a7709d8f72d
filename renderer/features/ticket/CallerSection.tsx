import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Edit16Regular, TicketDiagonal20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { useSession } from '../session/use-session.ts';
import { CallerCheck } from './CallerCheck.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import { TicketReferenceForm } from './TicketReferenceForm.tsx';
import type { EvidenceDesk } from './use-evidence.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '8px', alignItems: 'center', minHeight: '32px' },
  icon: { color: tokens.colorBrandForeground1 },
  ticket: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly flow: TicketFlow;
  readonly person: Person;
  readonly checks: EvidenceDesk;
  readonly dispatch: TicketDispatch;
}

/** The first step, in two parts: which ticket, and who is calling. */
export const CallerSection = ({ flow, person, checks, dispatch }: Props): ReactNode => {
  const styles = useStyles();
  const { ticket, verification } = useSession().profile;
  if (flow.phase === 'ticket') {
    return (
      <TicketReferenceForm
        pattern={ticket.pattern}
        example={ticket.example}
        text={flow.ticketDraft}
        onTyped={(text) => dispatch({ type: 'ticketTyped', text })}
        onAccepted={(accepted) => dispatch({ type: 'ticketAccepted', ticket: accepted })}
      />
    );
  }
  return (
    <>
      <div className={styles.line}>
        <TicketDiagonal20Regular aria-hidden className={styles.icon} />
        <span>
          Ticket <span className={styles.ticket}>{flow.ticket}</span>
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<Edit16Regular />}
          aria-label="Change the ticket reference"
          onClick={() => dispatch({ type: 'wentBack', to: 'ticket' })}
        >
          Change
        </Button>
      </div>
      <CallerCheck
        person={person}
        evidence={flow.evidence}
        plan={flow.proposal.plan}
        checks={checks}
        accepted={verification.checks}
        onDone={() => dispatch({ type: 'checkDone' })}
      />
    </>
  );
};
