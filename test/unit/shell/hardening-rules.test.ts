import { describe, expect, it } from 'vitest';
import { refusedInRelease } from '../../../main/shell/hardening-rules.ts';

describe('a release', () => {
  it.each([
    ['--inspect'],
    ['--inspect=0'],
    ['--inspect-brk=127.0.0.1:9229'],
    ['--remote-debugging-port=9222'],
    ['-remote-debugging-port=9222'],
    ['/remote-debugging-port=9222'],
    ['--remote-debugging-pipe'],
    ['--js-flags=--expose-gc'],
    ['--no-sandbox'],
    ['--disable-web-security'],
    ['--host-resolver-rules=MAP * 127.0.0.1'],
    ['--ignore-certificate-errors'],
    ['--load-extension=/x'],
  ])('refuses %s and names it', (argument) => {
    const name = /[a-z][a-z-]*/u.exec(argument)?.[0];
    expect(refusedInRelease(['latchkey', 'some file', argument], {})).toEqual([`--${name}`]);
  });

  it.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE'])(
    'refuses the environment variable %s',
    (name) => {
      expect(refusedInRelease(['latchkey'], { [name]: '1' })).toEqual([name]);
    },
  );

  it('starts with what is harmless', () => {
    const argv = ['/opt/--inspect/latchkey', '--lang=en', '--force-device-scale-factor=2', 'inspect', '--ozone-platform=wayland'];
    expect(refusedInRelease(argv, { PATH: '/usr/bin', NODE_OPTIONS: '' })).toEqual([]);
  });
});
