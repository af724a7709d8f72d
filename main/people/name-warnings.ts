import type { NameWarning } from '../../contract/user.ts';

const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const invisible = /[\p{Cc}\u00AD\u115F\u1160\u180E\u200B-\u200D\u2060-\u2064\u3164\uFEFF\uFFA0]|\u034F|[\u{E0000}-\u{E007F}]/u;
const longerThanAnybody = 120;

/** What about a display name could deceive a reader. Names are written by people outside the desk. */
export const nameWarnings = (name: string): NameWarning[] => [
  ...(bidirectional.test(name) ? (['bidirectional'] as const) : []),
  ...(invisible.test(name) ? (['invisible'] as const) : []),
  ...(name.split(/[^\p{L}\p{M}]+/u).some(mixesScripts) ? (['mixedScripts'] as const) : []),
  ...(name.length > longerThanAnybody ? (['tooLong'] as const) : []),
];

/** Latin, Cyrillic and Greek share shapes; one word in two of them is a disguise. */
const mixesScripts = (word: string): boolean =>
  [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(word)).length > 1;
