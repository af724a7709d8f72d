import type { NameWarning } from '../../contract/user.ts';

/**
 * What about a display name could deceive a reader. Names are written by people outside the desk. Rules over Unicode's own
 * properties, after UTS 39 (https://www.unicode.org/reports/tr39/), kept so that ordinary names of any script stay unflagged.
 */
export const nameWarnings = (name: string): NameWarning[] => {
  const composed = name.normalize('NFC');
  const words = composed.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return [
    ...(bidirectional.test(name) ? (['bidirectional'] as const) : []),
    ...(invisible.test(name) ? (['invisible'] as const) : []),
    ...(words.some(mixesScripts) ? (['mixedScripts'] as const) : []),
    ...(looksLikeOthers(composed, words) ? (['lookAlikes'] as const) : []),
    ...(hasOddMarks(composed) ? (['stackedMarks'] as const) : []),
    ...(name.length > longerThanAnybody ? (['tooLong'] as const) : []),
  ];
};

const longerThanAnybody = 120;

const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Without the marks above, which have a warning of their own; with blanks that are narrower or wider than one expects. */
const invisible =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u1680\u2000-\u200A\u202F\u205F\u2800]|(?![\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069])[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Those that people write with, each a set that is written together. What is in none of them counts as one more. */
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
];
const otherScript =
  /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
const eastAsian = scripts.at(-1);

/** One word in two scripts is a disguise. East Asian names may have Latin letters in them: nothing there looks like one. */
const mixesScripts = (word: string): boolean => {
  const found = [...scripts, otherScript].filter((script) => script.test(word));
  return found.length > 1 && !(found.length === 2 && found.includes(latin) && eastAsian !== undefined && found.includes(eastAsian));
};
const [latin = /\p{Script=Latin}/u] = scripts;

/** Letters of other scripts that are drawn as Latin ones. */
const drawnAsLatin =
  /^[аеорсхуѕіјһԁԛԝӏѵАВЕЅІЈКМНОРСТХУҮԌԚԜѴαινοκρυχωϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿоոսհցօքՕՍՏ\p{Script=Cherokee}\p{Script=Lisu}\p{M}]+$/u;

/** Latin letters beside the alphabets of languages: of phonetics, drawn as usual ones. */
const phonetic = /[ɑɡɢɪɴʀʏʙʜʟʟⱭꞬ\u1D00-\u1DBF]/u;

/** Signs that people do write in names: of Mª, of digraphs in one letter, of companies. */
const usual: ReadonlySet<string> = new Set('ªº™℠№ĳĲǆǅǄǉǈǇǌǋǊ');

const looksLikeOthers = (composed: string, words: readonly string[]): boolean =>
  // Full-width, bold, circled: what Unicode itself says is another form of a usual letter or digit.
  [...composed].some((sign) => !/^[\x20-\x7E]$/u.test(sign) && !usual.has(sign) && /[0-9A-Za-z]/u.test(sign.normalize('NFKC'))) ||
  phonetic.test(composed) ||
  // A word that is all look-alikes, and no other word that shows that the name is of that script.
  (words.some(isDrawnAsLatin) && !words.some((word) => !latin.test(word) && !isDrawnAsLatin(word))) ||
  // A digit where a letter stands: Pr1ya, 0lga.
  /\p{L}[01|]+\p{L}|(?:^|\s)[01|]\p{Ll}{2}/u.test(composed);

const isDrawnAsLatin = (word: string): boolean => drawnAsLatin.test(word);

/**
 * Marks over marks, which cover what stands beside them, strike out, or put a dot on a letter that has one. One mark that has
 * no letter of its own in Unicode is how some languages are written.
 */
const hasOddMarks = (composed: string): boolean =>
  /[\u0300-\u036F]{2}|\p{M}{5}|[\u0334-\u0338\u20D0-\u20FF\p{Me}]|[ij]\u0307|(?:^|[\s\p{P}])\p{M}/u.test(composed);
