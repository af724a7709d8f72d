import type { DrawnCode, Guide, GuideBlock, GuideKind, GuideSection } from '../../contract/guides.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { GuideFacts } from './guide-facts.ts';
import { helpSection } from './help-section.ts';
import { answersOf } from './printed-answers.ts';
import { has, phonesEnd, resetLine, setUpLines } from './registered.ts';
import { channelWords, isOffered, notYet, setUpSection } from './set-up-steps.ts';
import { askedWords } from './sign-in-words.ts';
import { weekdayInWords } from './words.ts';

/** Draws an address as a QR code; see qr-code.ts. @param address as typed, without https://. */
export type DrawCode = (address: string, words: { readonly alt: string; readonly caption: string }) => DrawnCode;

/** How many pages it takes is known once it is rendered. */
export type ComposedGuide = Omit<Guide, 'pages' | 'leftOut'>;

export interface ComposeOptions {
  readonly facts: GuideFacts;
  readonly kind: GuideKind;
  readonly drawCode: DrawCode;
  /** How many of the profile's answers are printed, from the first; all unless given. */
  readonly answers?: number | undefined;
}

/** The guide as data, from the profile's own sentences and these. Pure: the same facts make the same guide. */
export const composeGuide = ({ facts, kind, drawCode, answers }: ComposeOptions): ComposedGuide => {
  const { profile } = facts;
  const name = facts.givenName ?? facts.displayName.split(/\s+/u)[0] ?? facts.displayName;
  const sections = [
    ...(kind === 'done' ? doneSections(facts) : aloneSections(facts)),
    ...noteSection(facts),
    ...neverSection(profile),
    changeSection(profile, drawCode),
    ...answerSection(profile, answers),
    helpSection(profile),
  ];
  return {
    kind,
    title: profile.guide.title.replaceAll('{name}', name),
    organisation: profile.organisation,
    deskName: profile.deskName,
    language: profile.guide.language,
    points: profile.guide.points,
    sections,
    foot: `Made on ${weekdayInWords(facts.today)}. Microsoft’s pages may look different later.`,
  };
};

const section = (heading: string, blocks: readonly GuideBlock[], boxed = false): GuideSection => ({ heading, boxed, blocks: [...blocks] });
const text = (words: string): GuideBlock => ({ kind: 'text', text: words });
const texts = (...words: readonly (string | null)[]): GuideBlock[] =>
  words.filter((each) => each !== null && each !== '').map((each) => text(each ?? ''));

const doneSections = (facts: GuideFacts): GuideSection[] => {
  const { profile } = facts;
  const withPhone = has(facts, 'phone');
  const withApp = has(facts, 'microsoftAuthenticator') || has(facts, 'passwordlessMicrosoftAuthenticator');
  const use = [
    withApp ? 'The page shows a number. Type it into the app and approve.' : null,
    withPhone && profile.phones.channels.length > 0
      ? `To use your number: ${channelWords(profile.phones)}. ${profile.phones.reason}`.trim()
      : null,
  ];
  return [
    section('What is set up', [
      { kind: 'list', items: setUpLines(facts) },
      ...texts(resetLine(facts), withPhone ? phonesEnd(facts) : null),
    ]),
    section(
      'When you sign in',
      texts(askedWords(facts), `Go to ${profile.guide.signInAddress} and sign in to ${profile.guide.account}.`, ...use),
    ),
    ...notYet(facts).map((step) => setUpSection(facts, step, false)),
  ];
};

const aloneSections = (facts: GuideFacts): GuideSection[] => {
  const { profile } = facts;
  const { have } = profile.guide;
  const { setUpPlace, setUpPlaceReason } = profile.secondStep;
  const place = setUpPlace === 'onSite' ? `It is easiest on site. ${setUpPlaceReason}`.trim() : setUpPlaceReason;
  const steps = profile.walkIn.steps.filter((step) => isOffered(profile, step));
  return [
    section('Why', texts(askedWords(facts))),
    section('Have these at hand', [
      ...(have.length === 0 ? [] : [{ kind: 'list' as const, items: [...have] }]),
      ...texts(`It takes ten minutes. ${place}`.trim()),
    ]),
    ...steps.map((step, index) => setUpSection(facts, step, index === 0)),
  ];
};

const noteSection = ({ profile }: GuideFacts): GuideSection[] => {
  const notes = profile.guide.notes.map(({ heading, text: words }) => ({ name: heading, text: words }));
  const backup = {
    name: 'Back up the app',
    text: 'On Android, turn on Cloud backup in the app. On an iPhone, turn on iCloud Drive and Keychain.',
  };
  const points = [...notes, ...(profile.walkIn.appBackup ? [backup] : [])];
  return points.length === 0 ? [] : [section('Good to know', [{ kind: 'points', points }])];
};

const neverWords: Readonly<Record<DeskProfile['guide']['neverAllow'][number], string>> = {
  readWriteFiles: 'read and write your files',
  readCalendar: 'read your calendar',
  signInReadProfile: 'sign you in and read your profile',
};

const neverSection = ({ guide }: DeskProfile): GuideSection[] =>
  guide.neverAllow.length === 0
    ? []
    : [
        section(
          'Our sign-in never asks for this',
          [
            { kind: 'list', items: guide.neverAllow.map((each) => `To ${neverWords[each]}`) },
            text('If a page asks you to allow one of these, stop and tell us.'),
          ],
          true,
        ),
      ];

const changeSection = ({ guide, walkIn }: DeskProfile, drawCode: DrawCode): GuideSection => {
  const { manageAddress, more } = guide;
  const password = walkIn.passwordReset === 0 ? null : `Make a new password at ${walkIn.passwordResetAddress}.`;
  const bare = (address: string): string => address.replace(/^https:\/\//u, '').replace(/\/$/u, '');
  const codes = [
    { address: manageAddress, caption: `Go to ${manageAddress}` },
    ...more.map(({ title, address }) => ({ address: bare(address), caption: `${title}: ${bare(address)}` })),
  ];
  return section('Change what you set up', [
    ...texts(password),
    ...codes.map(({ address, caption }): GuideBlock => ({
      kind: 'code',
      code: drawCode(address, { alt: `QR code that opens ${address}`, caption }),
    })),
  ]);
};

const answerSection = (profile: DeskProfile, most: number | undefined): GuideSection[] => {
  const points = answersOf(profile)
    .slice(0, most)
    .map(({ question, answer }) => ({ name: question, text: answer }));
  return points.length === 0 ? [] : [section('If something is not right', [{ kind: 'points', points }])];
};
