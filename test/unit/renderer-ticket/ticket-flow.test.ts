import { describe, expect, it } from 'vitest';
import type { TicketEvent } from '../../../renderer/features/ticket/ticket-flow.ts';
import { canExecute, sectionState } from '../../../renderer/features/ticket/ticket-flow.ts';
import { after, at, callBack, evidenceOf, executing, fault, planId, planOf, runOf, start, ticket, toPlan, watchOf } from './examples.ts';
import { method } from '../../support/fake-desk/methods.ts';

describe('the way to a plan', () => {
  it('goes ticket, check, lost, plan', () => {
    const phases = toPlan.slice(0, 5).map((_, index) => after(toPlan.slice(0, index + 1)).phase);
    expect(phases).toEqual(['ticket', 'check', 'lost', 'lost', 'plan']);
  });

  it('returns to the plan when only the check was done again', () => {
    const flow = after([...toPlan, { type: 'wentBack', to: 'check' }, { type: 'checkDone' }]);
    expect(flow.phase).toBe('plan');
    expect(flow.lostDeviceKeys).toEqual(['galaxy']);
  });

  it('drops evidence and plan with another ticket reference, and keeps what was lost', () => {
    const flow = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence: evidenceOf(callBack) },
      { type: 'wentBack', to: 'ticket' },
      { type: 'ticketAccepted', ticket: 'INC-30000' },
    ]);
    expect(flow.evidence).toEqual([]);
    expect(flow.proposal.plan).toBeNull();
    expect(flow.lostDeviceKeys).toEqual(['galaxy']);
  });

  it('takes no evidence of another ticket', () => {
    const flow = after([...toPlan, { type: 'evidenceRecorded', evidence: evidenceOf(callBack, { ticket: 'INC-1' }) }]);
    expect(flow.evidence).toEqual([]);
  });

  it('lists evidence once, newest first, however it came', () => {
    const [older, newer] = [evidenceOf(callBack), evidenceOf(callBack, { recordedAtUtc: at(3) })];
    const flow = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence: older },
      { type: 'evidenceListed', ticket, evidence: [newer, older] },
    ]);
    expect(flow.evidence).toEqual([newer, older]);
  });

  it('lets evidence go at its expiry and not before', () => {
    const with15 = after([...toPlan, { type: 'evidenceRecorded', evidence: evidenceOf(callBack) }]);
    expect(after([{ type: 'clockTicked', now: start + 15 * 60_000 - 1 }], with15).evidence).toHaveLength(1);
    expect(after([{ type: 'clockTicked', now: start + 15 * 60_000 }], with15).evidence).toHaveLength(0);
  });

  it('forgets switched-off steps when other devices are chosen', () => {
    const flow = after([
      ...toPlan,
      { type: 'stepSwitched', stepId: 'app', on: false },
      { type: 'wentBack', to: 'lost' },
      { type: 'lostChosen', deviceKeys: ['key'] },
    ]);
    expect(flow.switchedOff).toEqual([]);
  });
});

