import type { MethodKind, PreferredMethod } from '../../../contract/methods.ts';
import type { Plan, PlanRun } from '../../../contract/plans.ts';
import type { StoredIntent } from '../../../main/audit/reader.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { Person } from '../../../practice/directory/person.ts';
import type { LoggedRequest } from '../../../practice/log.ts';
import * as make from '../../../practice/methods/make.ts';
import type { Method, Preference } from '../../../practice/methods/kinds.ts';
import { keysOf, photoIdInPerson, preparePlanFor, ticket } from '../../support/desk-harness.ts';
import type { Lane } from './lane.ts';
import { settleMs } from './lane.ts';

export interface WriteOperation {
  readonly name: string;
  readonly route: string;
  readonly usesBatch: boolean;
  readonly methods: (person: Person, nowMs: number) => readonly Method[];
  readonly preferred: Preference;
  readonly lost: readonly ('microsoftAuthenticator' | 'mobile')[];
  readonly pass: boolean;
}

const app = (person: Person, nowMs: number): Method => make.authenticator(`faults:${person.index}`, 'A phone', nowMs - 9e9);
const mobile = make.phone('mobile', '+44 7700900123');
const alternate = make.phone('alternateMobile', '+44 7700900124');
const deletion = {
  methods: (person: Person, nowMs: number) => [app(person, nowMs), mobile],
  preferred: 'push',
  lost: ['microsoftAuthenticator'],
  pass: false,
  usesBatch: false,
} as const;

export const writeOperations: readonly WriteOperation[] = [
  { ...deletion, name: 'create a pass', route: 'POST .*temporaryAccessPassMethods', lost: [], pass: true },
  { ...deletion, name: 'delete the Authenticator', route: 'DELETE .*microsoftAuthenticatorMethods', preferred: 'sms' },
  {
    ...deletion,
    name: 'delete the pair of phones',
    route: 'DELETE .*phoneMethods',
    methods: (person, nowMs) => [app(person, nowMs), { ...mobile }, { ...alternate }],
    lost: ['mobile'],
  },
  { ...deletion, name: 'change the default', route: 'PATCH .*signInPreferences' },
  { ...deletion, name: 'revoke the sessions', route: 'POST .*revokeSignInSessions', preferred: 'sms', pass: true },
];

/** What became of the writes of one run. */
export interface WriteEnd {
  readonly wrong: readonly string[];
  readonly resent: readonly string[];
  readonly happened: number;
  readonly notHappened: number;
  readonly refused: number;
  /** Of these, how many were not known at first. */
  readonly unknownAtFirst: number;
  readonly stillUnknown: number;
}

/** The server's word on one intent. */
interface Truth {
  readonly sent: readonly LoggedRequest[];
  readonly applied: boolean;
}

/** Faults that answer in the server's place: whatever status is logged, nothing was done. */
const answeredByOthers: ReadonlySet<string | null> = new Set(['captive-portal', 'redirect']);

const truthOf = (intent: StoredIntent, log: readonly LoggedRequest[]): Truth => {
  const sent = log.filter((entry) => entry.clientRequestId === intent.id && entry.method !== 'GET');
  return { sent, applied: sent.some((entry) => entry.status >= 200 && entry.status < 300 && !answeredByOthers.has(entry.fault)) };
};

/** What the journal says of an intent, held against what the server did. */
const judge = (lane: Lane, person: Person, intent: StoredIntent): string[] => {
  const { applied } = truthOf(intent, lane.log());
  const says = intent.outcome?.result;
  const name = `${intent.action} is said to have ${says}`;
  if (says === 'succeeded' && !applied && !isSoAnyway(lane, person, intent)) return [`${name}, but it did not happen`];
  if ((says === 'failed' || says === 'notHappened') && applied) return [`${name}, but it happened`];
  return [];
};

/** A deletion of what is gone and a default that is set are done, whoever did it. */
const isSoAnyway = (lane: Lane, person: Person, intent: StoredIntent): boolean => {
  const state = lane.tenant.auth(person);
  if (intent.action === 'method.delete') return !state.methods.some((method) => method.id === intent.data['methodId']);
  return intent.action === 'method.setDefault' && state.preferred === intent.data['preferred'];
};

/** Requests for one pass after one that the server may have carried out; only a 429 says that it did not. */
const resendsOf = (intent: StoredIntent, log: readonly LoggedRequest[]): string[] => {
  if (intent.action !== 'pass.create') return [];
  const { sent } = truthOf(intent, log);
  return sent.slice(0, -1).some((entry) => entry.status !== 429)
    ? [`the pass of one intent was asked for again after ${sent.map((entry) => `${entry.status} ${entry.fault ?? ''}`).join(', ')}`]
    : [];
};

/** What is left to chance in one run. */
export interface Chance {
  /** Switches the faults on. */
  readonly install: () => void;
  /** How long the agent thinks before taking up again. */
  readonly pauseMs: number;
  /** Whether the console is started anew before the last word. */
  readonly restarts: boolean;
}

