import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../main/fault-error.ts';
import { readLaunchOptions } from '../../../main/settings/launch-options.ts';
import { managedFilePath } from '../../../main/settings/managed-file.ts';

const read = (...args: readonly string[]) => readLaunchOptions(['latchkey', ...args]);
const refusal = (...args: readonly string[]): string => {
  try {
    read(...args);
  } catch (error) {
    if (error instanceof FaultError && error.code === 'input.invalid') return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
};
const tenantId = '11111111-0000-4000-8000-000000000000';
const clientId = '22222222-0000-4000-8000-000000000000';

describe('The command line', () => {
  it('asks for nothing by itself, and passes over what is Chromium’s', () => {
    expect(read('.', '--lang=en-GB', '--proxy-server=127.0.0.1:8080', '--no-sandbox')).toEqual({ practice: false, devtools: false });
  });

  it('means the practice tenant by any option of the practice tenant', () => {
    for (const args of [
      ['--practice'],
      ['--practice-users=50'],
      ['--practice-seed', '7'],
      ['--practice-latency=20'],
      ['--practice-profile=university'],
      ['--practice-announcement=file'],
    ]) {
      expect(read(...args).practice).toBe(true);
    }
  });

  it('takes a tenant, of the global cloud unless another is named', () => {
    expect(read(`--tenant-id=${tenantId.toUpperCase()}`, '--client-id', clientId).tenant).toEqual({ cloud: 'global', tenantId, clientId });
    expect(read(`--tenant-id=${tenantId}`, `--client-id=${clientId}`, '--cloud=usGovL5').tenant?.cloud).toBe('usGovL5');
  });

  it('takes the path of a desk profile from where the command is given', () => {
    expect(read('--desk-profile=desk.json').deskProfile).toBe(resolve('desk.json'));
  });

  it.each([
    [['--tenant-id=contoso.example', `--client-id=${clientId}`], '--tenant-id needs an ID'],
    [[`--tenant-id=${tenantId}`, '--client-id'], '--client-id needs an ID'],
    [[`--tenant-id=${tenantId}`], '--tenant-id needs --client-id beside it.'],
    [[`--client-id=${clientId}`], '--client-id needs --tenant-id beside it.'],
    [['--cloud=china'], '--cloud needs --tenant-id and --client-id beside it.'],
    [[`--tenant-id=${tenantId}`, `--client-id=${clientId}`, '--cloud=moon'], '--cloud needs one of global, usGovL4, usGovL5, china.'],
    [['--desk-profile'], '--desk-profile needs the path of a file.'],
    [['--practice-users=many'], '--practice-users needs a number of people'],
    [['--practice-latency=-5'], '--practice-latency needs a number of milliseconds.'],
    [['--practice-profile=castle'], '--practice-profile needs one of conservatoire, school-trust, university'],
    [['--practice=yes'], '--practice takes no value.'],
  ])('says which option is wrong: %j', (args, words) => {
    expect(refusal(...args)).toContain(words);
  });
});

describe('The place of managed settings', () => {
  it('is one that administrators write', () => {
    expect(managedFilePath('win32')).toBe('C:\\ProgramData\\Latchkey\\desk-profile.json');
    expect(managedFilePath('darwin')).toBe('/Library/Application Support/Latchkey/desk-profile.json');
    expect(managedFilePath('linux')).toBe('/etc/latchkey/desk-profile.json');
    expect(managedFilePath('freebsd')).toBeNull();
  });
});
