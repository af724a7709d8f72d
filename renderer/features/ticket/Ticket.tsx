import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { Ticket as OpenedTicket } from '../../../contract/tickets.ts';
import { useNavigation } from '../../shell/place.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { CallerSection } from './CallerSection.tsx';
import { ClosedSection } from './ClosedSection.tsx';
import { HandOverSection } from './HandOverSection.tsx';
import { devicesHolding, keysOfChosen, lostSummary, withWholeDevices } from './lost-devices.ts';
import { mayManageMethods } from './may-manage.ts';
import { LostSection } from './LostSection.tsx';
import { OpenedEarlier } from './OpenedEarlier.tsx';
import { PlanSection } from './PlanSection.tsx';
import { RunOutcome } from './RunOutcome.tsx';
import { RunSection } from './RunSection.tsx';
import { focusSearch } from './focus-search.ts';
import { callerSummary, heldStrength, lostLine, planSummary, runSummary } from './section-summaries.ts';
import { isBeingProved, sectionState } from './ticket-flow.ts';
import type { Section } from './ticket-flow.ts';
import { TicketSection } from './TicketSection.tsx';
import { useEvidence } from './use-evidence.ts';
import { useFlowAnnouncements } from './use-flow-announcements.ts';
import { useProposal } from './use-proposal.ts';
import { useRun } from './use-run.ts';
import { useSectionFocus } from './use-section-focus.ts';
import { useTicket } from './use-ticket.ts';
import { useTicketFlow } from './use-ticket-flow.ts';

const useStyles = makeStyles({
  root: { padding: '16px 24px 32px', maxWidth: '980px', boxSizing: 'border-box', color: tokens.colorNeutralForeground1 },
  head: { display: 'flex', alignItems: 'center', gap: '10px', marginBottom: '14px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  notes: { display: 'grid', gap: '8px', marginBottom: '14px', ':empty': { display: 'none' } },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

interface Props {
  readonly person: Person;
  /** As main gave it at this opening. */
  readonly opened: OpenedTicket;
  readonly onPersonChanged: () => void;
}

/** A held Enter presses once: repeats never reach a button or a form. */
const ignoreRepeatedEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
};

export const Ticket = ({ person, opened, onPersonChanged }: Props): ReactNode => {
  const styles = useStyles();
  const { go } = useNavigation();
  const [state, store] = useTicket(opened);
  const { ticket } = state;
  const [flow, dispatch] = useTicketFlow(state);
  const checks = useEvidence(person.user.id, ticket, dispatch);
  const proposal = useProposal(person, flow, dispatch);
  const run = useRun(flow, dispatch, onPersonChanged);
  const pane = useSectionFocus(flow.phase);
  useFlowAnnouncements(flow);

  // What was done shows in the person's pane too: read them again when a run pauses or ends, or a method appears.
  const changed = useEffectEvent(onPersonChanged);
  const seen = `${flow.run?.state ?? 'none'}/${flow.watch?.appeared.length ?? 0}`;
  const worthReading = flow.run !== null && flow.run.state !== 'running';
  useEffect(() => {
    if (worthReading) changed();
  }, [seen, worthReading]);

  // A chosen device may turn out to hold more than was known of it; it goes as a whole. Asked for once, whatever main says.
  const whole = withWholeDevices(person.devices, ticket.lostMethodKeys);
  const complete = useEffectEvent(() => {
    if (whole.length > ticket.lostMethodKeys.length) store.change({ type: 'lossCompleted', methodKeys: [...whole] });
  });
  const wholeKeys = whole.join('\n');
  useEffect(() => complete(), [wholeKeys]);

  const nextCaller = () => {
    go({ type: 'close' });
    focusSearch();
  };
  const section = (name: Section) => sectionState(flow, name);
  const change = (to: 'ticket' | 'check' | 'lost' | 'plan') =>
    ticket.planId === null ? () => store.change({ type: 'wentBack', to }) : undefined;

  return (
    <div ref={pane} className={styles.root} onKeyDownCapture={ignoreRepeatedEnter}>
      <div className={styles.head}>
        <h2 className={styles.title}>Ticket</h2>
        <Keys keys={['F6']} />
      </div>
      <div className={styles.notes}>
        {flow.phase === 'closed' ? null : <OpenedEarlier opened={opened} />}
        {state.fault === null ? null : <FaultNote role="alert" title="Your last change was not kept" fault={state.fault} />}
      </div>
      <ol className={styles.list}>
        <TicketSection
          number={1}
          title="Ticket and caller"
          state={section('caller')}
          summary={callerSummary(flow)}
          isUnproven={heldStrength(flow) === 'none'}
          onChange={change('check')}
        >
          <CallerSection flow={flow} person={person} checks={checks} onChange={store.change} onFailed={onPersonChanged} />
        </TicketSection>
        <TicketSection number={2} title="What was lost" state={section('lost')} summary={lostLine(flow, person)} onChange={change('lost')}>
          <LostSection
            person={person}
            chosen={devicesHolding(person.devices, ticket.lostMethodKeys)}
            followsNotThem={ticket.isAfterNotThem}
            onChosen={(keys) => store.change({ type: 'lossChosen', methodKeys: keysOfChosen(person.devices, keys, ticket) })}
            onDone={(keys) =>
              store.change({
                type: 'lossDone',
                inWords: lostSummary(person.devices, keys, mayManageMethods(person.permission)).slice(0, 400),
              })
            }
            onRetry={onPersonChanged}
          />
        </TicketSection>
        <TicketSection number={3} title="Plan" state={section('plan')} summary={planSummary(flow)}>
          <PlanSection
            flow={flow}
            onStep={(stepId, on) => store.change({ type: 'stepSwitched', stepId, on })}
            onPass={(pass) => store.change({ type: 'passChanged', pass })}
            onExecute={run.execute}
            onCheckAgain={() => store.change({ type: 'wentBack', to: 'check' })}
            onPlanAgain={() => {
              dispatch({ type: 'lookedAgain' });
              proposal.again();
            }}
            onPersonAgain={() => {
              dispatch({ type: 'lookedAgain' });
              onPersonChanged();
              proposal.again();
            }}
          />
        </TicketSection>
        <TicketSection number={4} title="Carry out" state={section('run')} summary={runSummary(flow)} keepOpen={flow.phase === 'handOver'}>
          {flow.phase === 'handOver' && flow.run !== null ? (
            <RunOutcome
              run={flow.run}
              busy={flow.runWork !== null || isBeingProved(flow.run)}
              onReadAgain={run.readAgain}
              onPlanAgain={() => run.planAgain('stopped')}
            />
          ) : (
            <RunSection
              flow={flow}
              desk={run}
              onHandOver={() => store.change({ type: 'handOverOpened' })}
              onPlanAgain={() => run.planAgain('stopped')}
            />
          )}
        </TicketSection>
        <TicketSection
          number={5}
          title={flow.phase === 'closed' ? 'Closed' : 'Hand over'}
          state={section('handOver')}
          ticked={flow.phase === 'closed'}
        >
          {flow.phase === 'closed' && flow.summary !== null ? (
            <ClosedSection ticketId={ticket.id} summary={flow.summary} onNext={nextCaller} />
          ) : (
            <HandOverSection flow={flow} dispatch={dispatch} onClose={run.close} onNotThem={() => run.planAgain('notThem')} />
          )}
        </TicketSection>
      </ol>
    </div>
  );
};
