import type { OperationName } from '../../contract/channels.ts';
import type { DeskEvent } from '../../contract/events.ts';
import type { FailedCheck, ListedEvidence } from '../../contract/evidence.ts';
import type { DeskApi } from '../../contract/operations.ts';
import type { Person } from '../../contract/person.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { Preferences } from '../../contract/profile.ts';
import type { Fault, Result } from '../../contract/result.ts';
import type { AppState } from '../../contract/app-state.ts';
import type { Session } from '../../contract/session.ts';
import type { PhotoOnRecord } from '../../contract/user.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { practiceDeskProfile } from '../../main/settings/practice-profiles.ts';
import { fakeDoor, Refused } from './fake-desk/door.ts';
import { fakeGuide } from './fake-desk/guide.ts';
import { fakeJobs } from './fake-desk/jobs.ts';
import { fakeCount, fakeJournal } from './fake-desk/journal.ts';
import { fakeTickets } from './fake-desk/tickets.ts';
import { findPeople, people, personOf } from './fake-desk/people.ts';
import { newRun, pausedRun, planOf, runAfter } from './fake-desk/plan.ts';
import { fakeSession } from './fake-desk/session.ts';

export type FakeDesk = DeskApi & {
  /** Makes every call of one operation fail with this until it is set to null. */
  readonly failWith: (name: OperationName, fault: Fault | null) => void;
  /** Changes what `users.open` answers. */
  readonly changePerson: (change: (person: Person) => Person) => void;
  /** What is said of everybody's photo; none is drawn. */
  readonly setPhoto: (onRecord: PhotoOnRecord) => void;
  readonly say: (event: DeskEvent) => void;
  readonly setSession: (change: Partial<Session>) => void;
  /** The runs of the tickets that are open; there are no others then. */
  readonly setOpenRuns: (runs: PlanRun[]) => void;
  readonly setApp: (change: Partial<AppState>) => void;
  /** What is asked from now on takes so long. */
  readonly setLatency: (milliseconds: number) => void;
  /** Answers the sign-in page that is open: signed in, or refused with this. */
  readonly finishPage: (fault: Fault | null) => void;
};

