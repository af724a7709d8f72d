import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../main/secret.ts';
import { slipPage, slipSecurityPolicy } from '../../../main/shell/slip-page.ts';
import { slip } from './sample-slip.ts';

describe('the slip', () => {
  it('says who, what, when, how and whom to ask', () => {
    const page = slipPage(slip);
    for (const said of [
      'Practice organisation',
      'Ada Example',
      'ada@practice.example',
      'Not+Real7',
      'capital November',
      'plus',
      'Sunday 22 November 2026, 09:30 GMT',
      'Sunday 22 November 2026, 10:30 GMT',
      'Once only',
      'https://aka.ms/mysecurityinfo',
      'extension 2222',
      'Monday to Friday 8:00 to 17:00',
    ]) {
      expect(page).toContain(said);
    }
  });

  it('says so when the pass can be used again', () => {
    expect(slipPage({ ...slip, isUsableOnce: false })).toContain('As often as needed until it expires.');
  });

  it('names what can be registered where the desk does not allow everything', () => {
    expect(slipPage(slip)).not.toContain('You can register');
    expect(slipPage({ ...slip, registerWith: ['Passkey', 'Microsoft Authenticator'] })).toContain(
      '<strong><bdi>Passkey, Microsoft Authenticator</bdi></strong>',
    );
  });

  it('says hours without a contact, and nothing at all without both', () => {
    expect(slipPage({ ...slip, supportContact: '' })).toContain('</bdi> — <bdi>Monday to Friday 8:00 to 17:00</bdi></footer>');
    expect(slipPage({ ...slip, supportContact: '', supportHours: '' })).toContain('<bdi>IT service desk</bdi></footer>');
  });

  it('keeps its markup whatever the directory holds', () => {
    const shapeOf = (page: string) => page.match(/<[^>]*>/gu)?.filter((tag) => !/^<\/?(?:li|b|bdi)>$/u.test(tag));
    const shape = shapeOf(slipPage({ ...slip, registerWith: ['Passkey'] }));
    const hostile = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "'</style><svg onload=1>",
        '&lt;script&gt;',
        ']]>',
        '<!--',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const page = slipPage({
          ...slip,
          displayName: value,
          userPrincipalName: value,
          organisation: value,
          supportContact: `x${value}`,
          supportHours: `x${value}`,
          registerWith: [value],
          code: new Secret('Not+Real7'),
        });
        expect(shapeOf(page)).toEqual(shape);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has a policy that lets its own style element through and nothing else', () => {
    const style = /<style>(?<css>[\s\S]*?)<\/style>/u.exec(slipPage(slip))?.groups?.['css'] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(slipSecurityPolicy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
    );
  });
});
