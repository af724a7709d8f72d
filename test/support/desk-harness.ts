import type { Question } from '../../main/ask-agent.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskEvent } from '../../contract/events.ts';
import type { EvidenceObservation } from '../../contract/evidence.ts';
import type { OperationInput, OperationOutput } from '../../contract/operations.ts';
import { operations } from '../../contract/operations.ts';
import type { Person } from '../../contract/person.ts';
import type { Plan, PlanRun } from '../../contract/plans.ts';
import { DeskProfile, Preferences } from '../../contract/profile.ts';
import type { JournalHooks } from '../../main/audit/journal.ts';
import { Journal } from '../../main/audit/journal.ts';
import { JournalReader } from '../../main/audit/reader.ts';
import type { LongReads } from '../../main/reading/long-reads.ts';
import { createLongReads } from '../../main/reading/long-reads.ts';
import { practiceSignIn } from '../../main/auth/practice-sign-in.ts';
import type { Workplace } from '../../main/desk/workplace.ts';
import type { WorkplaceOptions } from '../../main/desk/workplace-options.ts';
import { createWorkplace } from '../../main/desk/workplace.ts';
import type { DeskOperation } from '../../main/operations.ts';
import type { TenantSignIn } from '../../main/auth/tenant-sign-in.ts';
import { openTicketFile } from '../../main/settings/ticket-file.ts';
import type { GuidePage } from '../../main/guides/guide-page.ts';
import type { Slip, SlipOutcome } from '../../main/tickets/hand-over.ts';
import { FaultError } from '../../main/fault-error.ts';
import type { TestTenant } from './practice-tenant.ts';

export interface DeskHarness {
  readonly desk: Workplace;
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly folder: string;
  readonly events: DeskEvent[];
  /** Calls an operation as the window would: input and output go through the contract's schemas. */
  readonly call: <N extends DeskOperation>(name: N, input: OperationInput<N>, signal?: AbortSignal) => Promise<OperationOutput<N>>;
  /** The code of the fault that an operation ends with; fails when it succeeds. */
  readonly refusal: <N extends DeskOperation>(name: N, input: OperationInput<N>, signal?: AbortSignal) => Promise<FaultError>;
  readonly open: (upn: string) => Promise<Person>;
  /** Carries a plan out, or takes it up again, and gives the run at its end: paused, or done and read again. */
  readonly carryOut: (planId: string) => Promise<PlanRun>;
  readonly takeUp: (planId: string) => Promise<PlanRun>;
  /** Leaves a step out, and gives the run at its end. */
  readonly leaveOut: (planId: string, stepId: string) => Promise<PlanRun>;
  /** Runs of the tickets that are open. */
  readonly openRuns: () => Promise<PlanRun[]>;
  readonly clock: { offsetMs: number };
  /** As if other settings had been saved while the desk runs. */
  readonly settings: { profile: DeskProfile };
  readonly clipboard: { text: string };
  /** What was given to the printer. */
  readonly slips: readonly Slip[];
  /** What the agent was asked outside the page. */
  readonly questions: readonly Question[];
  /** What becomes of the next slips. */
  readonly printer: { outcome: SlipOutcome };
  readonly deletedSlips: readonly string[];
  /** Guides that were printed or saved. */
  readonly guides: readonly GuidePage[];
  readonly close: () => void;
}

export interface HarnessOptions {
  readonly tenant: Pick<TestTenant, 'tenant' | 'truth'>;
  /** In place of the practice tenant's own, where everything is agreed to. */
  readonly signIn?: TenantSignIn;
  /** False leaves the first `session.current` to the test. */
  readonly opensSession?: boolean;
  /** Reuse the folder (and so the journal) of an earlier harness: a restart. */
  readonly folder?: string;
  readonly profile?: unknown;
  readonly hooks?: JournalHooks;
  readonly settleMs?: number;
  /** What the agent answers in the system's dialogs; yes unless given. */
  readonly agrees?: (question: Question) => boolean;
  readonly fetch?: typeof fetch;
  /** In place of long reads in this process. */
  readonly reads?: LongReads;
  /** The desk's clock before `clock.offsetMs`, and how it waits: real time unless given. */
  readonly now?: () => number;
  /** How long the computer has been running, in milliseconds; as `now` unless given. */
  readonly elapsed?: () => number;
  readonly waits?: WorkplaceOptions['waits'];
}

const hasEnded = (run: PlanRun): boolean =>
  run.state !== 'running' && (run.state !== 'done' || run.proof !== null || run.proofFault !== null);

