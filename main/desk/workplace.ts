import { setTimeout as sleepFor } from 'node:timers/promises';
import type { DeskEvent } from '../../contract/events.ts';
import type { JobAbout } from '../../contract/jobs.ts';
import type { JournalAction } from '../../contract/journal.ts';
import type { DeskProfile, Preferences } from '../../contract/profile.ts';
import type { Session } from '../../contract/session.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { LongReads } from '../audit/reading/long-reads.ts';
import type { Json } from '../audit/records.ts';
import { GraphClient } from '../graph/client.ts';
import type { TransportOptions } from '../graph/transport.ts';
import { createTransport } from '../graph/transport.ts';
import { getPhoto } from '../graph/users.ts';
import { requireConsent } from '../agent/consent.ts';
import { memoryJobStore } from '../jobs/job-store.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { CallContext, DeskHandlers } from '../operations.ts';
import type { HandOverPorts } from '../tickets/hand-over.ts';
import { HandOver } from '../tickets/hand-over.ts';
import { HeldPasses } from '../plans/held-passes.ts';
import { createJournalExport } from './journal-export.ts';
import { Notices } from './notices.ts';
import { People } from '../people/people.ts';
import { UserSearch } from '../people/search-users.ts';
import { Photos } from '../people/photos.ts';
import { Plans } from '../plans/plans.ts';
import { Reconciler } from '../plans/reconciler.ts';
import { Runs } from '../plans/runs.ts';
import { Sessions } from '../agent/sessions.ts';
import { sessionHandlers } from './session-handlers.ts';
import type { SignIn } from '../auth/access.ts';
import { Tickets } from '../tickets/tickets.ts';
import { Verification } from '../evidence/verification.ts';
import { RegistrationWatch } from '../tickets/watch.ts';

/** What the desk needs from outside: the journal, a tenant, settings, and what only a window system can do. */
export interface WorkplaceOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  /** What looks through the whole journal, away from this process. */
  readonly reads: LongReads;
  readonly signIn: () => Promise<SignIn>;
  readonly network: Pick<TransportOptions, 'fetch' | 'onAnswer'>;
  /** As it stands now: saved settings count from the next action, without a restart. */
  readonly profile: () => DeskProfile;
  readonly preferences: () => Preferences;
  readonly ports: HandOverPorts & {
    readonly copyText: (text: string) => void;
    readonly clearClipboard: () => void;
    /** Asks for a file name; null when the agent cancelled. */
    readonly chooseFile: (suggestion: { readonly defaultName: string; readonly extension: string }) => Promise<string | null>;
  };
  readonly emit: (event: DeskEvent) => void;
  readonly onError: (error: unknown) => void;
  readonly notices: readonly string[];
  readonly app: { readonly version: string; readonly runtime: string };
  /** How long the directory may show the old state after a write, in milliseconds. */
  readonly settleMs: number;
  readonly now?: () => number;
  /** How time is waited for; tests bring a time that needs no waiting. */
  readonly waits?: {
    /** Waits, or rejects with the signal's reason. */
    readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
    readonly timeout: (ms: number) => AbortSignal;
  };
}

export interface WorkplaceNote {
  readonly action: JournalAction;
  readonly summary: string;
  readonly data: { readonly [key: string]: Json };
}

export interface Workplace {
  readonly handlers: DeskHandlers;
  /** Codes held now, so that the log can blank them. */
  readonly liveCodes: () => readonly string[];
  /** A plan is being carried out: nobody may leave now. */
  readonly isBusy: () => boolean;
  /** Who is signed in, once that is known. */
  readonly agent: () => Session['agent'] | null;
  /** Records something that is no write to Graph, in the name of whoever is signed in. */
  readonly note: (note: WorkplaceNote) => void;
  /** Adds a sentence for the agent. */
  readonly notify: (message: string) => void;
  /** The window was lost: notes it, so that it reopens where the agent was. */
  readonly windowLost: (reason: string) => void;
  /** The window goes and another one comes (lock): it reopens where the agent was. */
  readonly windowReplaced: () => void;
  /** Stops what is under way and can be stopped, and resolves when it has tidied up, or has had its time: before the app quits. */
  readonly beforeQuit: () => Promise<void>;
  /** Forgets codes, stops watching, sweeping and jobs. The journal is the caller's to close. */
  readonly close: () => void;
}

