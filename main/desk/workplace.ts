import { setTimeout as sleepFor } from 'node:timers/promises';
import type { JobAbout } from '../../contract/jobs.ts';
import type { JournalAction } from '../../contract/journal.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Session } from '../../contract/session.ts';
import type { Json } from '../audit/records.ts';
import { Refusals } from '../audit/refusals.ts';
import { GraphClient } from '../graph/client.ts';
import { createTransport } from '../graph/transport.ts';
import { getPhoto } from '../graph/users.ts';
import { noSession } from '../agent/agent-session.ts';
import { requireConsent } from '../agent/consent.ts';
import { memoryJobStore } from '../jobs/job-store.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { DeskHandlers } from '../operations.ts';
import { HandOver } from '../tickets/hand-over.ts';
import { HeldSecrets } from '../changes/held-secrets.ts';
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
import { Tickets } from '../tickets/tickets.ts';
import { Guides } from '../guides/guides.ts';
import { checkWords } from '../evidence/describe-observation.ts';
import { Verification } from '../evidence/verification.ts';
import { OpenTickets } from '../tickets/open-tickets.ts';
import { TicketBook } from '../tickets/ticket-book.ts';
import { Alarms } from '../tickets/alarms.ts';
import { RegistrationWatch } from '../tickets/watch.ts';
import type { WorkplaceOptions } from './workplace-options.ts';

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
  /** Records what a rule refused, in the name of whoever is signed in; another error is left alone. `tried` begins a sentence. */
  readonly noteRefusal: (error: unknown, tried: string) => void;
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
    enter: options.enter,
    onBegun: () => void reconciler.start(),
    notify: (message) => notices.add(message),
    connect: ({ root, token, refresh, challenged }) =>
      new GraphClient({
        transport: createTransport({ root, token, refresh, onChallenge: challenged, ...options.network, timeout: waits.timeout }),
        now,
        sleep: waits.sleep,
      }),
  });
  const profile = (): DeskProfile => {
    const saved = options.profile();
    return { ...saved, organisation: saved.organisation || (sessions.about?.tenant.displayName ?? '') };
  };
  const session = sessions.current;
  const held = new HeldSecrets(() => journal.ranMs());
  const notices = new Notices(options.notices, (list) => emit({ type: 'notices.changed', notices: list }));
  let reopen: Session['reopen'] = null;
  let windowWasLost = false;
  const runs = new Runs(reader, held, (run) => {
    emit({ type: 'plan.progress', run });
    watch.follow(run);
  });
  const reconciler = new Reconciler({
    journal,
    reader,
    session,
    settleMs: options.settleMs,
    onError,
    onDecided: (intent, result) => notices.decided(intent, result),
  });
  const refusals = new Refusals(journal);
  const verification = new Verification({ journal, reader, profile });
  const failedChecks = (userId: string) => verification.failedChecks(userId, profile().repeatResetDays);
  const persons = new People({ session, reader, profile, failedChecks, now });
  const plans = new Plans({
    journal,
    reader,
    session,
    profile,
    persons,
    verification,
    book: runs,
    held,
    reconciler,
    refusals,
    isAsked: (proposal) => tickets.isAsked(proposal),
    onStarted: (plan) => tickets.started(plan),
    onError,
    now,
    sleep: waits.sleep,
  });
  const alarms = new Alarms(journal, reader, ({ plan }) =>
    notices.add(
      `Alarm: somebody else got in with the pass that was made for ${plan.userDisplayName} (${plan.ticket}). Open the ticket now and shut them out.`,
    ),
  );
  const watch = new RegistrationWatch({
    journal,
    reader,
    alarms,
    session,
    profile,
    book: runs,
    emit: (state) => emit({ type: 'watch.changed', watch: state }),
    onError,
    now,
    setTimer: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs);
      return () => clearTimeout(timer);
    },
  });
  const handOver = new HandOver({ ...ports, journal, session, profile, book: runs, held });
  const closing = new Tickets({ journal, reader, session, book: runs, held, watch, clearClipboard: ports.clearClipboard });
  const book = new TicketBook({
    file: options.tickets,
    emit: (ticket) => emit({ type: 'ticket.changed', ticket }),
    notify: (message) => notices.add(message),
    now,
  });
  const tickets = new OpenTickets({ book, runs, reader, session, profile, persons, verification, watch, alarms, closing, now });
  const guides = new Guides({
    persons,
    profile,
    ports,
    now,
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
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
    const { tenant, agents } = sessions.about ?? noSession();
    return {
      tenant,
      agent: current.agent,
      practiceAgents: [...agents],
      profile: profile(),
      practiceProfile: options.practiceProfile?.current() ?? null,
      preferences: preferences(),
      notices: notices.list(),
      reopen: windowWasLost ? reopen : null,
      appVersion: options.app.version,
      runtime: options.app.runtime,
    };
  };

  const handlers: DeskHandlers = {
    ...sessionHandlers({
      sessions,
      persons,
      watch,
      isBusy: () => plans.busy,
      describe: describeSession,
      practiceProfile: options.practiceProfile,
    }),

    // The first letters may come before the sign-in is done; they wait for it here.
    'users.search': async ({ query }, context) => search.search((await sessions.open(context)).graph, query, context),
    'users.photo': ({ userId }, context) => photos.get(userId, context),
    'users.open': async ({ userId }, context) => {
      if (reopen?.userId !== userId) {
        ports.concealNow();
        // Before the reading: a window that is lost meanwhile reopens on whom the agent chose.
        reopen = { userId, ticketId: null };
      }
      return persons.open(userId, context);
    },

    'evidence.record': async ({ userId, ticket, observation }, context) => {
      const { actor } = session();
      const reading = await persons.read(userId, context);
      const photoOnRecord = async () => (await photos.readNow(userId, context)).onRecord;
      try {
        const evidence = await verification.record(actor, { ticket, observation, reading, photoOnRecord });
        tickets.recorded(evidence);
        return evidence;
      } catch (error) {
        const tried = `Recording ${checkWords[observation.kind]} as a check of the caller`;
        refusals.note(error, { tried, agent: actor, person: reading.person.user, ticket, planId: null });
        throw error;
      }
    },
    'evidence.fail': async ({ userId, ticket, observation }, context) => {
      const { actor } = session();
      // A name read earlier will do: what a caller failed is recorded although the directory is away.
      const { user } = (persons.remembered(userId) ?? (await persons.read(userId, context))).person;
      const failed = verification.fail(actor, user, ticket, observation);
      tickets.checkFailed(user.id, ticket);
      return failed;
    },
    'evidence.list': ({ userId, ticket }) => verification.listed({ agentId: session().actor.id, userId, ticket }),

    'plans.propose': ({ ticketId }, context) => plans.propose(tickets.proposal(ticketId), context),
    'plans.execute': ({ planId }, context) => plans.execute(planId, context),
    'plans.current': ({ planId }, context) => plans.current(planId, context),
    'plans.resume': ({ planId }, context) => plans.resume(planId, context),
    'plans.leaveOut': ({ planId, stepId }, context) => plans.leaveOut(planId, stepId, context),
    'plans.abandon': ({ planId }) => plans.abandon(planId),

    'secrets.reveal': async ({ planId }) => {
      await watch.beforeHandOver(planId);
      return handOver.reveal(planId);
    },
    'secrets.conceal': ({ planId }) => {
      handOver.conceal(planId);
      return {};
    },
    'secrets.copy': async ({ planId }) => {
      await watch.beforeHandOver(planId);
      return handOver.copy(planId);
    },
    'secrets.print': async ({ planId }) => {
      await watch.beforeHandOver(planId);
      return handOver.print(planId);
    },
    'secrets.deleteSlip': async ({ planId }) => {
      await handOver.deleteSlip(planId);
      return {};
    },

    'watch.start': ({ planId }) => watch.start(planId),
    'watch.stop': ({ planId }) => watch.stop(planId),

    'tickets.open': async ({ userId, ticketId }, context) => {
      const ticket = await tickets.open(userId, ticketId, context);
      reopen = { userId: ticket.userId, ticketId: ticket.id };
      return ticket;
    },
    'tickets.change': ({ ticketId, revision, changes }) => tickets.change(ticketId, revision, changes),
    'tickets.list': () => tickets.list(),
    'tickets.planAgain': ({ ticketId, because }) => tickets.planAgain(ticketId, because),
    'tickets.discard': ({ ticketId }) => {
      tickets.discard(ticketId);
      return {};
    },
    'tickets.close': ({ ticketId }) => {
      const closed = tickets.close(ticketId);
      reopen = reopen?.ticketId === ticketId ? { ...reopen, ticketId: null } : reopen;
      return closed;
    },
    'tickets.copySummary': ({ ticketId }) => {
      ports.copyText(tickets.summary(ticketId));
      return {};
    },

    'guides.preview': (request, context) => guides.preview(request, context),
    'guides.print': (request, context) => guides.print(request, context),
    'guides.save': (request, context) => guides.save(request, context),

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
    noteRefusal: (error, tried) =>
      refusals.note(error, { tried, agent: sessions.signedIn?.actor ?? null, person: null, ticket: null, planId: null }),
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
        planId: book.open().find(({ id }) => id === reopen?.ticketId)?.planId ?? null,
        summary: `The window stopped (${reason}) and was opened again.`,
        data: { reason },
      });
    },
    // Whatever hangs there must not keep the agent from quitting.
    beforeQuit: () => Promise.race([jobs.close(), waits.sleep(quitPatienceMs)]),
    close: () => {
      void jobs.close();
      reconciler.stop();
      watch.close();
      held.forgetAll();
    },
  };
};