describe('late plan answers', () => {
  it('drops an answer to an older request, plan or fault', () => {
    const newest = planOf({ id: '22222222-2222-4222-8222-222222222222' });
    const flow = after([
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
    expect(canExecute(after(toPlan))).toBe(true);
    expect(canExecute(after([...toPlan, { type: 'proposalSent', request: 2 }]))).toBe(false);
  });

  it('keeps the button off for a plan that main calls not executable', () => {
    expect(canExecute(after([...toPlan.slice(0, -1), { type: 'planArrived', request: 1, plan: planOf({ executable: false }) }]))).toBe(
      false,
    );
  });
});

describe('carrying out', () => {
  it('starts once: the second start changes nothing', () => {
    const started = after(executing);
    expect(started).toMatchObject({ phase: 'run', runPlanId: planId, runWork: 'executing' });
    expect(after([{ type: 'executeStarted', planId }], started)).toBe(started);
  });

  it('does not start a plan that is not the one on screen', () => {
    const flow = after([...toPlan, { type: 'executeStarted', planId: '33333333-3333-4333-8333-333333333333' }]);
    expect(flow.phase).toBe('plan');
  });

  it('ignores progress of another plan', () => {
    const other = runOf('running', [], planOf({ id: '33333333-3333-4333-8333-333333333333' }));
    expect(after([...executing, { type: 'runArrived', run: other, answer: false }]).run).toBeNull();
  });

  it('keeps ticket, evidence, loss and plan when main refuses before anything ran', () => {
    const evidence = evidenceOf(callBack);
    const flow = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence },
      { type: 'executeStarted', planId },
      { type: 'runRefused', fault: fault('evidence.expired') },
    ]);
    expect(flow).toMatchObject({ phase: 'plan', ticket, ticketDraft: ticket, lostDeviceKeys: ['galaxy'], runPlanId: null, runWork: null });
    expect(flow.evidence).toEqual([evidence]);
    expect(flow.runFault?.code).toBe('evidence.expired');
  });

  it('wants a look at a changed account before the next try, also when a new plan has come', () => {
    const changed = after([
      ...executing,
      { type: 'runRefused', fault: fault('desk.changed') },
      { type: 'proposalSent', request: 2 },
      { type: 'planArrived', request: 2, plan: planOf() },
    ]);
    expect(changed.runFault?.code).toBe('desk.changed');
    expect(canExecute(changed)).toBe(false);
    expect(canExecute(after([{ type: 'lookedAgain' }], changed))).toBe(true);
  });

  it('goes on to the hand-over when the run is done, and stays there when an event is late', () => {
    const done = after([...executing, { type: 'runArrived', run: runOf('done'), answer: true }]);
    expect(done.phase).toBe('handOver');
    expect(after([{ type: 'runArrived', run: runOf('running'), answer: false }], done)).toBe(done);
  });

  it('takes progress again after the agent took a paused run up', () => {
    const resumed = after([
      ...executing,
      { type: 'runArrived', run: runOf('paused', ['succeeded', 'failed']), answer: true },
      { type: 'runWorkStarted', work: 'resuming' },
      { type: 'runArrived', run: runOf('running', ['succeeded', 'running']), answer: false },
    ]);
    expect(resumed.run?.state).toBe('running');
  });

  it('keeps the run on screen when reading it again fails', () => {
    const flow = after([
      ...executing,
      { type: 'runArrived', run: runOf('paused'), answer: true },
      { type: 'runWorkStarted', work: 'reading' },
      { type: 'runRefused', fault: fault() },
    ]);
    expect(flow).toMatchObject({ phase: 'run', runWork: null });
    expect(flow.run?.state).toBe('paused');
    expect(flow.runFault).not.toBeNull();
  });

  it('lets nothing before the run be changed once it has started', () => {
    const started = after(executing);
    const attempts: readonly TicketEvent[] = [
      { type: 'wentBack', to: 'lost' },
      { type: 'ticketAccepted', ticket: 'INC-1' },
      { type: 'stepSwitched', stepId: 'app', on: false },
      { type: 'passChanged', pass: { lifetimeMinutes: 480, isUsableOnce: false } },
    ];
    for (const attempt of attempts) expect(after([attempt], started)).toBe(started);
  });
});

