import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '../../../contract/acts.ts';
import type { Evidence } from '../../../contract/evidence.ts';
import { methodKey } from '../../../contract/method-key.ts';
import type { PassPolicy } from '../../../contract/passes.ts';
import type { ActDecision } from '../../../contract/permission.ts';
import type { Plan, PlanFinding, PlanProposal } from '../../../contract/plans.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import type { LimitMet, WriteLimit } from '../../../main/audit/write-limits.ts';
import { describeMethods } from '../../../main/people/describe-methods.ts';
import type { PersonReading } from '../../../main/people/person-reader.ts';
import { stepIds } from '../../../main/plans/build-steps.ts';
import type { ProposalFacts } from '../../../main/plans/proposals.ts';
import { proposePlan } from '../../../main/plans/proposals.ts';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const at = new Date(nowMs).toISOString();
const userId = '7f3e0000-2b1c-4c55-9d10-0a1b2c3d4e5f';
const evidenceId = '00000000-0000-4000-8000-000000000001';
const allowed: ActDecision = { allowed: true, because: 'You are here.' };
const methods = describeMethods(
  [
    { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: 'p' },
    { '@odata.type': '#microsoft.graph.emailAuthenticationMethod', id: 'e', emailAddress: 'a@b.example' },
    { '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod', id: 'a', displayName: 'Phone' },
  ],
  [],
  'push',
);
const app = 'microsoftAuthenticator/a';
const policy: PassPolicy = {
  enabled: true,
  minimumLifetimeMinutes: 60,
  maximumLifetimeMinutes: 480,
  defaultLifetimeMinutes: 60,
  oneTimeOnly: false,
  personInScope: true,
};

interface Situation {
  readonly policy?: PassPolicy;
  readonly isExternal?: boolean;
  readonly methods?: typeof methods;
  /** Which of the limits is reached. */
  readonly limitMet?: (limits: readonly WriteLimit[]) => LimitMet | null;
  readonly isPrivileged?: boolean;
}

const readingOf = ({
  policy: rules = policy,
  isExternal = false,
  methods: registered = methods,
  isPrivileged = false,
}: Situation): PersonReading => ({
  memberships: null,
  numbers: { own: [], managers: [] },
  rolesFault: null,
  person: {
    user: {
      id: userId,
      displayName: 'Amara',
      nameWarnings: [],
      givenName: null,
      surname: null,
      userPrincipalName: 'amara@northmoor.example',
      mail: null,
      jobTitle: null,
      department: null,
      officeLocation: null,
      employeeId: null,
      mobilePhone: null,
      businessPhones: [],
      accountEnabled: true,
      userType: 'Member',
      isExternal,
      createdDateTime: null,
      lastPasswordChangeDateTime: null,
      signInSessionsValidFromDateTime: at,
      onPremisesSyncEnabled: false,
    },
    permission: { privilegedTarget: isPrivileged, acts: Object.fromEntries(acts.map((act) => [act, allowed])) },
    methods: { ok: true, value: registered },
    passPolicy: { ok: true, value: rules },
    preferences: { ok: true, value: { isSystemPreferredEnabled: false, userPreferred: 'push', explanation: '' } },
    readAtUtc: at,
  } as unknown as PersonReading['person'],
});

