import type { PlanRun } from '../contract/plans.ts';
import type { Person } from '../contract/person.ts';
import { methodKey } from '../contract/method-key.ts';
import type { NodeDesk } from './desk/node-desk.ts';
import { startNodeDesk } from './desk/node-desk.ts';
import type { BenchTenant } from './desk/tenant.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { atMostAbove, rowOf } from './row.ts';
import type { Sent } from './rounds.ts';
import { forcedRounds, longestRow } from './rounds.ts';
import { median } from './statistics.ts';
import { timed } from './timed.ts';

const latencyMs = 150;
const singleRequests = 5;
/** She has the Authenticator and a mobile number on the lost phone, an office number and a key that stay. */
const person = 'priya.raman@northmoor.example';
const ticket = 'INC-20417';

/** What the rules ask of that plan: see docs/bench.md. */
const forced = forcedRounds({
  makesPass: true,
  movesDefault: true,
  deletions: 2,
  defaultGoesLast: false,
  mobileAfterAlternate: false,
  revokesSessions: true,
});

/**
 * The least requests for that plan and its proof: five writes, and to prove it the methods, the preferences, the
 * passes' usability and the account's sessions.
 */
const leastRequests = 5 + 4;

interface Measured {
  readonly requests: number;
  /** The longest row of requests that waited for one another. */
  readonly inARow: number;
  /** Time from the call to the proof, divided by what one request takes. */
  readonly elapsed: number;
}

/** A lost-phone plan from plans.execute to its proof, counted in requests that wait for one another. */
export const planRounds = async (runs: number): Promise<readonly Row[]> => {
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await carryOutOnce());
  const baseline = measured.map(() => forced);
  return [
    rowOf(
      { value: measured.map(({ inARow }) => inARow), baseline },
      {
        name: 'plan, requests in a row',
        unit: 'rounds',
        goal: atMostAbove(1),
        what: 'The longest row of requests that waited for one another in a lost-phone plan, from plans.execute to the proof; against the number that the rules force: pass, default, deletions, sessions, reading again.',
      },
    ),
    rowOf(
      { value: measured.map(({ requests }) => requests), baseline: measured.map(() => leastRequests) },
      {
        name: 'plan, requests',
        unit: 'requests',
        // It informs: the proof reads the whole person again, so that the screen beside it is true as well.
        goal: null,
        what: 'Requests to Graph from plans.execute to the proof, against the least that the writes and their proof need.',
      },
    ),
    rowOf(
      { value: measured.map(({ elapsed }) => elapsed), baseline },
      {
        name: 'plan, time in requests',
        unit: 'rounds',
        // It informs: the row above counts what the code decides, this one also what machine and disk add.
        goal: null,
        what: `Time of the same plan, journal and all, divided by the median time of one bare GET while each answer takes ${latencyMs} ms longer; against the same number.`,
      },
    ),
  ];
};

/** On a tenant of its own, because a plan is carried out once. */
const carryOutOnce = async (): Promise<Measured> => {
  const tenant = await startTenant({ latencyMs });
  const sent: Sent[] = [];
  const desk = await startNodeDesk(tenant, watchedFetch(sent));
  try {
    const single: number[] = [];
    for (let n = 0; n < singleRequests; n += 1) single.push(await timed(() => tenant.get('/v1.0/me')));
    const planId = await propose(desk, await open(desk, tenant));
    sent.length = 0;
    const elapsed = await timed(async () => {
      const run = await carriedOut(desk, planId);
      if (run.state !== 'done' || run.proof?.complete !== true)
        throw new Error(`The measured plan did not end with its proof: ${JSON.stringify(run.steps)}`);
    });
    return { requests: sent.length, inARow: longestRow(sent), elapsed: elapsed / median(single) };
  } finally {
    desk.close();
    await tenant.stop();
  }
};

/** Starts the plan and waits for its end, which comes as an event. */
const carriedOut = async (desk: NodeDesk, planId: string): Promise<PlanRun> =>
  new Promise((resolve, reject) => {
    const stop = desk.onEvent((event) => {
      if (event.type !== 'plan.progress' || event.run.state === 'running') return;
      if (event.run.state === 'done' && event.run.proof === null && event.run.proofFault === null) return;
      stop();
      resolve(event.run);
    });
    desk.call('plans.execute', { planId }).catch(reject);
  });

/** Node's fetch, noting when each request left and when its answer began to arrive. */
const watchedFetch =
  (sent: Sent[]): typeof fetch =>
  async (input, init) => {
    const startedAt = performance.now();
    try {
      return await fetch(input, init);
    } finally {
      sent.push({ startedAt, answeredAt: performance.now() });
    }
  };

const open = async (desk: NodeDesk, tenant: BenchTenant): Promise<Person> => {
  const { id } = (await tenant.get(`/v1.0/users/${person}?$select=id`)) as { readonly id: string };
  return desk.call('users.open', { userId: id });
};

const propose = async (desk: NodeDesk, { user, methods }: Person): Promise<string> => {
  const lost = methods.ok
    ? methods.value.filter((method) => method.kind === 'microsoftAuthenticator' || method.phoneType === 'mobile')
    : [];
  const { id: ticketId, revision } = await desk.call('tickets.open', { userId: user.id, ticketId: null });
  await desk.call('tickets.change', {
    ticketId,
    revision,
    changes: [
      { type: 'referenceAccepted', reference: ticket },
      { type: 'checkDone' },
      { type: 'lossChosen', methodKeys: lost.map(methodKey) },
      { type: 'lossDone', inWords: 'the phone' },
      { type: 'passChanged', pass: { lifetimeMinutes: 60, isUsableOnce: true } },
    ],
  });
  await desk.call('evidence.record', {
    userId: user.id,
    ticket,
    observation: { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' },
  });
  return (await desk.call('plans.propose', { ticketId })).id;
};