/** How long quitting waits for what is to be tidied up, such as half a file. */
const quitPatienceMs = 2_000;

/** Wires the desk by hand, without Electron: the same in the app, in tests and in the bench. */
export const createWorkplace = (options: WorkplaceOptions): Workplace => {
  const { journal, reader, ports, emit, onError, preferences } = options;
  const now = options.now ?? Date.now;
  const waits = options.waits ?? {
    sleep: async (ms: number, signal?: AbortSignal) => void (await sleepFor(ms, undefined, signal ? { signal } : {})),
    timeout: (ms: number) => AbortSignal.timeout(ms),
  };
  const sessions = new Sessions({
    journal,
    signIn: options.signIn,
    onBegun: () => void reconciler.start(),
    connect: ({ root, token, refresh }, onChallenge) =>
      new GraphClient({
        transport: createTransport({ root, token, refresh, onChallenge, ...options.network, timeout: waits.timeout }),
        now,
        sleep: waits.sleep,
      }),
  });
  const profile = (): DeskProfile => {
    const saved = options.profile();
    return { ...saved, organisation: saved.organisation || (sessions.tenant?.tenant.displayName ?? '') };
  };
  const session = sessions.current;
  const held = new HeldPasses(now);
  const notices = new Notices(options.notices, (list) => emit({ type: 'notices.changed', notices: list }));
  let reopen: Session['reopen'] = null;
  let windowWasLost = false;
  const book = new Runs(reader, held, (run) => {
    // The run of the open person is where the window reopens; one that goes on behind another person is not.
    if (reopen?.userId === run.plan.userId && run.closedAtUtc === null) reopen = { ...reopen, planId: run.plan.id };
    emit({ type: 'plan.progress', run });
  });
  const reconciler = new Reconciler({
    journal,
    reader,
    session,
    settleMs: options.settleMs,
    onError,
    onDecided: (intent, result) => notices.decided(intent, result),
  });
  const persons = new People({ session, reader, profile, now });
  const verification = new Verification({ journal, reader, profile });
  const plans = new Plans({
    journal,
    reader,
    session,
    profile,
    persons,
    verification,
    book,
    held,
    reconciler,
    now,
    sleep: waits.sleep,
  });
  const watch = new RegistrationWatch({
    journal,
    session,
    profile,
    book,
    emit: (state) => emit({ type: 'watch.changed', watch: state }),
    onError,
    now,
    setTimer: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs);
      return () => clearTimeout(timer);
    },
  });
  const handOver = new HandOver({ ...ports, journal, session, profile, book, held });
  const tickets = new Tickets({ journal, reader, session, book, held, watch, clearClipboard: ports.clearClipboard });
  const jobs = new Jobs<JobAbout>({
    store: memoryJobStore(),
    changed: (job) => emit({ type: 'job.changed', job }),
    onError,
    now,
  });
  const exportJournal = createJournalExport({ journal, reads: options.reads, jobs, session, chooseFile: ports.chooseFile });
  const search = new UserSearch({ countryCallingCode: () => profile().countryCallingCode, now, sleep: waits.sleep });
  const photos = new Photos(async (userId, read) => {
    const current = session();
    await requireConsent(current, ['photos']);
    return getPhoto(current.graph, userId, read);
  });

  const describeSession = (): Session => {
    const current = session();
    const signIn = sessions.tenant;
    return {
      tenant: signIn?.tenant ?? { kind: 'practice', displayName: '' },
      agent: current.agent,
      practiceAgents: [...(signIn?.practiceAgents ?? [])],
      profile: profile(),
      preferences: preferences(),
      notices: notices.list(),
      reopen: windowWasLost ? reopen : null,
      appVersion: options.app.version,
      runtime: options.app.runtime,
    };
  };

  const requirePerson = async (userId: string, context: CallContext) => {
    const { person } = await persons.fresh(userId, 60_000, context);
    return { id: person.user.id, displayName: person.user.displayName, userPrincipalName: person.user.userPrincipalName };
  };

  const handlers: DeskHandlers = {
    ...sessionHandlers({ sessions, persons, watch, isBusy: () => plans.busy, describe: describeSession }),

    // The first letters may come before the sign-in is done; they wait for it here.
    'users.search': async ({ query }, context) => search.search((await sessions.open(context)).graph, query, context),
    'users.photo': async ({ userId }, context) => ({ dataUrl: await photos.get(userId, context) }),
    'users.open': async ({ userId }, context) => {
      if (reopen?.userId !== userId) ports.concealNow();
      const person = await persons.open(userId, context);
      reopen = { userId: person.user.id, planId: reopen?.userId === person.user.id ? reopen.planId : null };
      return person;
    },

    'evidence.record': async ({ userId, ticket, observation }, context) =>
      verification.record(session().actor, await requirePerson(userId, context), ticket, observation),
    'evidence.list': ({ userId, ticket }) => verification.current(session().actor.id, userId, ticket),

    'plans.propose': (proposal, context) => plans.propose(proposal, context),
    'plans.execute': ({ planId }, context) => plans.execute(planId, context),
    'plans.current': async ({ planId }, context) => {
      const run = await plans.current(planId, context);
      reopen = { userId: run.plan.userId, planId };
      return run;
    },
    'plans.resume': ({ planId }, context) => plans.resume(planId, context),
    'plans.abandon': ({ planId }) => plans.abandon(planId),
    'plans.unfinished': () => plans.unfinished(),

    'passes.reveal': ({ planId }) => handOver.reveal(planId),
    'passes.conceal': ({ planId }) => {
      handOver.conceal(planId);
      return {};
    },
    'passes.copy': ({ planId }) => handOver.copy(planId),
    'passes.print': ({ planId }) => handOver.print(planId),

    'watch.start': ({ planId }) => watch.start(planId),
    'watch.stop': ({ planId }) => watch.stop(planId),

    'tickets.close': ({ planId }) => {
      const closed = tickets.close(planId);
      reopen = reopen?.planId === planId ? { ...reopen, planId: null } : reopen;
      return closed;
    },
    'tickets.copySummary': ({ planId }) => {
      ports.copyText(tickets.summary(planId));
      return {};
    },

    'journal.list': (query, { signal }) => options.reads.list(query, signal),
    'journal.count': async ({ filter }, { signal }) => ({ entries: await options.reads.count(filter, signal) }),
    'journal.export': async ({ filter, format }) => ({ job: await exportJournal(filter, format) }),

    'jobs.list': () => [...jobs.list()],
    'jobs.cancel': ({ jobId }) => jobs.cancel(jobId),
  };

  return {
    handlers,
    isBusy: () => plans.busy,
    agent: () => sessions.signedIn?.agent ?? null,
    note: (note) => journal.note({ agent: sessions.signedIn?.actor ?? null, person: null, ticket: null, planId: null, ...note }),
    notify: (message) => notices.add(message),
    windowReplaced: () => (windowWasLost = true),
    liveCodes: () => held.all().map((code) => code.unwrap()),
    windowLost: (reason) => {
      windowWasLost = true;
      journal.note({
        action: 'app.rendererCrashed',
        agent: null,
        person: null,
        ticket: null,
        planId: reopen?.planId ?? null,
        summary: `The window stopped (${reason}) and was opened again.`,
        data: { reason },
      });
    },
    // Whatever hangs there must not keep the agent from quitting.
    beforeQuit: () => Promise.race([jobs.close(), waits.sleep(quitPatienceMs)]),
    close: () => {
      void jobs.close();
      reconciler.stop();
      watch.stopAll();
      held.forgetAll();
    },
  };
};