const evidence: Evidence = {
  id: evidenceId,
  userId,
  ticket: 'INC-20417',
  agentId: userId,
  observation: { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'yes' },
  strength: 'standard',
  recordedAtUtc: at,
  expiresAtUtc: new Date(nowMs + 900_000).toISOString(),
  numberCalled: null,
};
const inPerson: Evidence = {
  ...evidence,
  observation: { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' },
  strength: 'high',
};
const asked: PlanProposal = {
  userId,
  ticket: 'INC-20417',
  lostMethodKeys: [app],
  pass: { lifetimeMinutes: 60, isUsableOnce: true },
  switchedOff: [],
  switchedOn: [],
  decisions: [],
  earlierPlanIds: [],
  endsAccess: false,
};
const recorded = (...checks: readonly Evidence[]): ProposalFacts['evidence'] => ({
  counting: () => checks.map((check) => ({ evidence: check, isAftercare: false })),
  standings: checks.map(() => 'counts'),
  hasFailedCheck: false,
});
const plan = (situation: Situation, proposal: Partial<PlanProposal> = {}, more: Partial<ProposalFacts> = {}): Plan =>
  proposePlan(
    { ...asked, ...proposal },
    {
      reading: readingOf(situation),
      profile: DeskProfile.parse({}),
      evidence: recorded(evidence),
      recentResets: 0,
      limits: { agent: { id: userId }, journal: { limitMet: (_wanted, limits) => situation.limitMet?.(limits) ?? null }, nowMs },
      nowMs,
      ...more,
    },
  );

interface WayOn {
  /** Where the stop comes up, and the words that name the way. */
  readonly stopped: Plan;
  readonly says: RegExp;
  /** The plan after the agent did what the sentence says; null where it is somebody else or the clock that helps. */
  readonly after: Plan | null;
  /** The agent must be able to press it: not locked. */
  readonly switches?: readonly string[];
}

const off: Situation = { policy: { ...policy, enabled: false } };
const outside: Situation = { policy: { ...policy, personInScope: false } };
const sessionsAlone: Partial<PlanProposal> = { switchedOff: [stepIds.delete(app), stepIds.pass], switchedOn: [stepIds.revoke] };
const withoutApp = methods.filter((method) => methodKey(method) !== app);
const email = 'email/e';

const ways: Readonly<Partial<Record<PlanFinding['code'], readonly WayOn[]>>> = {
  passPolicyOff: [
    {
      stopped: plan(off),
      says: /switch the removals and then the pass off, and end their sessions alone/u,
      after: plan(off, sessionsAlone),
      switches: [stepIds.delete(app)],
    },
    {
      stopped: plan(off, { lostMethodKeys: [] }),
      says: /or switch the pass off/u,
      after: plan(off, { ...sessionsAlone, lostMethodKeys: [] }),
      switches: [stepIds.pass],
    },
  ],
  personOutsidePassPolicy: [
    {
      stopped: plan(outside),
      says: /switch the removals and then the pass off/u,
      after: plan(outside, sessionsAlone),
      switches: [stepIds.delete(app)],
    },
    {
      stopped: plan(outside, { lostMethodKeys: [] }),
      says: /or switch the pass off/u,
      after: plan(outside, { ...sessionsAlone, lostMethodKeys: [] }),
      switches: [stepIds.pass],
    },
  ],
  passwordOnlyWindow: [
    {
      stopped: plan({ methods: withoutApp }, { lostMethodKeys: [email], switchedOff: [stepIds.pass] }),
      says: /Switch the pass on/u,
      after: plan({ methods: withoutApp }, { lostMethodKeys: [email] }),
      switches: [stepIds.pass],
    },
    {
      stopped: plan({ methods: withoutApp }, { lostMethodKeys: [email], pass: null }),
      says: /switch the removals off/u,
      after: plan({ methods: withoutApp }, { lostMethodKeys: [email], pass: null, switchedOff: [stepIds.delete(email)] }),
      switches: [stepIds.delete(email)],
    },
  ],
  externalNothingChosen: [
    {
      stopped: plan({ isExternal: true }, { lostMethodKeys: [] }),
      says: /Go back to what was lost and tick it/u,
      after: plan({ isExternal: true }, { lostMethodKeys: [app], decisions: ['leaveNothingHere'] }),
    },
  ],
  externalNothingLeft: [
    {
      stopped: plan({ isExternal: true }),
      says: /Decide below to remove it all the same/u,
      after: plan({ isExternal: true }, { decisions: ['leaveNothingHere'] }),
    },
    {
      stopped: plan({ isExternal: true }, { lostMethodKeys: [app, email] }),
      says: /or switch a removal off/u,
      after: plan({ isExternal: true }, { lostMethodKeys: [app, email], switchedOff: [stepIds.delete(app)] }),
      switches: [stepIds.delete(app)],
    },
  ],
  evidenceNeeded: [
    { stopped: plan({}, {}, { evidence: recorded() }), says: /Record first how you know who is calling/u, after: plan({}) },
    { stopped: plan({ isPrivileged: true }), says: /check/iu, after: plan({ isPrivileged: true }, {}, { evidence: recorded(inPerson) }) },
  ],
  rateLimit: [
    {
      stopped: plan({ limitMet: ([first]) => (first ? { limit: first, waitMs: 60_000 } : null) }),
      says: /Ask a colleague .*, or wait until/u,
      after: null,
    },
  ],
};

test.each(Object.entries(ways))('the stop %s names a way on, and the way works', (code, ons) => {
  expect(ons.length).toBeGreaterThan(0);
  for (const { stopped, says, after, switches = [] } of ons) {
    const found = stopped.findings.find((finding) => finding.code === code);
    expect(found?.level).toBe('stop');
    expect(found?.message).toMatch(says);
    expect(stopped.executable).toBe(false);
    for (const id of switches) expect(stopped.steps.find((step) => step.id === id)).toMatchObject({ requiredBy: null });
    if (after === null) continue;
    expect(after.findings.filter(({ level }) => level === 'stop')).toEqual([]);
    expect(after.executable).toBe(true);
  }
});

test('no stop is left out of this table', () => {
  const folder = resolve(import.meta.dirname, '../../../main/plans');
  const stops = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(resolve(folder, name), 'utf8');
      const calls = [
        ...text.matchAll(/finding\(\s*'stop',\s*'(?<code>\w+)'/gu),
        ...text.matchAll(/level:[^,\n]*'stop',\s*code: '(?<code>\w+)'/gu),
      ];
      return calls.map(({ groups }) => groups?.['code'] ?? '');
    });
  expect([...new Set(stops)].toSorted()).toEqual(Object.keys(ways).toSorted());
});

test('an external person is never told to switch a pass off, or that their sessions end', () => {
  for (const lostMethodKeys of [[], [app], [email], [app, email]]) {
    const { steps, findings } = plan({ isExternal: true, policy: { ...policy, enabled: false } }, { lostMethodKeys });
    expect(steps.every(({ action }) => action !== 'pass.create' && action !== 'sessions.revoke')).toBe(true);
    expect(findings.map(({ message }) => message).join(' ')).not.toMatch(/the pass off|pass on/u);
    expect(findings.map(({ code }) => code)).toContain('external');
  }
});