describe('leaving and coming back', () => {
  it('plans again after a stop, with ticket and evidence and without the old loss', () => {
    const evidence = evidenceOf(callBack);
    const flow = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence },
      { type: 'executeStarted', planId },
      { type: 'runArrived', run: runOf('abandoned', ['succeeded']), answer: true },
      { type: 'plannedAgain' },
    ]);
    expect(flow).toMatchObject({ phase: 'lost', ticket, lostDeviceKeys: [], run: null, runPlanId: null });
    expect(flow.evidence).toEqual([evidence]);
  });

  it('does not plan again while the run is only paused', () => {
    const paused = after([...executing, { type: 'runArrived', run: runOf('paused'), answer: true }]);
    expect(after([{ type: 'plannedAgain' }], paused)).toBe(paused);
  });

  describe('when a method appeared that was not the person’s', () => {
    const evidence = evidenceOf(callBack);
    const handedOver = after([
      ...toPlan,
      { type: 'evidenceRecorded', evidence },
      { type: 'executeStarted', planId },
      { type: 'runArrived', run: runOf('done'), answer: true },
      { type: 'watchArrived', watch: watchOf('appeared', [method('fido2', 'stranger')]) },
    ]);
    const notThem = { type: 'notThem', summary: 'First run', run: runOf('done') } as const;

    it('starts anew under the same ticket and checks, and ticks the newcomer once its device is known', () => {
      const again = after([notThem], handedOver);
      expect(again).toMatchObject({
        phase: 'lost',
        ticket,
        runPlanId: null,
        run: null,
        watch: null,
        lostDeviceKeys: [],
        suspectMethodKeys: ['fido2/stranger'],
      });
      expect(again.evidence).toEqual([evidence]);
      const placed = after([{ type: 'suspectsPlaced', deviceKeys: ['key'] }], again);
      expect(placed).toMatchObject({ lostDeviceKeys: ['key'], suspectMethodKeys: [] });
    });

    it('asks for a new check of the caller when none counts any more', () => {
      expect(after([{ type: 'clockTicked', now: start + 3_600_000 }, notThem], handedOver).phase).toBe('check');
    });

    it('keeps the summary of each run that was closed on the way, oldest first', () => {
      const second = after(
        [
          notThem,
          { type: 'suspectsPlaced', deviceKeys: ['key'] },
          { type: 'lostDone', inWords: 'key lost' },
          { type: 'proposalSent', request: 2 },
          { type: 'planArrived', request: 2, plan: planOf() },
          { type: 'executeStarted', planId },
          { type: 'runArrived', run: runOf('done'), answer: true },
        ],
        handedOver,
      );
      expect(after([{ ...notThem, summary: 'Second run' }], second).earlierSummaries).toEqual(['First run', 'Second run']);
    });

    it('changes nothing before the hand-over, or for another run', () => {
      const paused = after([...executing, { type: 'runArrived', run: runOf('paused'), answer: true }]);
      expect(after([notThem], paused)).toBe(paused);
      const other = { ...notThem, run: runOf('done', [], planOf({ id: '00000000-0000-4000-8000-00000000ffff' })) };
      expect(after([other], handedOver)).toBe(handedOver);
    });
  });

  it('opens an earlier run where it stands, with its ticket', () => {
    const flow = after([
      { type: 'reopening', planId },
      { type: 'runArrived', run: runOf('paused'), answer: true },
    ]);
    expect(flow).toMatchObject({ phase: 'run', ticket });
  });

  it('starts with an empty ticket when the earlier run cannot be read', () => {
    const flow = after([
      { type: 'reopening', planId },
      { type: 'runRefused', fault: fault('desk.gone') },
    ]);
    expect(flow).toMatchObject({ phase: 'ticket', runPlanId: null });
    expect(flow.runFault?.code).toBe('desk.gone');
  });

  it('stays closed, whatever comes late', () => {
    const closed = after([
      ...executing,
      { type: 'runArrived', run: runOf('done'), answer: true },
      { type: 'closed', summary: 'INC-20417', run: { ...runOf('done'), closedAtUtc: at(9) } },
    ]);
    expect(closed.phase).toBe('closed');
    expect(after([{ type: 'runArrived', run: runOf('done'), answer: false }], closed)).toBe(closed);
  });
});

describe('how sections are drawn', () => {
  it('folds what is behind, opens one, dims the rest', () => {
    const flow = after(toPlan);
    const states = (['caller', 'lost', 'plan', 'run', 'handOver'] as const).map((section) => sectionState(flow, section));
    expect(states).toEqual(['finished', 'finished', 'open', 'later', 'later']);
  });
});
