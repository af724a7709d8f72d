import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../contract/tickets.ts';
import { canExecute, flowOf, isBeingProved, sectionState } from '../../../renderer/features/ticket/ticket-flow.ts';
import { planFacts } from '../../../renderer/features/ticket/use-proposal.ts';
import type { Step } from './examples.ts';
import {
  after,
  at,
  callBack,
  evidenceOf,
  executing,
  fault,
  planId,
  planOf,
  runOf,
  start,
  started,
  ticket,
  toPlan,
  watchOf,
} from './examples.ts';
import { method } from '../../support/fake-desk/methods.ts';

describe('the way to a plan', () => {
  it('goes ticket, check, lost, plan', () => {
    const phases = toPlan.slice(0, 5).map((_, index) => after(toPlan.slice(0, index + 1)).flow.phase);
    expect(phases).toEqual(['ticket', 'check', 'lost', 'lost', 'plan']);
  });

  it('returns to the plan when only the check was done again', () => {
    const { flow } = after([...toPlan, { type: 'wentBack', to: 'check' }, { type: 'checkDone' }]);
    expect(flow.phase).toBe('plan');
    expect(flow.ticket.lostMethodKeys).toEqual(['phone/galaxy']);
  });

  it('drops evidence and plan with another ticket reference, and keeps what was lost', () => {
    const { flow } = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence: evidenceOf(callBack) },
      { type: 'wentBack', to: 'ticket' },
      { type: 'referenceAccepted', reference: 'INC-30000' },
    ]);
    expect(flow.evidence).toEqual([]);
    expect(flow.proposal.plan).toBeNull();
    expect(flow.ticket.lostMethodKeys).toEqual(['phone/galaxy']);
  });

  it('takes no evidence of another ticket', () => {
    const { flow } = after([...toPlan, { type: 'evidenceRecorded', evidence: evidenceOf(callBack, { ticket: 'INC-1' }) }]);
    expect(flow.evidence).toEqual([]);
  });

  it('lists evidence once, newest first, however it came', () => {
    const [older, newer] = [evidenceOf(callBack), evidenceOf(callBack, { recordedAtUtc: at(3) })];
    const { flow } = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence: older },
      { type: 'evidenceListed', evidence: [newer, older] },
    ]);
    expect(flow.evidence).toEqual([newer, older]);
  });

  it('lets evidence go at its expiry and not before', () => {
    const with15 = after([...toPlan, { type: 'evidenceRecorded', evidence: evidenceOf(callBack) }]);
    expect(after([{ type: 'clockTicked', now: start + 15 * 60_000 - 1 }], with15).flow.evidence).toHaveLength(1);
    expect(after([{ type: 'clockTicked', now: start + 15 * 60_000 }], with15).flow.evidence).toHaveLength(0);
  });

  it('forgets switched-off steps when other devices are chosen', () => {
    const { flow } = after([
      ...toPlan,
      { type: 'stepSwitched', stepId: 'app', on: false },
      { type: 'wentBack', to: 'lost' },
      { type: 'lossChosen', methodKeys: ['fido2/key'] },
    ]);
    expect(flow.ticket.switchedOff).toEqual([]);
  });
});

describe('late plan answers', () => {
  it('drops an answer to an older request, plan or fault', () => {
    const newest = planOf({ id: '22222222-2222-4222-8222-222222222222' });
    const { flow } = after([
      ...toPlan,
      { type: 'proposalSent', request: 2 },
      { type: 'proposalSent', request: 3 },
      { type: 'planArrived', request: 3, plan: newest },
      { type: 'planArrived', request: 2, plan: planOf() },
      { type: 'planRefused', request: 2, fault: fault() },
    ]);
    expect(flow.proposal).toEqual({ request: 3, pending: false, plan: newest, fault: null });
  });

  it('keeps the button off while a newer answer is awaited', () => {
    expect(canExecute(after(toPlan).flow)).toBe(true);
    expect(canExecute(after([...toPlan, { type: 'proposalSent', request: 2 }]).flow)).toBe(false);
  });

  it('keeps the button off, and plans nothing, while a change is on its way to main', () => {
    const { ticket: held, known } = after(toPlan);
    expect(planFacts(flowOf(held, true, known))).not.toBeNull();
    expect(canExecute(flowOf(held, false, known))).toBe(false);
    expect(planFacts(flowOf(held, false, known))).toBeNull();
  });

  it('keeps the button off for a plan that main calls not executable', () => {
    const { flow } = after([...toPlan.slice(0, -1), { type: 'planArrived', request: 1, plan: planOf({ executable: false }) }]);
    expect(canExecute(flow)).toBe(false);
  });
});

