import { findProfileProblems } from '../../contract/profile-problems.ts';
import type { ProfileFinding } from '../../contract/profile-problems.ts';
import { DeskProfile } from '../../contract/profile.ts';
import type { ProfileProblem } from '../../contract/settings.ts';
import { parseLined } from './json-lines.ts';
import { nearestName } from './nearest-name.ts';
import type { FieldPath, ProfileJson } from './profile-fields.ts';
import { fieldAt, fieldName, isGroup, withoutFields } from './profile-fields.ts';
import { describedFields } from './profile-schema.ts';

const problemsSaid = 20;
/** Of more findings than anybody mends at once only the first are looked up in the text, to find the first lines among them. */
const findingsPlaced = 200;

/** A profile of a few hundred networks is some 30 kB. */
export const largestProfile = 1_048_576;

export interface ProfileReading {
  /** The fields that can be used, as they stand in the file; null when the text is no JSON group at all. */
  readonly json: ProfileJson | null;
  /** At most 20, in the order of the lines. */
  readonly problems: readonly ProfileProblem[];
  /** Whether every problem is a name that does not exist, so that what is known can be used as it was meant. */
  readonly onlyStrayNames: boolean;
  /** Fields, or groups of them, that somebody set and that cannot be read; names that do not exist are none. */
  readonly wrongFields: readonly FieldPath[];
}

/** Takes a profile apart into what holds and what is wrong, each problem with its field and line. */
export const readProfile = (text: string): ProfileReading => {
  if (text.length > largestProfile)
    return unusable({ field: '', line: null, message: 'The file is larger than a desk profile can be (1 MB).' });
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lined = parseLined(plain);
  if (!('value' in lined)) return unusable({ field: fieldName(lined.path), line: lined.line, message: lined.message });
  const { value, lineOf, repeated } = lined;
  const findings = findProfileProblems(value);
  const placed = [...repeated, ...findings.slice(0, findingsPlaced).map((finding) => ({ ...finding, line: lineOf(finding.path) }))];
  const said = placed.toSorted((a, b) => a.line - b.line).slice(0, problemsSaid);
  const known = lazily(() => describedFields().map(({ name }) => name.split('.')));
  const strayNames = findings.filter(isStray).map(({ path }) => path.map(String));
  const wrongFields = [...findings.filter((finding) => !isStray(finding)), ...repeated].map(({ path }) => fieldAt(path));
  return {
    json: isGroup(value) ? withoutFields(value, [...strayNames, ...wrongFields]) : null,
    problems: said.map((problem) => ({
      field: fieldName(problem.path),
      line: problem.line,
      message:
        'firstLine' in problem
          ? `Stands here a second time; the first is on line ${problem.firstLine}. Keep one of them.`
          : problem.message + suggestion(problem, known),
    })),
    onlyStrayNames: repeated.length === 0 && findings.every(isStray),
    wrongFields,
  };
};

/** A profile without any problem, or what is wrong with it. */
export const parseProfile = (text: string): { readonly profile: DeskProfile } | { readonly problems: readonly ProfileProblem[] } => {
  const { json, problems } = readProfile(text);
  return problems.length === 0 ? { profile: DeskProfile.parse(json) } : { problems };
};

/** "line 4, links.0.address: Must be …", for a notice. */
export const problemWords = ({ field, line, message }: ProfileProblem): string => {
  const where = [line === null ? '' : `line ${line}`, field].filter(Boolean).join(', ');
  return where === '' ? message : `${where}: ${message}`;
};

const unusable = (problem: ProfileProblem): ProfileReading => ({ json: null, problems: [problem], onlyStrayNames: false, wrongFields: [] });

/** A name that does not exist, in a group: it can be taken out by itself. In an entry of a list it cannot. */
const isStray = (finding: ProfileFinding): boolean => finding.unknownName && finding.path.every((key) => typeof key === 'string');

const suggestion = (finding: ProfileFinding, known: () => readonly (readonly string[])[]): string => {
  const typed = finding.path.at(-1);
  if (!finding.unknownName || typeof typed !== 'string') return '';
  const group = fieldName(finding.path.slice(0, -1));
  const beside = known()
    .filter((name) => fieldName(name.slice(0, -1)) === group)
    .map((name) => name.at(-1) ?? '');
  const near = nearestName(typed, beside);
  if (near !== null) return ` Did you mean “${near}”?`;
  const elsewhere = known().find((name) => name.at(-1) === typed);
  return elsewhere === undefined ? '' : ` It belongs into “${fieldName(elsewhere.slice(0, -1)) || 'the profile itself'}”.`;
};

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