/** The whole desk in this process: real journal on disk, real HTTP to a real practice tenant; only the window system is replaced. */
export const startDesk = async (options: HarnessOptions): Promise<DeskHarness> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'latchkey-desk-'));
  const clock = { offsetMs: 0 };
  const clipboard = { text: '' };
  const slips: Slip[] = [];
  const questions: Question[] = [];
  const deletedSlips: string[] = [];
  const printer: { outcome: SlipOutcome } = { outcome: { kind: 'printed' } };
  const guides: GuidePage[] = [];
  const now = () => (options.now ?? Date.now)() + clock.offsetMs;
  const file = join(folder, 'journal-practice.sqlite');
  const elapsed = options.elapsed ?? options.now;
  const journal = Journal.open({
    file,
    now,
    // A time of the test's own passes for the computer as well; what `clock` adds is a clock that was set.
    ...(elapsed ? { elapsed } : {}),
    ...(options.hooks ? { hooks: options.hooks } : {}),
  });
  const reader = JournalReader.open({ file });
  const events: DeskEvent[] = [];
  const listeners = new Set<(event: DeskEvent) => void>();
  const settings = { profile: DeskProfile.parse(options.profile ?? {}) };
  const signIn = options.signIn ?? practiceSignIn(() => Promise.resolve(options.tenant.tenant));
  const desk = createWorkplace({
    journal,
    reader,
    reads: options.reads ?? createLongReads(reader),
    tickets: openTicketFile(join(folder, 'tickets-practice.json'), now),
    signIn,
    enter: () => signIn.signIn(null),
    network: { fetch: options.fetch ?? fetch },
    profile: () => settings.profile,
    preferences: () => Preferences.parse({}),
    ports: {
      askAgent: (question) => {
        questions.push(question);
        return Promise.resolve(options.agrees?.(question) ?? true);
      },
      copySecret: (code) => {
        clipboard.text = code.unwrap();
        return new Date(now() + 30_000).toISOString();
      },
      copyText: (text) => (clipboard.text = text),
      clearClipboard: () => (clipboard.text = ''),
      beginShowing: () => new Date(now() + 60_000).toISOString(),
      endShowing: () => undefined,
      concealNow: () => undefined,
      printSlip: (slip) => {
        slips.push(slip);
        return Promise.resolve(printer.outcome);
      },
      deleteSlip: (path) => {
        deletedSlips.push(path);
        return Promise.resolve();
      },
      chooseFile: ({ defaultName, extension }) => Promise.resolve(join(folder, `${defaultName}.${extension}`)),
      countPages: () => Promise.resolve(1),
      printPage: (page) => {
        guides.push(page);
        return Promise.resolve(true);
      },
      savePage: (page, { name, as }) => {
        guides.push(page);
        return Promise.resolve(join(folder, `${name}.${as}`));
      },
    },
    emit: (event) => {
      events.push(event);
      for (const heard of listeners) heard(event);
    },
    onError: (error) => {
      throw error;
    },
    notices: [],
    app: { version: '0.0.0', runtime: 'test' },
    settleMs: options.settleMs ?? 0,
    now,
    ...(options.waits ? { waits: options.waits } : {}),
  });
  const call = async <N extends DeskOperation>(
    name: N,
    input: OperationInput<N>,
    signal = new AbortController().signal,
  ): Promise<OperationOutput<N>> => {
    const { input: inputSchema, output } = operations[name];
    const handler = desk.handlers[name] as (input: unknown, context: { correlationId: string; signal: AbortSignal }) => unknown;
    const value = await handler(inputSchema.parse(input), { correlationId: crypto.randomUUID(), signal });
    return output.parse(value) as OperationOutput<N>;
  };
  // A run's states come as events: the answer to the call is only its beginning.
  const atItsEnd = (begun: PlanRun): Promise<PlanRun> =>
    new Promise((resolve) => {
      // Nothing was begun: the run is as it was, perhaps from before a restart.
      if (begun.state !== 'running') return resolve(begun);
      const last = events.findLast((event) => event.type === 'plan.progress' && event.run.plan.id === begun.plan.id);
      const run = last?.type === 'plan.progress' ? last.run : begun;
      if (hasEnded(run)) return resolve(run);
      const heard = (event: DeskEvent): void => {
        if (event.type !== 'plan.progress' || event.run.plan.id !== begun.plan.id || !hasEnded(event.run)) return;
        listeners.delete(heard);
        resolve(event.run);
      };
      listeners.add(heard);
    });
  if (options.opensSession !== false) await call('session.current', {});
  return {
    desk,
    journal,
    reader,
    folder,
    events,
    clock,
    settings,
    clipboard,
    slips,
    questions,
    printer,
    deletedSlips,
    guides,
    call,
    carryOut: async (planId) => atItsEnd(await call('plans.execute', { planId })),
    takeUp: async (planId) => atItsEnd(await call('plans.resume', { planId })),
    leaveOut: async (planId, stepId) => atItsEnd(await call('plans.leaveOut', { planId, stepId })),
    openRuns: async () => (await call('tickets.list', {})).flatMap(({ run }) => run ?? []),
    refusal: async (name, input, signal) => {
      try {
        await call(name, input, signal);
      } catch (error) {
        if (error instanceof FaultError) return error;
        throw error;
      }
      throw new Error(`${name} was not refused.`);
    },
    open: async (upn) => {
      const { id } = await options.tenant.truth(upn);
      return call('users.open', { userId: id });
    },
    close: () => {
      desk.close();
      reader.close();
      journal.close();
    },
  };
};

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const ticket = 'INC-20417';
export const photoIdInPerson: EvidenceObservation = { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

/** A check as it can be recorded of this person: photo ID; where nobody agreed that photos are read, a call back or the manager's word. */
export const checkOf = async (
  { call }: Pick<DeskHarness, 'call'>,
  { user, callBackNumbers, manager }: Person,
): Promise<EvidenceObservation> => {
  const onRecord = await call('users.photo', { userId: user.id }).then(
    (photo) => photo.onRecord,
    () => 'unread',
  );
  const [number] = callBackNumbers;
  if (onRecord === 'unread' && number) return { kind: 'callBack', number: number.number, numberEnding: number.ending, answered: true };
  if (onRecord === 'unread' && manager.ok && manager.value) {
    return { kind: 'managersWord', managerId: manager.value.id, reachedBy: 'inPerson', called: null };
  }
  return { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: onRecord === 'none' ? 'noPhotoOnRecord' : 'yes' };
};

/** Verifies the caller, opens the person and proposes a plan: everything up to the click. */
export const preparePlan = async (harness: DeskHarness, upn: string, choose: PlanChoice): Promise<{ person: Person; plan: Plan }> =>
  planFor(harness, await harness.open(upn), choose);

/** The same by object id. */
export const preparePlanFor = async (harness: DeskHarness, userId: string, choose: PlanChoice): Promise<{ person: Person; plan: Plan }> =>
  planFor(harness, await harness.call('users.open', { userId }), choose);

interface TicketChoice {
  readonly reference?: string;
  readonly lostMethodKeys?: readonly string[];
  readonly pass?: { lifetimeMinutes: number; isUsableOnce: boolean } | null;
  readonly switchedOff?: readonly string[];
}

/** The person's ticket, filled in up to the plan. One whose plan has been carried out is closed, and the next one opened. */
export const ticketFor = async (harness: Pick<DeskHarness, 'call'>, userId: string, choose: TicketChoice = {}): Promise<string> => {
  let opened = await harness.call('tickets.open', { userId, ticketId: null });
  if (opened.planId !== null) {
    await harness.call('tickets.close', { ticketId: opened.id });
    opened = await harness.call('tickets.open', { userId, ticketId: null });
  }
  const { id: ticketId, revision } = opened;
  const pass = choose.pass === undefined ? { lifetimeMinutes: 60, isUsableOnce: true } : choose.pass;
  await harness.call('tickets.change', {
    ticketId,
    revision,
    changes: [
      { type: 'referenceAccepted', reference: choose.reference ?? ticket },
      { type: 'wentBack', to: 'lost' },
      { type: 'lossChosen', methodKeys: [...(choose.lostMethodKeys ?? [])] },
      { type: 'lossDone', inWords: 'as chosen' },
      { type: 'passChanged', pass },
      ...(choose.switchedOff ?? []).map((stepId) => ({ type: 'stepSwitched' as const, stepId, on: false })),
    ],
  });
  return ticketId;
};

interface PlanChoice {
  readonly lost: (person: Person) => readonly string[];
  readonly pass?: TicketChoice['pass'];
  readonly switchedOff?: readonly string[];
  readonly observation?: EvidenceObservation;
}

const planFor = async (harness: DeskHarness, person: Person, choose: PlanChoice): Promise<{ person: Person; plan: Plan }> => {
  const ticketId = await ticketFor(harness, person.user.id, {
    lostMethodKeys: choose.lost(person),
    ...(choose.pass === undefined ? {} : { pass: choose.pass }),
    ...(choose.switchedOff === undefined ? {} : { switchedOff: choose.switchedOff }),
  });
  await harness.call('evidence.record', {
    userId: person.user.id,
    ticket,
    observation: choose.observation ?? (await checkOf(harness, person)),
  });
  return { person, plan: await harness.call('plans.propose', { ticketId }) };
};

/** Keys of the methods of one kind. */
export const keysOf = (person: Person, ...kinds: readonly string[]): string[] =>
  person.methods.ok
    ? person.methods.value.filter((method) => kinds.includes(method.kind)).map((method) => `${method.kind}/${method.id}`)
    : [];
