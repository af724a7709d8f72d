import type { GuideFacts } from './guide-facts.ts';
import { listed, weekdayInWords } from './words.ts';

/** When the second step is asked, in a few short sentences. */
export const askedWords = ({ profile, today }: GuideFacts): string => {
  const { asked, away, trustedPlaces, systems, startsOn } = profile.secondStep;
  const place = away === '' ? 'away from work' : away;
  const when =
    asked === 'always'
      ? 'Each sign-in asks for a second step.'
      : asked === 'sometimes'
        ? 'Sign-in at times asks for a second step.'
        : `Sign-in asks for a second step when you work ${place}.`;
  const not = asked === 'away' && trustedPlaces.length > 0 ? `You are asked only ${place}, not on ${listed(trustedPlaces, 'or')}.` : '';
  const start =
    startsOn === null
      ? ''
      : startsOn > today
        ? `This starts on ${weekdayInWords(startsOn)}.`
        : `This has been so since ${weekdayInWords(startsOn)}.`;
  const also = systems.length === 0 ? '' : `This includes ${listed(systems)}.`;
  return [when, not, start, also].filter((sentence) => sentence !== '').join(' ');
};
