import { describe, expect, it } from 'vitest';
import { microsoftPages } from '../../../contract/microsoft-pages.ts';
import { externalAddress, signInPageAddress } from '../../../main/shell/external-hosts.ts';

describe('an address for the system browser', () => {
  it.each([...Object.values(microsoftPages), microsoftPages.howToConsent.replace('learn', 'LEARN')])('may be %s', (address) =>
    expect(externalAddress(address)).toBe(new URL(address).href),
  );

  it.each(Object.values(microsoftPages))('carries nothing that a page puts behind or into %s', (address) => {
    for (const made of [`${address}x`, `${address}?code=ABCD`, `${address}#ABCD`, address.replace('.com/', '.com/ABCD/')])
      expect(externalAddress(made), made).toBeNull();
  });

  it.each([
    'https://aka.ms/mysecurityinfo',
    'https://entra.microsoft.com/',
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

describe('a link of the desk profile', () => {
  const links = new Set(['https://tickets.example/new', 'https://wiki.example:8443/desk?page=1#top']);

  it.each([...links, 'https://TICKETS.example:443/new'])('may be opened as it stands there: %s', (address) => {
    expect(externalAddress(address, links)).toBe(new URL(address).href);
  });

  it.each([
    'https://tickets.example/',
    'https://tickets.example/new?x',
    'https://tickets.example/new/',
    'https://wiki.example/desk?page=1#top',
    'http://tickets.example/new',
  ])('opens nothing but itself: %s', (address) => expect(externalAddress(address, links)).toBeNull());

  it('cannot make another kind of address open', () => {
    for (const address of ['file:///etc/passwd', 'https://user@tickets.example/', 'javascript:alert(1)']) {
      expect(externalAddress(address, new Set([address]))).toBeNull();
    }
  });
});

describe('a sign-in page', () => {
  const logins = new Set(['https://login.microsoftonline.com', 'https://login.microsoftonline.us']);

  it('may be opened at a login host, with a long query', () => {
    const address = `https://login.microsoftonline.us/x/oauth2/v2.0/authorize?claims=${'a'.repeat(5_000)}`;
    expect(signInPageAddress(address, logins)).toBe(address);
  });

  it.each([
    'http://login.microsoftonline.com/x',
    'https://login.microsoftonline.com:8443/x',
    'https://login.microsoftonline.com.example/x',
    'https://login.microsoftonline.com@example.com/x',
    'https://user:word@login.microsoftonline.com/x',
    'https://login.partner.microsoftonline.cn/x',
    'https://aka.ms/mysecurityinfo',
    `https://login.microsoftonline.com/${'a'.repeat(8_000)}`,
    '',
  ])('may not be %s', (address) => expect(signInPageAddress(address, logins)).toBeNull());

  it('is not opened as an ordinary page', () => {
    expect(externalAddress('https://login.microsoftonline.com/x')).toBeNull();
  });
});
