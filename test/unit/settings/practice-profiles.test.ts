import { describe, expect, it } from 'vitest';
import { PracticeProfile } from '../../../contract/practice-profile.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import { practiceDeskProfile } from '../../../main/settings/practice-profiles.ts';
import { exampleNames, exampleProfile } from '../../support/guides/examples.ts';

const own = DeskProfile.parse({
  organisation: 'Northwind Care Group',
  deskName: 'Northwind desk',
  supportHours: 'Mondays',
  tenant: { tenantId: '00000000-0000-0000-0000-00000000000a', clientId: '00000000-0000-0000-0000-00000000000b' },
  trustedNetworks: [{ name: 'Northwind', range: '192.0.2.0/24' }],
  lock: { afterIdleMinutes: 2, bySigningIn: true },
});

describe('The profile of a practice desk', () => {
  it('can be each of the examples that ship', () => {
    expect(PracticeProfile.options.toSorted()).toEqual(exampleNames.toSorted());
  });

  it.each(PracticeProfile.options)('%s has nothing of the organisation that is set up, and keeps how this computer locks', (name) => {
    const profile = practiceDeskProfile(own, name);
    expect(JSON.stringify({ ...profile, tenant: null })).not.toMatch(/northwind|mondays/iu);
    expect(profile).toEqual({ ...exampleProfile(name), tenant: own.tenant, lock: own.lock, signIn: own.signIn });
  });

  it('is the desk’s own rules without its name where none is chosen', () => {
    expect(practiceDeskProfile(own, null)).toEqual({ ...own, organisation: '' });
  });
});
