import { basename, dirname } from 'node:path';
import { DeskProfile } from '../../contract/profile.ts';
import { FaultError } from '../fault-error.ts';
import type { ProfileReading } from './desk-profile.ts';
import { problemWords, readProfile } from './desk-profile.ts';
import type { FieldPath, ProfileJson } from './profile-fields.ts';
import { fieldName, fieldsOf, layOver, withField } from './profile-fields.ts';
import { strictestOf } from './rules.ts';
import { readProfileText, textProblem } from './profile-text.ts';
import { setAside } from './settings-file.ts';

/** One source of settings, and what the agent is to be told of it. */
export interface ProfileLayer {
  readonly json: ProfileJson;
  /** False for a file that is not there. */
  readonly present: boolean;
  readonly notice: string | null;
  /** Why the live tenant is closed; null where it is not. Only an administrator's file can do that. */
  readonly closes?: string | null;
}

const problemsInNotice = 3;

/** The file that the settings screen writes. One that cannot be used is set aside under a name that is said, never overwritten. */
export const readOwnLayer = (file: string, now: () => number): ProfileLayer => {
  const reading = readLayer(file);
  if (reading === null) return { json: {}, present: false, notice: null };
  if (reading.json !== null && reading.problems.length === 0) return { json: reading.json, present: true, notice: null };
  const problems = inWords(reading);
  if (reading.json !== null && reading.onlyStrayNames) {
    return {
      json: reading.json,
      present: true,
      notice: `The desk profile has fields that are not known, which are passed over. ${problems}`,
    };
  }
  if (reading.unopened)
    return {
      json: {},
      present: true,
      notice: `The desk profile (${basename(file)}) could not be opened. The defaults are used until it can.`,
    };
  const aside = setAside(file, now);
  if (aside === null) {
    return {
      json: {},
      present: true,
      notice: `The desk profile (${basename(file)}) could not be read: ${problems} The defaults are used; mend the file and start again.`,
    };
  }
  return {
    json: {},
    present: false,
    notice: `The desk profile could not be read: ${problems} It was set aside as ${aside} in ${dirname(file)}; the defaults are used.`,
  };
};

/**
 * What an administrator placed. A field that is wrong holds its strictest, since what was meant is not known and the agent's
 * own would be the agent's choice; one slip of the pen lifts no other rule. A file that cannot be read at all closes the
 * live tenant: nobody knows which rules are meant to hold there.
 */
export const readManagedLayer = (file: string): ProfileLayer => {
  const reading = readLayer(file);
  if (reading === null) return { json: {}, present: false, notice: null };
  if (reading.json === null) {
    const sentence = `The settings that your administrator placed in ${file} cannot be read, so nobody can sign in to your organisation until they are mended. The practice tenant still works. Tell your administrator: ${inWords(reading)} Then start Latchkey again.`;
    return { json: {}, present: true, notice: sentence, closes: sentence };
  }
  const notice =
    reading.problems.length === 0
      ? null
      : `Some of the settings that your administrator placed in ${file} cannot be read; until they are mended these hold their strictest value. ${inWords(reading)} Tell your administrator.`;
  return { json: layOver(reading.json, strictest(reading.wrongFields)), present: true, notice };
};

/** Every field at or below these paths, at its strictest. */
const strictest = (wrong: readonly FieldPath[]): ProfileJson => {
  const fields = fieldsOf(DeskProfile.parse({}));
  const isBelow = (path: FieldPath, above: FieldPath): boolean => above.every((key, at) => path[at] === key);
  return fields
    .filter(({ path }) => wrong.some((above) => isBelow(path, above)))
    .reduce<ProfileJson>((json, { path, value }) => withField(json, path, strictestOf(fieldName(path), value)), {});
};

/** The file that was named at the start. Whoever names one wants that and no other, so a wrong one ends the start. @throws FaultError `input.invalid` */
export const readLaunchLayer = (file: string): ProfileLayer => {
  const reading = readLayer(file);
  if (reading === null)
    throw new FaultError('input.invalid', `--desk-profile names ${file}: ${textProblem('missing')} Correct the path and start again.`);
  if (reading.json === null || reading.problems.length > 0) {
    throw new FaultError(
      'input.invalid',
      `--desk-profile names ${file}, which cannot be used. ${inWords(reading)} Mend the file and start again.`,
    );
  }
  return { json: reading.json, present: true, notice: null };
};

/** Null where there is no file. */
const readLayer = (file: string): (ProfileReading & { readonly unopened: boolean }) | null => {
  const read = readProfileText(file);
  if (read.kind === 'missing') return null;
  if (read.kind === 'text') return { ...readProfile(read.text), unopened: false };
  return {
    json: null,
    problems: [{ field: '', line: null, message: textProblem(read.kind) }],
    onlyStrayNames: false,
    wrongFields: [],
    unopened: read.kind === 'unopened',
  };
};

const inWords = ({ problems }: ProfileReading): string => {
  const said = problems.slice(0, problemsInNotice).map(problemWords);
  const more = problems.length - said.length;
  return [...said, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
};
