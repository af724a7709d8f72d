import type { GuideSection } from '../../contract/guides.ts';
import type { Support } from '../../contract/guide-profile.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { clock } from './words.ts';

const withStop = (words: string): string => (/[.!?”]$/u.test(words) ? words : `${words}.`);

const supportWords = ({ value, hours, note }: Support): string =>
  [
    withStop(value),
    ...(hours.length === 0 ? [] : [`${hours.map(({ days, from, to }) => `${days}, ${clock(from)} to ${clock(to)}`).join(' · ')}.`]),
    ...(note === '' ? [] : [withStop(note)]),
  ].join(' ');

/** The last box: how the desk is reached. Without `support` the slip's contact stands there; without that, the desk's name. */
export const helpSection = (profile: DeskProfile): GuideSection => {
  const { support, supportContact, supportHours, deskName, guide } = profile;
  const slip = [supportContact, supportHours].filter((said) => said !== '').join(', ');
  const points =
    support.length > 0
      ? support.map((each) => ({ name: each.name, text: supportWords(each) }))
      : [{ name: deskName, text: slip === '' ? 'Come back to us, or call us.' : withStop(slip) }];
  return {
    heading: 'Help',
    boxed: true,
    blocks: [
      { kind: 'points', points },
      ...(guide.otherFormats === '' ? [] : [{ kind: 'text' as const, text: `For this guide in another form, ask ${guide.otherFormats}.` }]),
    ],
  };
};
