import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Edit16Regular, TicketDiagonal20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { TicketChange } from '../../../contract/tickets.ts';
import { useSession } from '../session/use-session.ts';
import { CallerCheck } from './CallerCheck.tsx';
import type { TicketFlow } from './ticket-flow.ts';
import { TicketReferenceForm } from './TicketReferenceForm.tsx';
import type { EvidenceDesk } from './use-evidence.ts';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '8px', alignItems: 'center', minHeight: '32px' },
  icon: { color: tokens.colorBrandForeground1 },
  ticket: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly flow: TicketFlow;
  readonly person: Person;
  readonly checks: EvidenceDesk;
  readonly onChange: (change: TicketChange) => void;
  /** The caller failed a check, which stands on the person from now on. */
  readonly onFailed: () => void;
}

/** The first step, in two parts: which ticket, and who is calling. */
export const CallerSection = ({ flow, person, checks, onChange, onFailed }: Props): ReactNode => {
  const styles = useStyles();
  const { ticket: references, verification } = useSession().profile;
  const { ticket } = flow;
  if (flow.phase === 'ticket') {
    return (
      <TicketReferenceForm
        pattern={references.pattern}
        example={references.example}
        text={ticket.typedReference}
        onTyped={(text) => onChange({ type: 'referenceTyped', text })}
        onAccepted={(reference) => onChange({ type: 'referenceAccepted', reference })}
      />
    );
  }
  return (
    <>
      <div className={styles.line}>
        <TicketDiagonal20Regular aria-hidden className={styles.icon} />
        <span>
          Ticket <span className={styles.ticket}>{ticket.reference}</span>
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<Edit16Regular />}
          aria-label="Change the ticket reference"
          onClick={() => onChange({ type: 'wentBack', to: 'ticket' })}
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
        draft={ticket.check}
        onDraft={(check) => onChange({ type: 'checkDrafted', check })}
        onFailed={onFailed}
        onDone={() => onChange({ type: 'checkDone' })}
      />
    </>
  );
};
