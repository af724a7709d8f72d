import type { Person } from '../../../contract/person.ts';
import type { Plan, PlanProposal, PlanRun, PlanStep, StepProgress } from '../../../contract/plans.ts';
import { methodKey } from '../../../contract/method-key.ts';

/** A plan as main would make it, near enough to draw. */
export const planOf = (person: Person, proposal: PlanProposal, evidenceIds: readonly string[]): Plan => {
  const methods = person.methods.ok ? person.methods.value : [];
  const lost = methods.filter((method) => proposal.lostMethodKeys.includes(methodKey(method)));
  const common = { requiredBy: null, orderedBy: [] };
  const steps: PlanStep[] = [
    ...(proposal.pass === null
      ? []
      : [
          {
            ...common,
            id: 'pass',
            round: 0,
            action: 'pass.create' as const,
            enabled: true,
            requiredBy: 'passBeforeDeletion' as const,
            summary: `Make a Temporary Access Pass for ${proposal.pass.lifetimeMinutes} minutes.`,
            parameters: proposal.pass,
          },
        ]),
    ...lost.map((method): PlanStep => ({
      ...common,
      id: `delete-${method.id}`,
      round: method.isDefault ? 2 : 1,
      action: 'method.delete',
      parameters: { methodKind: method.kind, methodId: method.id, wasDefault: method.isDefault },
      enabled: !proposal.switchedOff.includes(`delete-${method.id}`),
      orderedBy: method.isDefault ? ['defaultGoesLast'] : [],
      summary: `Remove ${method.label}${method.detail === null ? '' : ` (${method.detail})`}.`,
    })),
    {
      ...common,
      id: 'revoke',
      round: 3,
      action: 'sessions.revoke',
      parameters: {},
      enabled: !proposal.switchedOff.includes('revoke'),
      orderedBy: ['revokeAfterDeletion'],
      summary: 'End all sessions: every device signs in again.',
    },
  ];
  const { acts } = person.permission;
  const mine = steps.filter((step) => (step.action === 'sessions.revoke' ? acts.endSessions.allowed : acts.manageMethods.allowed));
  const held = evidenceIds.length > 0;
  return {
    id: crypto.randomUUID(),
    userId: person.user.id,
    userDisplayName: person.user.displayName,
    userPrincipalName: person.user.userPrincipalName,
    ticket: proposal.ticket,
    proposedAtUtc: new Date().toISOString(),
    basedOnReadAtUtc: person.readAtUtc,
    steps: mine.toSorted((a, b) => a.round - b.round).map((step) => (acts.manageMethods.allowed ? step : { ...step, orderedBy: [] })),
    kept: methods.filter((method) => !acts.manageMethods.allowed || !lost.includes(method)),
    findings: acts.manageMethods.allowed
      ? [
          {
            level: 'info',
            code: 'systemPreferredHides',
            message: 'After this the passkey on the YubiKey stays the first choice at sign-in.',
          },
        ]
      : [
          {
            level: 'caution',
            code: 'notYourRole',
            message: `Not in this plan: making a pass. ${acts.manageMethods.because} ${acts.manageMethods.askInstead}`,
          },
        ],
    passPolicy: person.passPolicy.ok ? person.passPolicy.value : null,
    strengthNeeded: 'standard',
    strengthHeld: held ? 'standard' : 'none',
    evidenceIds: [...evidenceIds],
    evidenceExpiresAtUtc: held ? new Date(Date.now() + 14 * 60_000).toISOString() : null,
    executable: held,
  };
};

const waiting = (plan: Plan): StepProgress[] =>
  plan.steps.map((step) => ({
    stepId: step.id,
    state: step.enabled ? 'waiting' : 'switchedOff',
    message: null,
    fault: null,
    finishedAtUtc: null,
  }));

export const newRun = (plan: Plan): PlanRun => ({
  plan,
  state: 'running',
  steps: waiting(plan),
  proof: null,
  proofFault: null,
  secret: null,
  startedAtUtc: new Date().toISOString(),
  closedAtUtc: null,
});

/** The run with the first `done` steps finished, the next one running, and the proof once all are done. */
export const runAfter = (run: PlanRun, done: number, methods: Extract<Person['methods'], { ok: true }>['value']): PlanRun => {
  const now = new Date().toISOString();
  const all = done >= run.steps.length;
  const lifetimeMinutes = run.plan.steps.flatMap((step) => (step.action === 'pass.create' ? [step.parameters.lifetimeMinutes] : []))[0];
  const goneIds = new Set(
    run.plan.steps.flatMap((step) => (step.action === 'method.delete' && step.enabled ? [step.parameters.methodId] : [])),
  );
  return {
    ...run,
    state: all ? 'done' : 'running',
    steps: run.steps.map((step, n) =>
      step.state === 'switchedOff'
        ? step
        : n < done
          ? { ...step, state: 'succeeded', finishedAtUtc: now }
          : n === done
            ? { ...step, state: 'running' }
            : step,
    ),
    secret:
      done > 0 && lifetimeMinutes !== undefined
        ? {
            kind: 'temporaryAccessPass' as const,
            planId: run.plan.id,
            methodId: 'new-pass',
            startUtc: now,
            expiresAtUtc: new Date(Date.now() + lifetimeMinutes * 60_000).toISOString(),
            lifetimeMinutes,
            isUsableOnce: true,
            isHeld: true,
          }
        : null,
    proof: all
      ? {
          readAtUtc: now,
          gone: methods.filter((method) => goneIds.has(method.id)),
          kept: methods.filter((method) => !goneIds.has(method.id)),
          added: [],
          stillListed: [],
          sessionsRevokedSinceUtc: now,
          complete: true,
        }
      : null,
  };
};

/** A run that stopped in the middle, for the start screen. */
export const pausedRun = (person: Person): PlanRun => {
  const keys = person.devices[0]?.methodKeys ?? [];
  const pass = { lifetimeMinutes: 60, isUsableOnce: true };
  const proposal = { userId: person.user.id, ticket: 'INC-20398', lostMethodKeys: [...keys], pass, switchedOff: [], isAfterNotThem: false };
  const plan = planOf(person, proposal, [crypto.randomUUID()]);
  const run = runAfter(newRun(plan), 2, person.methods.ok ? person.methods.value : []);
  return {
    ...run,
    state: 'paused',
    startedAtUtc: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    steps: run.steps.map((step) =>
      step.state === 'running'
        ? { ...step, state: 'unknown', message: 'Sent, but no answer came. Taking the plan up reads the directory first.' }
        : step,
    ),
  };
};
