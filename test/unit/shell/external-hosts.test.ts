import { describe, expect, it } from 'vitest';
import { externalAddress } from '../../../main/shell/external-hosts.ts';

describe('an address for the system browser', () => {
  it.each(['https://aka.ms/mysecurityinfo', 'https://entra.microsoft.com/#view/x', 'https://LEARN.microsoft.com/entra'])(
    'may be %s',
    (address) => expect(externalAddress(address)).toBe(new URL(address).href),
  );

  it.each([
    'http://aka.ms/mysecurityinfo',
    'https://aka.ms:8443/x',
    'https://aka.ms.example/x',
    'https://example.com/aka.ms',
    'https://aka.ms@example.com/',
    'https://user@aka.ms/',
    'https://xaka.ms/',
    'https://aka.ms./',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://latchkey/index.html',
    'ms-msdt:/id',
    'vbscript:x',
    '//aka.ms/x',
    'aka.ms',
    '',
    `https://aka.ms/${'a'.repeat(2_000)}`,
  ])('may not be %s', (address) => expect(externalAddress(address)).toBeNull());
});