describe('carrying out', () => {
  it('starts once: nothing can be started while main is asked', () => {
    const { flow } = after(executing);
    expect(flow).toMatchObject({ phase: 'run', runWork: 'executing', run: null });
    expect(canExecute(flow)).toBe(false);
  });

  it('draws the steps of the plan until main tells of its run', () => {
    expect(after(started).flow).toMatchObject({ phase: 'run', run: null, proposal: { plan: { id: planId } } });
  });

  it('ignores progress of another plan', () => {
    const other = runOf('running', [], planOf({ id: '33333333-3333-4333-8333-333333333333' }));
    expect(after([...started, { type: 'runArrived', run: other }]).flow.run).toBeNull();
  });

  it('shows a run that was told of before the ticket that it belongs to', () => {
    const { flow } = after([
      ...executing,
      { type: 'runArrived', run: runOf('running') },
      { type: 'mainKept', ticket: { planId, planIds: [planId] } },
    ]);
    expect(flow.run?.state).toBe('running');
  });

  it('keeps ticket, evidence, loss and plan when main refuses before anything ran', () => {
    const evidence = evidenceOf(callBack);
    const { flow } = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence },
      { type: 'asked', work: 'executing' },
      { type: 'refused', fault: fault('evidence.expired') },
    ]);
    expect(flow).toMatchObject({
      phase: 'plan',
      ticket: { reference: ticket, typedReference: ticket, lostMethodKeys: ['phone/galaxy'], planId: null },
      runWork: null,
    });
    expect(flow.evidence).toEqual([evidence]);
    expect(flow.runFault?.code).toBe('evidence.expired');
  });

  it('wants a look at a changed account before the next try, also when a new plan has come', () => {
    const changed = after([
      ...executing,
      { type: 'refused', fault: fault('desk.changed') },
      { type: 'proposalSent', request: 2 },
      { type: 'planArrived', request: 2, plan: planOf() },
    ]);
    expect(changed.flow.runFault?.code).toBe('desk.changed');
    expect(canExecute(changed.flow)).toBe(false);
    expect(canExecute(after([{ type: 'lookedAgain' }], changed).flow)).toBe(true);
  });

  it('goes on to the hand-over when the run is done, whether or not main has answered', () => {
    const answered = after([...started, { type: 'runArrived', run: runOf('done') }]);
    expect(answered.flow.phase).toBe('handOver');
    const early = after([...started.slice(0, -1), { type: 'runArrived', run: runOf('done') }]);
    expect(early.flow.phase).toBe('handOver');
  });

  it('shows each state of a run as main told it last', () => {
    const resumed = after([
      ...started,
      { type: 'runArrived', run: runOf('paused', ['succeeded', 'failed']) },
      { type: 'asked', work: 'resuming' },
      { type: 'runArrived', run: runOf('running', ['succeeded', 'running']) },
    ]);
    expect(resumed.flow.run?.state).toBe('running');
  });

  it('keeps the run on screen when reading it again fails', () => {
    const { flow } = after([
      ...started,
      { type: 'runArrived', run: runOf('paused') },
      { type: 'asked', work: 'reading' },
      { type: 'refused', fault: fault() },
    ]);
    expect(flow).toMatchObject({ phase: 'run', runWork: null });
    expect(flow.run?.state).toBe('paused');
    expect(flow.runFault).not.toBeNull();
  });

  it('lets nothing before the run be changed once it has started', () => {
    const scene = after(started);
    const attempts: readonly Step[] = [
      { type: 'wentBack', to: 'lost' },
      { type: 'referenceAccepted', reference: 'INC-1' },
      { type: 'stepSwitched', stepId: 'app', on: false },
      { type: 'passChanged', pass: { lifetimeMinutes: 480, isUsableOnce: false } },
    ];
    for (const attempt of attempts) expect(after([attempt], scene).ticket).toBe(scene.ticket);
  });

  it('is being proved from the last step until the account was read again, or could not be', () => {
    expect(isBeingProved(runOf('running'))).toBe(false);
    expect(isBeingProved(runOf('done'))).toBe(true);
    expect(isBeingProved({ ...runOf('done'), proofFault: fault() })).toBe(false);
  });
});

