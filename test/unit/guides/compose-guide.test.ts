import { describe, expect, it } from 'vitest';
import type { GuideKind } from '../../../contract/guides.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import type { GuideFacts } from '../../../main/guides/guide-facts.ts';
import { composeGuide } from '../../../main/guides/compose-guide.ts';
import { drawCode } from '../../../main/guides/qr-code.ts';
import { exampleNames, factsOf, isIn } from '../../support/guides/examples.ts';
import { guideTexts } from '../../support/guides/guide-text.ts';
import { readingGrade, syllables } from '../../support/guides/reading-grade.ts';
import { sampleFacts, sampleMethod } from '../../support/guides/sample-facts.ts';

const kinds: readonly GuideKind[] = ['done', 'alone'];
const textOf = (facts: GuideFacts, kind: GuideKind): string => guideTexts(composeGuide({ facts, kind, drawCode })).join('\n');
const bare = (profile: unknown, more: Partial<GuideFacts> = {}): GuideFacts =>
  sampleFacts('conservatoire', { profile: DeskProfile.parse(profile), ...more });

describe('The five organisations’ guides', () => {
  it('are known by 93 facts', () => {
    expect(exampleNames.flatMap(factsOf)).toHaveLength(93);
  });

  for (const name of exampleNames) {
    for (const kind of kinds) {
      it(`say every fact of ${name}, ${kind}`, () => {
        const text = textOf(sampleFacts(name), kind);
        const said = factsOf(name).filter(({ guide }) => guide === 'both' || guide === kind || guide === 'panel only');
        expect(said.filter((fact) => !isIn(fact, text)).map(({ expect: missing }) => missing)).toEqual([]);
      });

      it(`are easy to read: ${name}, ${kind}`, () => {
        expect(readingGrade(guideTexts(composeGuide({ facts: sampleFacts(name), kind, drawCode })))).toBeLessThan(5);
      });
    }
  }

  it('are read by a measure that tells easy from hard', () => {
    expect([syllables('phone'), syllables('code'), syllables('account'), syllables('authenticator')]).toEqual([1, 1, 2, 5]);
    expect(readingGrade(['The cat sat on the mat.'])).toBeLessThan(1);
    expect(
      readingGrade(['Multifactor authentication registration necessitates configuration of additional verification applications.']),
    ).toBeGreaterThan(20);
  });
});

describe('A guide', () => {
  it('calls the person by their first name, and by the first word of the display name where none is kept', () => {
    expect(composeGuide({ facts: bare({}), kind: 'done', drawCode }).title).toBe('How you sign in, Priya');
    expect(composeGuide({ facts: bare({}, { givenName: null, displayName: 'Noor Haddad' }), kind: 'done', drawCode }).title).toBe(
      'How you sign in, Noor',
    );
  });

  it('says “this starts on” before the day, and “since” from the day on', () => {
    const profile = { secondStep: { startsOn: '2026-12-01' } };
    expect(textOf(bare(profile, { today: '2026-11-30' }), 'done')).toContain('This starts on Tuesday 1 December 2026.');
    expect(textOf(bare(profile, { today: '2026-12-01' }), 'done')).toContain('This has been so since Tuesday 1 December 2026.');
  });

  it('says when Microsoft’s texts and calls end where the person rests on them, and not where a provider goes on', () => {
    const methods = [sampleMethod('phone', { detail: '+44 7700 900123' })];
    expect(textOf(bare({}, { methods }), 'done')).toContain('end on 1 February 2027. Set up the app or a passkey before then.');
    expect(textOf(bare({}, { methods, today: '2027-02-01' }), 'done')).toContain('ended on 1 February 2027');
    expect(textOf(bare({ phones: { telephony: 'ownProvider' }, guide: { answers: ['texts-end'] } }, { methods }), 'done')).not.toMatch(
      /February|stop\?/u,
    );
    expect(textOf(bare({}, { methods: [sampleMethod('fido2')] }), 'done')).not.toContain('February');
  });

  it('says which method is asked first by what Microsoft does, and nothing where that is not known', () => {
    const methods = [sampleMethod('phone', { isDefault: true, detail: '+44 7700 900123' }), sampleMethod('microsoftAuthenticator')];
    const first = (isSystemPreferred: boolean | null) =>
      guideTexts(composeGuide({ facts: bare({}, { methods, isSystemPreferred }), kind: 'done', drawCode })).filter((text) =>
        text.endsWith('asked first'),
      );
    expect(first(true)).toEqual(['Microsoft Authenticator: this is asked first']);
    expect(first(false)).toEqual(['Mobile phone, ending in 23: this is asked first']);
    expect(first(null)).toEqual([]);
  });

  it('prints two digits of a number, and no more of it', () => {
    const text = textOf(sampleFacts('health-service'), 'done');
    expect(text).toContain('ending in 23');
    expect(text).not.toMatch(/900 ?123|7700/u);
  });

  it('does not call the password, a pass or an unknown kind set up', () => {
    const methods = [sampleMethod('password'), sampleMethod('temporaryAccessPass'), sampleMethod('unknown'), sampleMethod('fido2')];
    const [setUp] = composeGuide({ facts: bare({}, { methods }), kind: 'done', drawCode }).sections;
    expect(setUp?.blocks[0]).toEqual({ kind: 'list', items: ['Passkey: this is asked first'] });
  });

  it('offers what is not set up yet, and does not offer what is', () => {
    const facts = sampleFacts('health-service');
    const headings = (methods: GuideFacts['methods']) =>
      composeGuide({ facts: { ...facts, methods }, kind: 'done', drawCode }).sections.map(({ heading }) => heading);
    expect(headings(facts.methods)).not.toContain('Add your phone number');
    expect(headings([sampleMethod('microsoftAuthenticator')])).toContain('Add your phone number');
  });

  it('never names a way that the desk does not offer: texts where only calls are made, numbers where none are', () => {
    expect(textOf(sampleFacts('school-trust'), 'alone')).not.toMatch(/text or call|code that arrives/u);
    expect(textOf(bare({ phones: { channels: [] }, walkIn: { steps: [{ method: 'phone' }, { method: 'fido2' }] } }), 'alone')).not.toMatch(
      /your phone number/u,
    );
  });

  it('marks each step by the device it is done on', () => {
    const blocks = composeGuide({ facts: sampleFacts('conservatoire'), kind: 'alone', drawCode }).sections.flatMap(
      (section) => section.blocks,
    );
    const steps = blocks.flatMap((block) => (block.kind === 'steps' ? block.steps : []));
    expect(new Set(steps.map(({ on }) => on))).toEqual(new Set(['computer', 'phone']));
  });

  it('is dated', () => {
    expect(composeGuide({ facts: bare({}), kind: 'alone', drawCode }).foot).toContain('Friday 27 November 2026');
  });

  it('without a word in the profile still says who helps', () => {
    expect(textOf(bare({ deskName: 'Desk' }), 'done')).toContain('Desk\nCome back to us, or call us.');
    expect(textOf(bare({ supportContact: 'Extension 1999', supportHours: 'Monday' }), 'done')).toContain('Extension 1999, Monday.');
  });
});
