import fc from 'fast-check';
import { FeatureId } from '../../../contract/features.ts';
import { cloudIds, clouds } from '../../../main/permissions/clouds.ts';
import type { AppRegistration } from '../../../main/registration/app.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const registration = {
  cloud: clouds.global,
  tenantId,
  displayName: 'Latchkey',
  features: FeatureId.options,
  deviceCodes: false,
} as const satisfies AppRegistration;

/** Names that a quoting mistake would turn into something else. */
export const hostileNames = [
  "O'Brien’s desk",
  "'; Remove-Item C:\\ ; '",
  '’; Remove-Item C:\\ ; ‘',
  '‚‛‘’',
  "'",
  '$(whoami) `id` ${HOME} "x"; rm -rf .',
  '“curly” „doubles"',
  String.raw`back\slash\' %PATH% & | > < ^ !!`,
  "'@ @' <# #> --%",
  '-rf',
  '--id=x',
  'a=@b',
  'Zoë — 服务台 🔑',
  '#not a comment',
] as const;

/** No quoting makes these safe to look at. */
export const invisibleCharacters = [
  '\n',
  '\r',
  '\t',
  '\0',
  '\u001B',
  '\u0085',
  '\u00AD',
  '\u200B',
  '\u202E',
  '\u2028',
  '\u2029',
  '\u2066',
  '\uFEFF',
  '\uD800',
] as const;

const pieces = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.constantFrom(
    "'",
    '’',
    '‘',
    '‚',
    '‛',
    '"',
    '“',
    '”',
    '„',
    '`',
    '$',
    '$(',
    ')',
    '${',
    '}',
    ';',
    '|',
    '&',
    '\\',
    '–',
    '—',
    '-',
    '#',
    '@',
    '=',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** Any name that a registration may have: what is left of hostile pieces without what cannot be seen. */
const names = fc
  .array(pieces, { minLength: 1, maxLength: 6 })
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
      .replace(/^[@\s]+/u, '')
      .trim()
      .slice(0, 120),
  )
  .filter((name) => name !== '' && !/\p{Cs}/u.test(name));

export const registrations: fc.Arbitrary<AppRegistration> = fc.record({
  cloud: fc.constantFrom(...cloudIds).map((id) => clouds[id]),
  tenantId: fc.constant(tenantId),
  displayName: names,
  features: fc.subarray([...FeatureId.options]),
  deviceCodes: fc.boolean(),
});
