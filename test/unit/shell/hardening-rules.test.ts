import { describe, expect, it } from 'vitest';
import { refusedInRelease } from '../../../main/shell/hardening-rules.ts';

const start = (...args: string[]) => ['latchkey', ...args];

describe('a release', () => {
  it.each([
    '--inspect',
    '--inspect=0',
    '--INSPECT-brk=127.0.0.1:9229',
    '--remote-debugging-port=9222',
    '--Remote-Debugging-Port=9222',
    '-remote-debugging-port=9222',
    ' --remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--load-extension=/x',
    '--disable-features=Something',
    '--enable-features=Something',
    '--proxy-server=127.0.0.1:1',
    '--user-data-dir=/elsewhere',
    '--practice-announcement=/tmp/announced',
    '--devtools',
    '--require',
    '-r',
    '-e',
    '--a-switch-of-next-year',
    '--lang2',
    '--',
  ])('refuses %s and names it', (argument) => {
    const name = /^\s*--?([^=]*)/u.exec(argument)?.[1] ?? '';
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(refusedInRelease(start('some file', argument), {}, platform)).toEqual([`--${name.toLowerCase()}`]);
    }
  });

  it('knows the slash of Windows, and a path elsewhere', () => {
    expect(refusedInRelease(start('/Remote-Debugging-Port=9222'), {}, 'win32')).toEqual(['--remote-debugging-port']);
    expect(refusedInRelease(start('/opt/latchkey'), {}, 'linux')).toEqual([]);
  });

  it.each([
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_ENABLE_LOGGING',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'Node_Extra_Ca_Certs',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_PATH',
    'NODE_V8_COVERAGE',
    'NODE_USE_SYSTEM_CA',
    'SSLKEYLOGFILE',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'OPENSSL_CONF',
  ])('refuses the environment variable %s', (name) => {
    expect(refusedInRelease(start(), { [name]: '1' }, 'win32')).toEqual([name]);
  });

  it.each([
    '--practice',
    '--practice-users=250',
    '--tenant-id=00000000-0000-0000-0000-000000000000',
    '--client-id=00000000-0000-0000-0000-000000000000',
    '--cloud=china',
    '--desk-profile=/etc/desk.json',
    '--lang=en',
    '--LANG=en',
    '--force-device-scale-factor=2',
    '--force-renderer-accessibility',
    '--ozone-platform=wayland',
    '--password-store=gnome-libsecret',
    'inspect',
  ])('starts with %s', (argument) => {
    expect(refusedInRelease(start(argument), { PATH: '/usr/bin', NODE_OPTIONS: '', NODE_ENV: 'production' }, 'linux')).toEqual([]);
  });

  it('starts as the Finder of older systems starts it', () => {
    expect(refusedInRelease(start('-psn_0_12345'), {}, 'darwin')).toEqual([]);
    expect(refusedInRelease(start('-psn_0_12345'), {}, 'linux')).toEqual(['--psn_0_12345']);
  });

  it('names each thing once, and nothing that would break the sentence', () => {
    expect(refusedInRelease(start('--inspect', '--INSPECT', '--x\n\u202Ey', `--${'z'.repeat(99)}`), {}, 'linux')).toEqual([
      '--inspect',
      '--x??y',
      `--${'z'.repeat(60)}`,
    ]);
  });
});
