import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveTenant } from '../../../contract/live-tenant.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { loosened } from '../../../main/settings/loosened.ts';
import { fieldName, fieldsOf, layOver, readField, withField } from '../../../main/settings/profile-fields.ts';
import { ProfileStore } from '../../../main/settings/profile-store.ts';
import { strictestOf } from '../../../main/settings/rules.ts';

const tenantOf = (digit: string, cloud: LiveTenant['cloud'] = 'global'): LiveTenant => ({
  cloud,
  tenantId: `${digit.repeat(8)}-0000-4000-8000-000000000000`,
  clientId: `${digit.repeat(8)}-0000-4000-8000-00000000000c`,
});

let folder: string;
let file: string;
let managedFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-settings-'));
  mkdirSync(join(folder, 'own'));
  file = join(folder, 'own', 'desk-profile.json');
  managedFile = join(folder, 'managed.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, value: unknown): void => writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
const open = (launch: { tenant?: LiveTenant; deskProfile?: string } = {}): ProfileStore =>
  ProfileStore.open({ file, managedFile, launch, now: () => Date.parse('2026-11-22T09:00:00Z') });
const refusal = (act: () => unknown): FaultError => {
  try {
    act();
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

describe('Where settings come from', () => {
  it('uses the defaults where there is no file, and says nothing', () => {
    const store = open();
    expect(store.profile).toEqual(DeskProfile.parse({}));
    expect(store.notices).toEqual([]);
    expect(store.tenant).toBeNull();
    expect(store.state()).toEqual({ profile: DeskProfile.parse({}), file, managedFields: [], managedFile: null });
  });

  it('puts an administrator’s fields over the agent’s, and leaves the others', () => {
    write(file, {
      deskName: 'Mine',
      verification: { expiresAfterMinutes: 60, longPassMinutes: 600 },
      links: [{ title: 'Mine', address: 'https://mine.example' }],
    });
    write(managedFile, { verification: { expiresAfterMinutes: 5, checks: ['callBack'] }, links: [] });
    const store = open();
    expect(store.profile.deskName).toBe('Mine');
    expect(store.profile.verification).toEqual({ expiresAfterMinutes: 5, longPassMinutes: 600, checks: ['callBack'] });
    expect(store.profile.links).toEqual([]);
    expect(store.state()).toMatchObject({
      managedFile,
      managedFields: ['verification.expiresAfterMinutes', 'verification.checks', 'links'],
    });
  });

  it('takes the tenant from the administrator, else from the command line, else from the file, and never mixes them', () => {
    write(file, { tenant: tenantOf('1', 'usGovL4'), organisation: 'Northwind' });
    expect(open().tenant).toEqual({ tenant: tenantOf('1', 'usGovL4'), displayName: 'Northwind', source: 'profile' });
    expect(open({ tenant: tenantOf('2') }).tenant).toMatchObject({ tenant: tenantOf('2'), source: 'commandLine' });
    const { tenantId, clientId } = tenantOf('3');
    write(managedFile, { tenant: { tenantId, clientId } });
    expect(open({ tenant: tenantOf('2', 'china') }).tenant).toMatchObject({ tenant: tenantOf('3'), source: 'managed' });
  });

  it('shows the tenant by its ID where no organisation is named', () => {
    expect(open({ tenant: tenantOf('2') }).tenant?.displayName).toBe(tenantOf('2').tenantId);
  });

  it('uses the file of --desk-profile instead of the agent’s own, and lets nobody change it here', () => {
    write(file, { deskName: 'Mine', organisation: 'Mine' });
    const given = join(folder, 'given.json');
    write(given, { deskName: 'Given', tenant: tenantOf('4') });
    const store = open({ deskProfile: given });
    expect(store.profile).toMatchObject({ deskName: 'Given', organisation: '' });
    expect(store.tenant?.source).toBe('commandLine');
    expect(store.state().file).toBe(given);
    expect(store.state().managedFields).toContain('lock.afterIdleMinutes');
    expect(refusal(() => store.save(store.profile)).code).toBe('desk.policy');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ deskName: 'Mine', organisation: 'Mine' });
  });

  it('does not start on a --desk-profile that cannot be used, and says where it is wrong', () => {
    const given = join(folder, 'given.json');
    expect(refusal(() => open({ deskProfile: given })).message).toContain(`--desk-profile names ${given}: There is no such file.`);
    write(given, '{\n"deskName": 7 }');
    const fault = refusal(() => open({ deskProfile: given }));
    expect(fault.code).toBe('input.invalid');
    expect(fault.message).toContain('line 2, deskName: Must be text in quotes.');
  });

  it('lays any three sources over each other field by field', () => {
    const networks = fc.array(fc.record({ name: fc.constantFrom('a', 'b'), range: fc.constantFrom('192.0.2.0/24', '2001:db8::/32') }), {
      maxLength: 2,
    });
    const source = fc.record(
      {
        tenant: fc.oneof(
          fc.constant(null),
          fc.constantFrom('1', '2', '3').map((digit) => tenantOf(digit)),
        ),
        deskName: fc.constantFrom('A', 'B', 'C'),
        verification: fc.record(
          { expiresAfterMinutes: fc.integer({ min: 1, max: 240 }), longPassMinutes: fc.integer({ min: 10, max: 43_200 }) },
          { requiredKeys: [] },
        ),
        trustedNetworks: networks,
        lock: fc.record({ bySigningIn: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        source,
        fc.option(
          fc.constantFrom('7', '8').map((digit) => tenantOf(digit)),
          { nil: undefined },
        ),
        source,
        (own, tenant, managed) => {
          write(file, own);
          write(managedFile, managed);
          const { profile } = open(tenant === undefined ? {} : { tenant });
          const defaults = DeskProfile.parse({});
          for (const { path } of fieldsOf(defaults)) {
            const given = [
              readField(managed, path),
              path[0] === 'tenant' ? tenant : undefined,
              readField(own, path),
              readField(defaults, path),
            ];
            expect(readField(profile, path), fieldName(path)).toEqual(given.find((value) => value !== undefined));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the upper profile back when it is laid over anything', () => {
    const json = fc.dictionary(
      fc.constantFrom('a', 'b', 'tenant'),
      fc.oneof(fc.integer(), fc.array(fc.integer()), fc.dictionary(fc.constantFrom('c', 'd'), fc.integer(), { minKeys: 1 })),
    );
    fc.assert(
      fc.property(json, json, (under, over) => {
        expect(layOver(layOver(under, over), over)).toEqual(layOver(under, over));
      }),
    );
  });
});

describe('Files that cannot be used', () => {
  it('sets the agent’s own aside under a name that is said, with field and line', () => {
    write(file, '{\n"deskName": 7\n}');
    const store = open();
    const aside = 'desk-profile.unreadable-2026-11-22T09-00-00-000Z.json';
    expect(store.notices).toEqual([
      `The desk profile could not be read: line 2, deskName: Must be text in quotes. It was set aside as ${aside} in ${join(folder, 'own')}; the defaults are used.`,
    ]);
    expect(readdirSync(join(folder, 'own'))).toEqual([aside]);
  });

  it('keeps to what it knows of the agent’s own where only a name is unknown', () => {
    write(file, '{\n"deskName": "Mine",\n"lokc": {}\n}');
    const store = open();
    expect(store.profile.deskName).toBe('Mine');
    expect(store.notices).toEqual([
      'The desk profile has fields that are not known, which are passed over. line 3, lokc: There is no such field. Did you mean “lock”?',
    ]);
    expect(existsSync(file)).toBe(true);
  });

  it('holds a wrong field of an administrator’s at its strictest, whatever the agent’s own says, and the others as they are', () => {
    write(file, { verification: { expiresAfterMinutes: 240 } });
    write(managedFile, '{\n"verification": { "checks": ["photoIdInPerson"],\n"expiresAfterMinutes": "5" } }');
    const store = open();
    expect(store.profile.verification).toMatchObject({ checks: ['photoIdInPerson'], expiresAfterMinutes: 1 });
    expect(store.notices).toEqual([
      `Some of the settings that your administrator placed in ${managedFile} cannot be read; until they are mended these hold their strictest value. line 3, verification.expiresAfterMinutes: Must be a whole number. Tell your administrator.`,
    ]);
    expect(store.state().managedFields).toEqual(['verification.checks', 'verification.expiresAfterMinutes']);
    expect(store.closed).toBeNull();
  });

  it('holds all of a group at its strictest where the group is wrong, or stands twice', () => {
    for (const lock of ['"lock": 5', '"lock": { "afterIdleMinutes": 60 }, "lock": { "afterIdleMinutes": 60 }', '"lock": null']) {
      write(managedFile, `{ ${lock} }`);
      expect(open().profile.lock, lock).toEqual({ afterIdleMinutes: 1, bySigningIn: true });
    }
    write(file, { tenant: tenantOf('1') });
    write(managedFile, { tenant: { tenantId: 'contoso' } });
    expect(open().tenant).toBeNull();
  });

  it('has a strictest value for every rule, which the schema takes and no other value tightens', () => {
    const defaults = DeskProfile.parse({});
    for (const { path, value } of fieldsOf(defaults)) {
      const strict = strictestOf(fieldName(path), value);
      const profile = withField(defaults, path, strict);
      expect(DeskProfile.safeParse(profile).success, fieldName(path)).toBe(true);
      expect(loosened(defaults, DeskProfile.parse(profile)), fieldName(path)).toEqual([]);
    }
  });

  it('closes the live tenant also where the file is there and cannot be opened', () => {
    mkdirSync(managedFile);
    expect(open().closed).toContain('cannot be read');
    rmSync(managedFile, { recursive: true });
    expect(open().closed).toBeNull();
  });

  it('closes the live tenant, and says so, when an administrator’s file is no profile at all', () => {
    for (const text of ['not JSON at all', '[]', '']) {
      write(managedFile, text);
      const store = open();
      expect(store.notices).toHaveLength(1);
      expect(store.notices[0]).toMatch(/nobody can sign in to your organisation.*practice tenant still works.*Tell your administrator/u);
      expect(store.closed).toBe(store.notices[0]);
      expect(refusal(() => store.save({ ...store.profile, deskName: 'Mine' })).code).toBe('desk.policy');
      expect(readFileSync(managedFile, 'utf8')).toBe(text);
    }
  });

  it('reads UTF-16, as older versions of PowerShell write it, and refuses what is not text', () => {
    writeFileSync(managedFile, Buffer.from('\uFEFF{ "organisation": "Søndervang" }', 'utf16le'));
    expect(open().profile.organisation).toBe('Søndervang');
    writeFileSync(managedFile, Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]));
    expect(open().notices[0]).toContain('not text in UTF-8');
  });
});

describe('Saving', () => {
  it('gives back after a restart what was saved, and writes no more than was set', () => {
    const store = open();
    const next = DeskProfile.parse({
      deskName: 'Desk',
      lock: { afterIdleMinutes: 3 },
      links: [{ title: 'Wiki', address: 'https://wiki.example' }],
    });
    expect(store.save(next).profile).toEqual(next);
    expect(store.profile).toEqual(next);
    expect(open().profile).toEqual(next);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      deskName: 'Desk',
      links: [{ title: 'Wiki', address: 'https://wiki.example' }],
      lock: { afterIdleMinutes: 3 },
    });
  });

  it('keeps writing a field that was set to what is now the default', () => {
    write(file, { deskName: 'Desk' });
    const store = open();
    store.save({ ...store.profile, deskName: 'IT service desk' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ deskName: 'IT service desk' });
  });

  it('puts managed fields back, and does not write them into the agent’s file', () => {
    write(file, { verification: { expiresAfterMinutes: 60 } });
    write(managedFile, { verification: { expiresAfterMinutes: 5 }, deskName: 'Managed' });
    const store = open();
    const saved = store.save({
      ...store.profile,
      deskName: 'Mine',
      repeatResetDays: 7,
      verification: { ...store.profile.verification, expiresAfterMinutes: 240 },
    });
    expect(saved.profile).toMatchObject({ deskName: 'Managed', repeatResetDays: 7, verification: { expiresAfterMinutes: 5 } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ verification: { expiresAfterMinutes: 60 }, repeatResetDays: 7 });
  });

  it('refuses another tenant than the administrator’s or the command line’s, and writes nothing', () => {
    const byOption = open({ tenant: tenantOf('2') });
    expect(refusal(() => byOption.save({ ...byOption.profile, tenant: tenantOf('1') })).message).toContain('--tenant-id');
    write(managedFile, { tenant: tenantOf('3') });
    const managed = open({ tenant: tenantOf('2') });
    for (const tenant of [null, tenantOf('2')]) {
      const fault = refusal(() => managed.save({ ...managed.profile, tenant }));
      expect(fault.code).toBe('desk.policy');
      expect(fault.message).toContain('administrator');
    }
    expect(existsSync(file)).toBe(false);
    expect(managed.save({ ...managed.profile, deskName: 'Desk' }).profile.deskName).toBe('Desk');
  });

  it('believes what is on the disk: a save that fails changes nothing', () => {
    const store = open();
    rmSync(join(folder, 'own'), { recursive: true });
    expect(refusal(() => store.save({ ...store.profile, deskName: 'Desk' })).code).toBe('settings.unreadable');
    expect(store.profile.deskName).toBe('IT service desk');
  });
});

describe('Import and export', () => {
  it('gives back what was exported', () => {
    write(file, { deskName: 'Desk', tenant: tenantOf('1'), trustedNetworks: [{ name: 'Office', range: '192.0.2.0/24' }] });
    const store = open();
    const path = join(folder, 'exported.json');
    store.exportTo(path, 'profile');
    expect(store.importFrom(path)).toEqual({ path, profile: store.profile, problems: [] });
  });

  it('saves nothing by importing, and shows managed fields as they stay', () => {
    write(managedFile, { deskName: 'Managed', tenant: tenantOf('3') });
    const store = open();
    const path = join(folder, 'theirs.json');
    write(path, { deskName: 'Theirs', organisation: 'Theirs', tenant: tenantOf('1') });
    expect(store.importFrom(path).profile).toMatchObject({ deskName: 'Managed', organisation: 'Theirs', tenant: tenantOf('3') });
    expect(store.profile.organisation).toBe('');
  });

  it('gives every problem of the file instead of a profile', () => {
    const path = join(folder, 'theirs.json');
    write(path, '{\n"deskName": "",\n"colour": 1 }');
    expect(open().importFrom(path)).toEqual({
      path,
      profile: null,
      problems: [
        { field: 'deskName', line: 2, message: 'Must not be empty.' },
        { field: 'colour', line: 3, message: 'There is no such field.' },
      ],
    });
    expect(open().importFrom(join(folder, 'none.json')).problems).toEqual([{ field: '', line: null, message: 'There is no such file.' }]);
  });

  it('says it when the file cannot be written', () => {
    expect(refusal(() => open().exportTo(join(folder, 'none', 'x.json'), 'schema')).code).toBe('settings.unreadable');
  });
});
