import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { PlanRun } from '../../../contract/plans.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useNavigation } from '../../shell/place.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useSession } from '../session/use-session.ts';
import { CallerSection } from './CallerSection.tsx';
import { ClosedSection } from './ClosedSection.tsx';
import { HandOverSection } from './HandOverSection.tsx';
import { devicesHolding, lostSummary } from './lost-devices.ts';
import { mayManageMethods } from './may-manage.ts';
import { LostSection } from './LostSection.tsx';
import { preferredPass } from './pass-choices.ts';
import { PlanSection } from './PlanSection.tsx';
import { RunOutcome } from './RunOutcome.tsx';
import { RunSection } from './RunSection.tsx';
import { focusSearch } from './focus-search.ts';
import { callerSummary, lostLine, planSummary, runSummary } from './section-summaries.ts';
import { sectionState } from './ticket-flow.ts';
import type { Section } from './ticket-flow.ts';
import { TicketSection } from './TicketSection.tsx';
import { useEvidence } from './use-evidence.ts';
import { useFlowAnnouncements } from './use-flow-announcements.ts';
import { useProposal } from './use-proposal.ts';
import { useRun } from './use-run.ts';
import { useSectionFocus } from './use-section-focus.ts';
import { useTicketFlow } from './use-ticket-flow.ts';

const useStyles = makeStyles({
  root: { padding: '16px 24px 32px', maxWidth: '980px', boxSizing: 'border-box', color: tokens.colorNeutralForeground1 },
  head: { display: 'flex', alignItems: 'center', gap: '10px', marginBottom: '14px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

interface Props {
  readonly person: Person;
  readonly onPersonChanged: () => void;
  readonly reopenPlanId: string | null;
}

/** A held Enter presses once: repeats never reach a button or a form. */
const ignoreRepeatedEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
};

export const Ticket = ({ person, onPersonChanged, reopenPlanId }: Props): ReactNode => {
  const styles = useStyles();
  const { profile } = useSession();
  const { go } = useNavigation();
  const policy = person.passPolicy.ok ? person.passPolicy.value : null;
  const [flow, dispatch] = useTicketFlow(preferredPass(profile, policy));
  const checks = useEvidence(person.user.id, flow.ticket, dispatch);
  const proposal = useProposal(person, flow, dispatch);
  const run = useRun(flow, dispatch, reopenPlanId);
  const pane = useSectionFocus(flow.phase);
  useFlowAnnouncements(flow);

  // What was done shows in the person's pane too: read them again when a run pauses or ends, or a method appears.
  const changed = useEffectEvent(onPersonChanged);
  const seen = `${flow.run?.state ?? 'none'}/${flow.watch?.appeared.length ?? 0}`;
  const worthReading = flow.run !== null && flow.run.state !== 'running';
  useEffect(() => {
    if (worthReading) changed();
  }, [seen, worthReading]);

  const suspects = devicesHolding(person.devices, flow.suspectMethodKeys).join('\n');
  useEffect(() => {
    if (suspects !== '') dispatch({ type: 'suspectsPlaced', deviceKeys: suspects.split('\n') });
  }, [suspects, dispatch]);

  const closeAnd = (then: (closed: { readonly summary: string; readonly run: PlanRun }) => void) => () => {
    const planId = flow.runPlanId;
    if (planId === null || flow.runWork !== null) return;
    dispatch({ type: 'runWorkStarted', work: 'closing' });
    desk.tickets.close({ planId }).then(then, (error: unknown) => dispatch({ type: 'runRefused', fault: faultOf(error) }));
  };
  const planAgain = () => {
    dispatch({ type: 'plannedAgain' });
    onPersonChanged();
  };
  const nextCaller = () => {
    go({ type: 'close' });
    focusSearch();
  };
  const section = (name: Section) => sectionState(flow, name);
  const change = (to: 'ticket' | 'check' | 'lost' | 'plan') =>
    flow.runPlanId === null ? () => dispatch({ type: 'wentBack', to }) : undefined;

  return (
    <div ref={pane} className={styles.root} onKeyDownCapture={ignoreRepeatedEnter}>
      <div className={styles.head}>
        <h2 className={styles.title}>Ticket</h2>
        <Keys keys={['F6']} />
      </div>
      {flow.phase === 'ticket' && flow.runFault !== null ? (
        <FaultNote role="alert" title="The earlier plan could not be opened" fault={flow.runFault} onRetry={run.reopen} />
      ) : null}
      <ol className={styles.list}>
        <TicketSection
          number={1}
          title="Ticket and caller"
          state={section('caller')}
          summary={callerSummary(flow)}
          onChange={change('check')}
        >
          <CallerSection flow={flow} person={person} checks={checks} dispatch={dispatch} />
        </TicketSection>
        <TicketSection number={2} title="What was lost" state={section('lost')} summary={lostLine(flow, person)} onChange={change('lost')}>
          <LostSection
            person={person}
            chosen={flow.lostDeviceKeys}
            followsNotThem={flow.earlierSummaries.length > 0}
            onChosen={(deviceKeys) => dispatch({ type: 'lostChosen', deviceKeys })}
            onDone={(deviceKeys) =>
              dispatch({ type: 'lostDone', inWords: lostSummary(person.devices, deviceKeys, mayManageMethods(person.permission)) })
            }
            onRetry={onPersonChanged}
          />
        </TicketSection>
        <TicketSection number={3} title="Plan" state={section('plan')} summary={planSummary(flow)}>
          <PlanSection
            flow={flow}
            onStep={(stepId, on) => dispatch({ type: 'stepSwitched', stepId, on })}
            onPass={(pass) => dispatch({ type: 'passChanged', pass })}
            onExecute={run.execute}
            onCheckAgain={() => dispatch({ type: 'wentBack', to: 'check' })}
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
            <RunOutcome run={flow.run} busy={flow.runWork !== null} onReadAgain={run.readAgain} onPlanAgain={planAgain} />
          ) : (
            <RunSection flow={flow} desk={run} onHandOver={() => dispatch({ type: 'handOverOpened' })} onPlanAgain={planAgain} />
          )}
        </TicketSection>
        <TicketSection
          number={5}
          title={flow.phase === 'closed' ? 'Closed' : 'Hand over'}
          state={section('handOver')}
          ticked={flow.phase === 'closed'}
        >
          {flow.phase === 'closed' && flow.runPlanId !== null && flow.summary !== null ? (
            <ClosedSection planId={flow.runPlanId} summary={flow.summary} earlier={flow.earlierSummaries} onNext={nextCaller} />
          ) : (
            <HandOverSection
              flow={flow}
              dispatch={dispatch}
              onClose={closeAnd(({ summary, run: closed }) => dispatch({ type: 'closed', summary, run: closed }))}
              onNotThem={closeAnd(({ summary, run: closed }) => {
                dispatch({ type: 'notThem', summary, run: closed });
                onPersonChanged();
              })}
            />
          )}
        </TicketSection>
      </ol>
    </div>
  );
};
