import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Emphasised } from '../../../renderer/features/find/Emphasised.tsx';
import { NotKnownNote } from '../../../renderer/features/user/NotKnownNote.tsx';
import { acts } from '../../../contract/acts.ts';
import type { ActingPermission } from '../../../contract/permission.ts';
import { initials } from '../../../renderer/ui/initials.ts';
import { nameWarningSentence } from '../../../renderer/ui/name-warning.ts';
import { cut, SafeText } from '../../../renderer/ui/SafeText.tsx';
import { spell } from '../../../contract/spelling.ts';

const hostile = '\u202E<img src=x onerror=alert(1)>\u200B';

describe('text from the directory', () => {
  it.each([
    ['plain', <SafeText key="1">{hostile}</SafeText>],
    ['with a match', <Emphasised key="2" text={hostile} query="img" />],
  ])('is isolated and escaped, %s', (_name, element) => {
    const html = renderToStaticMarkup(element);
    expect(html).toMatch(/^<bdi[^>]*>.*<\/bdi>$/u);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;');
  });

  it('is cut when it is absurdly long, never inside a character', () => {
    expect(cut('a'.repeat(10_000)).length).toBe(513);
    expect(cut('👩'.repeat(400))).toBe(`${'👩'.repeat(256)}…`);
    expect(cut(`a${'👩'.repeat(400)}`)).toBe(`a${'👩'.repeat(255)}…`);
  });

  it('has no style attribute, which the content security policy would refuse', () => {
    expect(renderToStaticMarkup(<Emphasised text={hostile} query="img" />)).not.toContain('style=');
  });
});

it.each([
  ['Amara Okafor', 'AO'],
  ['Amara', 'A'],
  ['Amaryllis Oke (Adm)', 'AA'],
  ['\u202Eevil name', 'EN'],
  ['123 456', '?'],
  ['', '?'],
])('initials of %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

it('says why a name may deceive', () => {
  expect(nameWarningSentence([])).toBeNull();
  expect(nameWarningSentence(['bidirectional', 'invisible'])).toBe(
    'This name has hidden direction marks and invisible characters. Go by the UPN and the object id.',
  );
});

it('spells capitals, small letters, digits and signs apart', () => {
  expect(spell('aA7#').map(({ word }) => word)).toEqual(['small alfa', 'capital Alfa', 'seven', 'hash']);
});

describe('what is not known of a person’s roles', () => {
  const permission = (privilegedTarget: boolean): ActingPermission => ({
    privilegedTarget,
    acts: Object.fromEntries(acts.map((act) => [act, { allowed: true, because: 'You are one.' }])) as ActingPermission['acts'],
  });
  const html = (sentences: string[], isStrict: boolean): string =>
    renderToStaticMarkup(<NotKnownNote rolesNotKnown={sentences} permission={permission(isStrict)} />);

  it('is not there where all is known', () => expect(html([], true)).toBe(''));

  it('is said sentence by sentence, open where the check is the stricter for it', () => {
    expect(html(['Groups could not be read.'], true)).toMatch(/<details[^>]* open="">.*Groups could not be read\..*strict one/u);
    expect(html(['Eligible roles could not be read.'], false)).toMatch(/<details[^>]*><summary/u);
    expect(html(['Eligible roles could not be read.'], false)).not.toContain('strict');
  });
});