export const fakeFault = (more: Partial<Fault> = {}): Fault => ({
  code: 'graph.unavailable',
  message: 'Microsoft Graph did not answer properly. Try again in a moment.',
  retryable: true,
  correlationId: '3d0f6c1e-8a46-4f0c-9c53-6f1d2b7a9e10',
  graphRequestId: 'b1c2d3e4-0000-4000-8000-0123456789ab',
  detail: 'ServiceUnavailable: The service is temporarily unavailable.',
  ...more,
});

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The desk in memory, with invented people: for drawing the window without main. `latencyMs` is added to each answer. */
export const createFakeDesk = ({ latencyMs: firstLatencyMs = 60 }: { readonly latencyMs?: number } = {}): FakeDesk => {
  let latencyMs = firstLatencyMs;
  const faults = new Map<OperationName, Fault>();
  const listeners = new Set<(event: DeskEvent) => void>();
  const evidence: ListedEvidence[] = [];
  const failedChecks: FailedCheck[] = [];
  let photo: PhotoOnRecord = 'none';
  const plans = new Map<string, PlanRun>();
  let session: Session = fakeSession();
  let change = (person: Person): Person => person;

  const say = (event: DeskEvent) => {
    for (const listener of listeners) listener(event);
  };
  const answer = async <T>(name: OperationName, value: () => T | Promise<T>): Promise<Result<T>> => {
    await rest(latencyMs);
    const fault = faults.get(name);
    if (fault !== undefined) return { ok: false, fault };
    try {
      return { ok: true, value: await value() };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, fault: error.fault };
      throw error;
    }
  };
  const read = (userId: string): Person => {
    const user = people.find((candidate) => candidate.id === userId);
    if (user === undefined) throw new Error(`no person ${userId}`);
    return change({ ...personOf(user), failedChecks: [...failedChecks] });
  };
  const methodsOf = (run: PlanRun) => {
    const person = read(run.plan.userId);
    return person.methods.ok ? person.methods.value : [];
  };
  const find = (planId: string): PlanRun => {
    const run = plans.get(planId);
    if (run === undefined) throw new Error(`no plan ${planId}`);
    return run;
  };
  const heldPass = (planId: string) => {
    const { secret } = find(planId);
    if (secret === null) throw new Error(`plan ${planId} has no pass`);
    return secret;
  };
  const keep = (run: PlanRun): PlanRun => {
    plans.set(run.plan.id, run);
    return run;
  };
  const carryOut = (planId: string): PlanRun => {
    const started = keep(runAfter({ ...find(planId), state: 'running' }, 0, methodsOf(find(planId))));
    const goOn = async (): Promise<void> => {
      for (let done = 1; done <= started.steps.length; done += 1) {
        await rest(latencyMs * 4);
        const run = find(planId);
        say({ type: 'plan.progress', run: keep(runAfter({ ...run, state: 'running' }, done, methodsOf(run))) });
      }
    };
    say({ type: 'plan.progress', run: started });
    void goOn();
    return started;
  };
  const told = (run: PlanRun): PlanRun => {
    say({ type: 'plan.progress', run });
    return run;
  };
  const watch = (planId: string, state: 'watching' | 'stopped') => ({
    planId,
    userId: find(planId).plan.userId,
    state,
    appeared: [],
    notAllowed: [],
    passUse: 'unused' as const,
    alarm: null,
    lastReadAtUtc: new Date().toISOString(),
    nextReadAtUtc: new Date(Date.now() + 15_000).toISOString(),
    fault: null,
  });

  const tickets = fakeTickets({ answer, say, person: read, agent: () => session.agent, run: (planId) => plans.get(planId) ?? null, keep });
  const setOpenRuns = (runs: PlanRun[]): void => {
    for (const run of runs) keep(run);
    tickets.setRuns(runs);
  };
  setOpenRuns([pausedRun(personOf(people[0] ?? findPeople('')[0]!))]);

  const jobs = fakeJobs({ say, rest: () => rest(latencyMs * 4) });
  const { setApp, finishPage, onPage, ...door } = fakeDoor({ answer, say });
  const afterPage = async (): Promise<Session> => {
    await onPage();
    return session;
  };

  return {
    ...door,
    setApp,
    finishPage,
    session: {
      current: () => answer('session.current', () => session),
      signInAgain: () => answer('session.signInAgain', afterPage),
      allow: () => answer('session.allow', afterPage),
      readRoles: () => answer('session.readRoles', () => session),
      practiseFor: ({ profile }) =>
        answer('session.practiseFor', () => {
          session = { ...session, practiceProfile: profile, profile: practiceDeskProfile(session.profile, profile) };
          return session;
        }),
      switchAgent: ({ userPrincipalName }) =>
        answer('session.switchAgent', () => {
          const agent = session.practiceAgents.find((candidate) => candidate.userPrincipalName === userPrincipalName);
          if (agent !== undefined)
            session = {
              ...session,
              agent: {
                ...session.agent,
                displayName: agent.displayName,
                userPrincipalName,
                roles: agent.roles.map((displayName) => ({ displayName, scopedTo: agent.scopedTo })),
              },
            };
          return session;
        }),
    },
    users: {
      search: ({ query }) =>
        answer('users.search', () => ({ users: [...findPeople(query)], truncated: query.startsWith('am') && query.length === 2 })),
      photo: () => answer('users.photo', () => ({ dataUrl: null, onRecord: photo })),
      open: ({ userId }) => answer('users.open', () => read(userId)),
    },
    evidence: {
      record: ({ userId, ticket, observation }) =>
        answer('evidence.record', () => {
          const item: ListedEvidence = {
            id: crypto.randomUUID(),
            userId,
            ticket,
            agentId: session.agent.id,
            observation,
            numberCalled: null,
            standing: 'counts',
            strength: observation.kind === 'photoIdInPerson' ? 'high' : 'standard',
            recordedAtUtc: new Date().toISOString(),
            expiresAtUtc: new Date(Date.now() + 15 * 60_000).toISOString(),
          };
          evidence.push(item);
          return item;
        }),
      fail: ({ ticket, observation }) =>
        answer('evidence.fail', () => {
          const atUtc = new Date().toISOString();
          const countsUntilUtc = new Date(Date.now() + 24 * 3_600_000).toISOString();
          const failed: FailedCheck = {
            id: crypto.randomUUID(),
            atUtc,
            ticket,
            agentName: session.agent.displayName,
            observation,
            countsUntilUtc,
          };
          failedChecks.unshift(failed);
          return failed;
        }),
      list: ({ userId, ticket }) =>
        answer('evidence.list', () => evidence.filter((item) => item.userId === userId && item.ticket === ticket)),
    },
    plans: {
      propose: ({ ticketId }) =>
        answer('plans.propose', () => {
          const proposal = tickets.proposal(ticketId);
          const held = evidence.map(({ id }) => id);
          return keep(newRun(planOf(read(proposal.userId), proposal, held))).plan;
        }),
      execute: ({ planId }) =>
        answer('plans.execute', () => {
          tickets.started(find(planId).plan);
          return carryOut(planId);
        }),
      resume: ({ planId }) => answer('plans.resume', () => carryOut(planId)),
      current: ({ planId }) => answer('plans.current', () => told(find(planId))),
      leaveOut: ({ planId, stepId }) =>
        answer('plans.leaveOut', () => {
          const run = find(planId);
          const steps = run.steps.map((step) => (step.stepId === stepId ? { ...step, state: 'leftOut' as const } : step));
          return told(keep({ ...run, steps }));
        }),
      abandon: ({ planId }) => answer('plans.abandon', () => told(keep({ ...find(planId), state: 'abandoned' }))),
    },
    secrets: {
      reveal: () => answer('secrets.reveal', () => ({ code: 'Ey7#mKp2', concealAtUtc: new Date(Date.now() + 60_000).toISOString() })),
      conceal: () => answer('secrets.conceal', () => ({})),
      copy: () => answer('secrets.copy', () => ({ clearedAtUtc: new Date(Date.now() + 30_000).toISOString() })),
      print: ({ planId }) => answer('secrets.print', () => ({ printed: true, savedAs: null, secret: heldPass(planId) })),
      deleteSlip: () => answer('secrets.deleteSlip', () => ({})),
    },
    watch: {
      start: ({ planId }) => answer('watch.start', () => watch(planId, 'watching')),
      stop: ({ planId }) => answer('watch.stop', () => watch(planId, 'stopped')),
    },
    guides: {
      preview: ({ userId, kind }) => answer('guides.preview', () => fakeGuide(session.profile, read(userId), kind)),
      print: () => answer('guides.print', () => ({ printed: true })),
      save: ({ as }) => answer('guides.save', () => ({ path: `guide.${as}` })),
    },
    tickets: tickets.api,
    journal: {
      list: (input) => answer('journal.list', () => fakeJournal(input)),
      count: ({ filter }) => answer('journal.count', () => ({ entries: fakeCount(filter) })),
      export: ({ filter, format }) =>
        answer('journal.export', () => ({
          job: jobs.start({ kind: 'journal.export', path: `latchkey-journal.${format}`, format }, fakeCount(filter)),
        })),
    },
    jobs: {
      list: () => answer('jobs.list', jobs.list),
      cancel: ({ jobId }) => answer('jobs.cancel', () => jobs.cancel(jobId)),
    },
    preferences: {
      set: (preferences: Preferences) =>
        answer('preferences.set', () => {
          session = { ...session, preferences };
          return preferences;
        }),
    },
    settings: {
      read: () =>
        answer('settings.read', () => ({ profile: session.profile, file: 'desk-profile.json', managedFields: [], managedFile: null })),
      save: ({ profile }: { readonly profile: DeskProfile }) =>
        answer('settings.save', () => {
          session = { ...session, profile };
          return { profile, file: 'desk-profile.json', managedFields: [], managedFile: null };
        }),
      import: () => answer('settings.import', () => ({ path: 'desk-profile.json', profile: session.profile, problems: [] })),
      export: ({ what }) =>
        answer('settings.export', () => ({ path: what === 'profile' ? 'desk-profile.json' : 'desk-profile.schema.json' })),
    },
    // Its answers come soon enough anyway.
    cancel: () => undefined,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    failWith: (name, fault) => {
      if (fault === null) faults.delete(name);
      else faults.set(name, fault);
    },
    changePerson: (next) => {
      change = next;
    },
    say,
    setSession: (next) => {
      session = { ...session, ...next };
    },
    setPhoto: (onRecord) => {
      photo = onRecord;
    },
    setOpenRuns,
    setLatency: (milliseconds) => {
      latencyMs = milliseconds;
    },
  };
};
