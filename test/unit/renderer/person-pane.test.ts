import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodKey } from '../../../contract/method-key.ts';
import { groupByDevice, needsHeading } from '../../../renderer/features/user/device-groups.ts';
import { deviceWords } from '../../../renderer/features/user/device-words.ts';
import { failedChecksInWords } from '../../../renderer/features/user/failed-check-words.ts';
import { earlierHelp, recentResets } from '../../../renderer/features/user/recent-resets.ts';
import { roleBrief, roleWords } from '../../../renderer/features/session/role-words.ts';
import { passState } from '../../../renderer/ui/pass-state.ts';
import { device, method } from '../../support/fake-desk/methods.ts';

describe('methods by device', () => {
  it('shows every method exactly once, whatever main says about devices', () => {
    const methods = Array.from({ length: 6 }, (_, n) => method('fido2', `k${n}`));
    const anyKeys = fc.array(fc.constantFrom(...methods.map(methodKey), 'fido2/gone'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(anyKeys, { maxLength: 4 }), (keysOfDevices) => {
        const devices = keysOfDevices.map((methodKeys, n) => ({ ...device(`d${n}`, 'other', `Device ${n}`, []), methodKeys }));
        const shown = groupByDevice(methods, devices).flatMap((group) => group.methods.map(methodKey));
        expect(shown.toSorted()).toEqual(methods.map(methodKey).toSorted());
      }),
    );
  });

  it('puts what lives on no device last', () => {
    const app = method('microsoftAuthenticator', 'a');
    const password = method('password', 'p');
    const groups = groupByDevice([password, app], [device('phone', 'phone', 'Phone', [app])]);
    expect(groups.map((group) => group.device?.key ?? null)).toEqual(['phone', null]);
  });
});

describe('the heading over a device', () => {
  const mobile = method('phone', 'm', { label: 'Mobile phone', detail: '+44 XXXXXXXX01' });
  const other = method('softwareOath', 'o', { label: 'Authenticator code', detail: null });
  it.each([
    ['Mobile phone, +44 XXXXXXXX01', [mobile], false],
    ['+44 XXXXXXXX01', [mobile], false],
    ['Galaxy A54', [mobile], true],
    ['Galaxy A54', [other], true],
    ['Mobile phone, +44 XXXXXXXX01', [mobile, other], true],
  ])('%s: only where it says something new', (label, methods, expected) => {
    expect(needsHeading({ device: device('d', 'phone', label, methods), methods })).toBe(expected);
  });

  it('is left out for the password alone, on no device', () => {
    expect(needsHeading({ device: null, methods: [method('password', 'p')] })).toBe(false);
  });
});

describe('earlier help by this desk', () => {
  const now = Date.UTC(2026, 10, 22);
  const item = (planId: string | null, daysAgo: number) => ({
    planId,
    atUtc: new Date(now - daysAgo * 86_400_000).toISOString(),
    ticket: null,
    agentName: null,
    summary: '',
  });

  it('counts each plan once and only those in the window', () => {
    expect(recentResets([item('a', 1), item('a', 1), item('b', 29), item('c', 31), item(null, 2)], 30, now)).toBe(2);
  });

  it('leaves out what the ticket on screen has just done, and the plans of the ticket that it opened on', () => {
    const history = [item('now', 0), item('paused', 1), item('a', 2)];
    const earlier = { days: 30, openedAtMs: now - 3_600_000, planIds: ['paused'] };
    expect(earlierHelp(history, earlier).map(({ planId }) => planId)).toEqual(['a']);
  });

  it('is nothing for a person the desk never helped', () => {
    expect(recentResets([], 30, now)).toBe(0);
  });
});

describe('a pass on the person', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const pass = {
    startUtc: at(-10),
    lifetimeMinutes: 60,
    expiresAtUtc: at(50),
    isUsableOnce: true,
    isUsable: true,
    usabilityReason: 'EnabledByPolicy',
  };

  it.each([
    [pass, 'Usable'],
    [{ ...pass, expiresAtUtc: at(-1) }, 'Expired'],
    [{ ...pass, usabilityReason: 'OneTimeUsed' }, 'Used'],
    [{ ...pass, usabilityReason: 'DisabledByPolicy' }, 'Off by policy'],
    [{ ...pass, startUtc: at(5), expiresAtUtc: at(65) }, 'Not yet valid'],
    [{ ...pass, startUtc: at(0.2), usabilityReason: 'NotYetValid' }, 'Just made'],
    [{ ...pass, startUtc: at(2) }, 'Just made'],
    [{ ...pass, startUtc: at(2.1) }, 'Not yet valid'],
    [{ ...pass, usabilityReason: 'Expired', expiresAtUtc: null }, 'Expired'],
  ])('%o is %s', (state, short) => {
    expect(passState(state, now).short).toBe(short);
  });
});

it('a role that holds in one administrative unit says so', () => {
  expect(roleWords([{ displayName: 'Authentication Administrator', scopedTo: 'Leeds campus' }])).toBe(
    'Authentication Administrator (Leeds campus)',
  );
  expect(roleWords([])).toBe('No directory role');
  const role = (displayName: string) => ({ displayName, scopedTo: null });
  expect(roleBrief([role('Helpdesk Administrator')])).toBe('Helpdesk Administrator');
  expect(roleBrief([role('Helpdesk Administrator'), role('Global Reader'), role('User Administrator')])).toBe(
    'Helpdesk Administrator and 2 more',
  );
});

it.each([
  ['Ios 18 · Mobile Safari 18.6', 'iOS 18 · Mobile Safari 18.6'],
  ['MacOs · Safari', 'macOS · Safari'],
  ['Windows10 · Edge', 'Windows 10 · Edge'],
  ['Windows 11 · Chrome 141.0.0', 'Windows 11 · Chrome 141'],
  ['Mobile Safari 18.0.6', 'Mobile Safari 18.0.6'],
  ['Priya’s Biosphere', 'Priya’s Biosphere'],
])('the device of a sign-in, %s, reads %s', (written, read) => {
  expect(deviceWords(written)).toBe(read);
});

describe('a failed check', () => {
  const failed = {
    id: '00000000-0000-4000-8000-000000000001',
    atUtc: '2026-11-27T09:00:00.000Z',
    ticket: 'INC-20417',
    agentName: 'Morag Sinclair',
    observation: { kind: 'callBack', outcome: 'answeredBySomebodyElse' },
    countsUntilUtc: '2026-11-28T09:00:00.000Z',
  } as const;

  it('says when, who, which and what to do while it counts, and only that it was once it does not', () => {
    const counting = failedChecksInWords(failed, 2, Date.parse('2026-11-28T08:59:59.000Z'));
    expect(counting).toMatchObject({
      counts: true,
      say: expect.stringMatching(/Morag Sinclair, INC-20417: call back: somebody else answered\. 2 more/u),
    });
    expect(counting.say).toMatch(/photo ID in person, or two different kinds.*end it and report it/u);
    const over = failedChecksInWords(failed, 0, Date.parse('2026-11-28T09:00:00.000Z'));
    expect(over.counts).toBe(false);
    expect(over.say).not.toContain('photo ID');
  });

  it('of a newer version, by an agent whose name is no longer kept, is said all the same', () => {
    const { say } = failedChecksInWords({ ...failed, observation: null, agentName: null, ticket: null }, 0, Date.parse(failed.atUtc));
    expect(say).toContain('an agent of this desk: a check of the caller failed.');
  });
});
