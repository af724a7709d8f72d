import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { startDesk } from '../../support/desk-harness.ts';
import { exampleProfile } from '../../support/guides/examples.ts';
import { guideTexts } from '../../support/guides/guide-text.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const femi = 'femi.balogun@northmoor.example';

let tenant: TestTenant;
let harness: DeskHarness;
beforeAll(async () => {
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, profile: exampleProfile('health-service') });
});
afterAll(async () => {
  harness.close();
  await tenant.stop();
});

describe('Guides on a desk', () => {
  it('say what the directory says now, not what was on the screen', async () => {
    const person = await harness.open(femi);
    const request = { userId: person.user.id, kind: 'done' } as const;
    expect(await harness.refusal('guides.preview', request)).toMatchObject({ code: 'input.invalid' });
    await tenant.register(femi, { kind: 'microsoftAuthenticator', displayName: 'Pixel 9' });
    harness.clock.offsetMs += 6_000;
    const guide = await harness.call('guides.preview', request);
    expect(guideTexts(guide)).toContain('Microsoft Authenticator (Pixel 9): this is asked first');
  });

  it('are printed and saved, and write nothing to the directory', async () => {
    const person = await harness.open(femi);
    await tenant.clearRequests();
    const request = { userId: person.user.id, kind: 'alone' } as const;
    expect(await harness.call('guides.print', request)).toEqual({ printed: true });
    const { path } = await harness.call('guides.save', { ...request, as: 'pdf' });
    expect(path).toMatch(/Guide for Femi Balogun\.pdf$/u);
    expect(harness.guides).toHaveLength(2);
    expect(await tenant.writes()).toEqual([]);
  });

  it('say why there are none where the methods cannot be read', async () => {
    const person = await harness.open(femi);
    await tenant.fault({ route: 'GET .*/authentication/methods', kind: 'forbidden' });
    harness.clock.offsetMs += 60_000;
    const refused = await harness.refusal('guides.preview', { userId: person.user.id, kind: 'alone' });
    expect(refused.code).toBe('graph.forbidden');
    expect(harness.guides).toHaveLength(2);
    await tenant.clearFaults();
  });
});

describe('Examples to practise with', () => {
  it('are refused where the desk is not a practice desk', async () => {
    expect(await harness.refusal('session.practiseFor', { profile: 'university' })).toMatchObject({ code: 'input.invalid' });
  });
});
