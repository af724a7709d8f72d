import { describe, expect, it } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import { composeGuide } from '../../../main/guides/compose-guide.ts';
import type { GuidePage } from '../../../main/guides/guide-page.ts';
import { guidePage } from '../../../main/guides/guide-page.ts';
import type { GuidesOptions } from '../../../main/guides/guides.ts';
import { Guides } from '../../../main/guides/guides.ts';
import { drawCode } from '../../../main/guides/qr-code.ts';
import { exampleProfile } from '../../support/guides/examples.ts';
import { people, personOf } from '../../support/fake-desk/people.ts';
import { sampleFacts, sampleMethod } from '../../support/guides/sample-facts.ts';

const [someone] = people;
if (someone === undefined) throw new Error('nobody');
const { id: userId } = someone;
const somebody = (change: Partial<Person>): Person => ({ ...personOf(someone), ...change });
const app = somebody({ methods: { ok: true, value: [sampleMethod('microsoftAuthenticator')] } });
const noMethods = somebody({ methods: { ok: true, value: [sampleMethod('password'), sampleMethod('temporaryAccessPass')] } });
const context = { correlationId: 'none' } as const;

interface Desk {
  readonly guides: Guides;
  readonly counted: GuidePage[];
}

/** @param pagesOf stands for Chromium's layout. */
const deskFor = (person: Person, pagesOf: (page: GuidePage) => number, more: Partial<GuidesOptions['ports']> = {}): Desk => {
  const counted: GuidePage[] = [];
  const guides = new Guides({
    persons: { fresh: () => Promise.resolve({ person }) },
    profile: () => exampleProfile('university'),
    ports: {
      countPages: (page) => {
        counted.push(page);
        return Promise.resolve(pagesOf(page));
      },
      printPage: () => Promise.resolve(true),
      savePage: (_, { name, as }) => Promise.resolve(`/${name}.${as}`),
      ...more,
    },
    now: () => Date.parse('2026-11-27T12:00:00Z'),
    timeZone: () => 'Europe/London',
  });
  return { guides, counted };
};

const answersIn = ({ html }: GuidePage): number =>
  html.split('If something is not right')[1]?.split('</section>')[0]?.match(/<h3>/gu)?.length ?? 0;

describe('A guide on two pages', () => {
  it.each([0, 1, 5, 11, 12])('leaves out the last answers, never more than it must: %d fit', async (fitting) => {
    const { guides, counted } = deskFor(app, (page) => (answersIn(page) <= fitting ? 2 : 3));
    const guide = await guides.preview({ userId, kind: 'alone' }, context);
    const { leftOut, pages } = guide;
    expect(leftOut).toHaveLength(12 - fitting);
    expect(pages).toBe(2);
    const all = composeGuide({ facts: sampleFacts('university'), kind: 'alone', drawCode }).sections;
    const questions = all.flatMap(({ heading, blocks }) =>
      heading === 'If something is not right' ? blocks.flatMap((block) => (block.kind === 'points' ? block.points : [])) : [],
    );
    expect(leftOut).toEqual(questions.slice(fitting).map(({ name }) => name));
    expect(counted.length).toBeLessThanOrEqual(6);
  });

  it('says how long it is where even without answers it is longer', async () => {
    const { guides } = deskFor(app, () => 3);
    expect(await guides.preview({ userId, kind: 'alone' }, context)).toMatchObject({ pages: 3, leftOut: { length: 12 } });
  });

  it('prints and saves what was looked at', async () => {
    const printed: GuidePage[] = [];
    const { guides, counted } = deskFor(app, (page) => (answersIn(page) <= 3 ? 2 : 3), {
      printPage: (page) => {
        printed.push(page);
        return Promise.resolve(true);
      },
      savePage: (page) => {
        printed.push(page);
        return Promise.resolve(null);
      },
    });
    await guides.preview({ userId, kind: 'done' }, context);
    expect(await guides.print({ userId, kind: 'done' }, context)).toEqual({ printed: true });
    expect(await guides.save({ userId, kind: 'done', as: 'html' }, context)).toEqual({ path: null });
    expect(printed.map(answersIn)).toEqual([3, 3]);
    expect(counted.map(({ html }) => html)).toContain(printed[0]?.html);
  });
});

describe('What a guide rests on', () => {
  it('is not “done” while nothing is set up; a pass and a password are not', async () => {
    const { guides } = deskFor(noMethods, () => 1);
    await expect(guides.preview({ userId, kind: 'done' }, context)).rejects.toMatchObject({
      code: 'input.invalid',
      message: /to do alone/iu,
    });
    await expect(guides.print({ userId, kind: 'done' }, context)).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await guides.preview({ userId, kind: 'alone' }, context)).kind).toBe('alone');
  });

  it('is not made up where the methods could not be read', async () => {
    const fault = { code: 'graph.forbidden' as const, message: 'Not yours to read.', retryable: false, correlationId: 'none' };
    const { guides } = deskFor(somebody({ methods: { ok: false, fault } }), () => 1);
    for (const kind of ['done', 'alone'] as const)
      await expect(guides.preview({ userId, kind }, context)).rejects.toMatchObject({
        code: 'graph.forbidden',
        message: 'Not yours to read.',
      });
  });
});

describe('The page', () => {
  const page = (name: string) =>
    guidePage(composeGuide({ facts: sampleFacts('health-service', { givenName: name }), kind: 'alone', drawCode }));

  it('runs and loads nothing, also as a file', () => {
    const { html, policy } = page('Priya');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*sandbox$/u);
    expect(html).toContain('http-equiv="Content-Security-Policy"');
    expect(html).not.toMatch(/<script|<img|<link|\ssrc=|href=|url\(/u);
  });

  it('takes a name for text whatever is in it', () => {
    expect(page('<script>alert(1)</script>').html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('says its language, names its codes, marks each step in words, and is never smaller than 14 points', () => {
    const { html } = page('Priya');
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('<figure aria-label="QR code that opens aka.ms/mysecurityinfo">');
    expect(html).toContain('<span class="on">Computer</span>');
    expect(html).toContain('<span class="on">Phone</span>');
    const sizes = [...html.matchAll(/font(?:-size)?: ?(?<size>[\d.]+)(?<unit>pt|em|px)/gu)].map(({ groups }) =>
      groups?.['unit'] === 'em' ? 14 * Number(groups['size']) : groups?.['unit'] === 'pt' ? Number(groups['size']) : 0,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
  });
});