describe('leaving and coming back', () => {
  const again: Partial<Ticket> = { planId: null, at: 'lost', lostMethodKeys: [], isLossAnswered: false, switchedOff: [] };

  it('plans again after a stop, with ticket and evidence and without the old loss', () => {
    const evidence = evidenceOf(callBack);
    const { flow } = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence },
      ...started.slice(toPlan.length),
      { type: 'runArrived', run: runOf('abandoned', ['succeeded']) },
      { type: 'mainKept', ticket: again },
    ]);
    expect(flow).toMatchObject({ phase: 'lost', ticket: { reference: ticket, lostMethodKeys: [] }, run: null, proposal: { plan: null } });
    expect(flow.evidence).toEqual([evidence]);
  });

  it('goes on to the hand-over of what there is after a stop, and not while the run is only paused', () => {
    const paused = after([...started, { type: 'runArrived', run: runOf('paused') }, { type: 'handOverOpened' }]);
    expect(paused.flow.phase).toBe('run');
    expect(after([{ type: 'runArrived', run: runOf('abandoned') }], paused).flow.phase).toBe('handOver');
  });

  it('shows nothing of the watch of a plan that is closed', () => {
    const handedOver = after([
      ...started,
      { type: 'runArrived', run: runOf('done') },
      { type: 'watchArrived', watch: watchOf('appeared', [method('fido2', 'stranger')]) },
    ]);
    expect(handedOver.flow.watch?.state).toBe('appeared');
    expect(after([{ type: 'mainKept', ticket: again }], handedOver).flow.watch).toBeNull();
  });

  it('opens an earlier run where it stands, with its ticket', () => {
    const opened: Step = { type: 'mainKept', ticket: { reference: ticket, typedReference: ticket, at: 'plan', planId, planIds: [planId] } };
    expect(after([opened]).flow).toMatchObject({ phase: 'run', run: null });
    const { flow } = after([opened, { type: 'runArrived', run: runOf('paused') }]);
    expect(flow).toMatchObject({ phase: 'run', ticket: { reference: ticket } });
  });

  it('says so where an earlier run cannot be read, and keeps its ticket', () => {
    const { flow } = after([
      { type: 'mainKept', ticket: { reference: ticket, planId, planIds: [planId] } },
      { type: 'asked', work: 'reading' },
      { type: 'refused', fault: fault('desk.gone') },
    ]);
    expect(flow).toMatchObject({ phase: 'run', run: null, runWork: null, ticket: { reference: ticket } });
    expect(flow.runFault?.code).toBe('desk.gone');
  });

  it('stays closed, whatever comes late', () => {
    const closed = after([
      ...started,
      { type: 'runArrived', run: runOf('done') },
      { type: 'mainKept', ticket: { closedAtUtc: at(9) } },
      { type: 'closed', summary: 'INC-20417' },
    ]);
    expect(closed.flow.phase).toBe('closed');
    expect(after([{ type: 'runArrived', run: runOf('done') }], closed).flow.phase).toBe('closed');
    expect(after([{ type: 'wentBack', to: 'lost' }], closed).ticket).toBe(closed.ticket);
  });
});

describe('how sections are drawn', () => {
  it('folds what is behind, opens one, dims the rest', () => {
    const { flow } = after(toPlan);
    const states = (['caller', 'lost', 'plan', 'run', 'handOver'] as const).map((section) => sectionState(flow, section));
    expect(states).toEqual(['finished', 'finished', 'open', 'later', 'later']);
  });
});