/** Carries out a plan under faults, takes it up again, lets the directory settle, and finishes it. */
export const writeUnderFaults = async (lane: Lane, operation: WriteOperation, person: Person, chance: Chance): Promise<WriteEnd> => {
  const wrong: string[] = [];
  const { plan } = await lane.time.drive(
    preparePlanFor(lane.desk, person.id, {
      lost: (read) =>
        operation.lost.includes('mobile')
          ? keysOf(read, 'phone').filter((key) => key.endsWith(mobile.id))
          : keysOf(read, ...operation.lost),
      pass: operation.pass ? { lifetimeMinutes: 60, isUsableOnce: true } : null,
    }),
  );
  const intents = (): readonly StoredIntent[] => lane.desk.reader.intentsOfPlan(plan.id);
  const look = (when: string): void =>
    void wrong.push(
      ...intents()
        .flatMap((intent) => judge(lane, person, intent))
        .map((line) => `${when}: ${line}`),
    );
  chance.install();
  await step(lane, plan, 'carryOut', wrong);
  look('at once');
  const unknownAtFirst = intents().filter((intent) => intent.outcome?.result === 'unknown' || firstWord(lane, intent) === 'unknown').length;
  await lane.time.drain();
  lane.time.pass(chance.pauseMs);
  await step(lane, plan, 'takeUp', wrong);
  look('taken up under faults');

  lane.server.faults.clear();
  lane.staleMs = 0;
  await lane.time.drain();
  lane.time.pass(2 * settleMs);
  if (chance.restarts) {
    await lane.restart();
    look('after a restart');
  }
  let run: PlanRun | undefined;
  for (let times = 0; times < 4 && run?.state !== 'done'; times += 1) run = await step(lane, plan, 'takeUp', wrong);
  look('settled');
  if (run?.state === 'done') run = await lane.time.drive(lane.desk.call('plans.current', { planId: plan.id }));
  if (run?.state !== 'done')
    wrong.push(
      `the plan ends as ${run?.state}: ${run?.steps.map((one) => `${one.stepId.split('/')[0]} ${one.state} ${one.fault?.code ?? ''}`).join(', ')}`,
    );
  else wrong.push(...promises(lane, person, plan, run));
  return { ...count(intents()), wrong, resent: intents().flatMap((intent) => resendsOf(intent, lane.log())), unknownAtFirst };
};

/** The first outcome in the journal, which a later one may have decided. */
const firstWord = (lane: Lane, intent: StoredIntent): string | undefined =>
  lane.desk.reader.list({ filter: {}, limit: 60 }).entries.findLast((entry) => entry.intentId === intent.id)?.result ?? undefined;

const step = async (lane: Lane, plan: Plan, name: 'carryOut' | 'takeUp', wrong: string[]): Promise<PlanRun | undefined> => {
  try {
    return await lane.time.drive(lane.desk[name](plan.id));
  } catch (error) {
    if (!(error instanceof FaultError)) {
      wrong.push(`${name} crashed: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
    // Hours may have passed: the agent checks the caller again.
    if (error.code === 'evidence.expired' || error.code === 'evidence.missing') {
      await lane.time
        .drive(lane.desk.call('evidence.record', { userId: plan.userId, ticket, observation: photoIdInPerson }))
        .catch((fault: unknown) => {
          if (!(fault instanceof FaultError)) throw fault;
        });
    }
    return undefined;
  }
};

/** What a finished plan has promised, against the tenant itself. */
const promises = (lane: Lane, person: Person, plan: Plan, run: PlanRun): string[] => {
  const state = lane.tenant.auth(person);
  const enabled = plan.steps.filter((one) => one.enabled);
  const broken = enabled.flatMap((one): string[] => {
    switch (one.action) {
      case 'pass.create':
        return state.methods.some((method) => method.id === run.secret?.methodId) ? [] : ['the pass is not there'];
      case 'method.delete':
        return state.methods.some((method) => method.id === one.parameters.methodId)
          ? [`${one.parameters.methodKind satisfies MethodKind} is still there`]
          : [];
      case 'method.setDefault':
        return (state.preferred satisfies PreferredMethod | null) === one.parameters.preferred ? [] : ['the default is another one'];
      case 'sessions.revoke':
        return lane.tenant.clock.nowMs() - person.sessionsValidFromMs < 86_400_000 ? [] : ['the sessions go on'];
    }
  });
  return [
    ...broken,
    ...(run.proof?.complete === true ? [] : [`the proof is not complete: ${run.proofFault?.code ?? JSON.stringify(run.proof)}`]),
  ].map((line) => `done, but ${line}`);
};

const count = (intents: readonly StoredIntent[]): Pick<WriteEnd, 'happened' | 'notHappened' | 'refused' | 'stillUnknown'> => {
  const ended = (result: string | undefined): number => intents.filter((intent) => intent.outcome?.result === result).length;
  return {
    happened: ended('succeeded'),
    notHappened: ended('notHappened'),
    refused: ended('failed'),
    stillUnknown: ended('unknown') + ended(undefined),
  };
};
