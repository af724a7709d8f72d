import type { NameWarning } from '../../contract/user.ts';

const words: Readonly<Record<NameWarning, string>> = {
  bidirectional: 'hidden direction marks',
  invisible: 'invisible characters',
  mixedScripts: 'look-alike letters from several alphabets',
  lookAlikes: 'signs that are drawn like usual letters and are others',
  stackedMarks: 'marks that cover or change letters',
  tooLong: 'an unusual length',
};

/** Why a name may deceive, as one sentence; null when it does not. */
export const nameWarningSentence = (warnings: readonly NameWarning[]): string | null => {
  if (warnings.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(warnings.map((warning) => words[warning]));
  return `This name has ${list}. Go by the UPN and the object id.`;
};
