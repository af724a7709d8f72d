import type { Node, ParseError } from 'jsonc-parser';
import { createScanner, findNodeAtLocation, getLocation, parseTree, printParseErrorCode } from 'jsonc-parser';

/** JSON text, with the line of each of its values. */
export interface LinedJson {
  readonly value: unknown;
  /** The line (from 1) of what is at this path; of the nearest group around it where it is missing. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  /** Names that stand twice in one group. Of these JSON keeps the last without a word. */
  readonly repeated: readonly { readonly path: readonly (string | number)[]; readonly line: number; readonly firstLine: number }[];
}

export interface JsonFault {
  readonly path: readonly (string | number)[];
  readonly line: number;
  readonly message: string;
}

/** Far deeper than any profile; what is nested deeper could exhaust the stack of those who walk through it. */
const deepest = 32;

/**
 * Plain JSON only: comments and trailing commas are faults, as they are for everybody else who reads the file.
 * Stops at the first fault, because those after it mostly follow from it.
 */
export const parseLined = (text: string): LinedJson | JsonFault => {
  const lineAt = lineCounter(text);
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== null) return { path: [], line: lineAt(tooDeep), message: `Brackets are nested more than ${deepest} deep here.` };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const offset = first?.offset ?? 0;
    const code = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
    return { path: pathAt(text, offset), line: lineAt(offset), message: syntaxWords(code, text, offset) };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { value, lineOf: (path) => lineAt(nearestNode(root, path).offset), repeated: repeatedNames(root, [], lineAt) };
  } catch {
    return { path: [], line: 1, message: 'This is not JSON.' };
  }
};

const lineCounter = (text: string): ((offset: number) => number) => {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((match) => match.index + match[0].length)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
};

// jsonc-parser declares its token kinds as a const enum, which a file compiled by itself cannot read.
const [openBrace, closeBrace, openBracket, closeBracket, endOfFile] = [1, 2, 3, 4, 17];

const firstTooDeep = (text: string): number | null => {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== endOfFile; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) depth += 1;
    if (token === closeBrace || token === closeBracket) depth -= 1;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return null;
};

const pathAt = (text: string, offset: number): readonly (string | number)[] => getLocation(text, offset).path.filter((key) => key !== '');

/** The property rather than its value, so that a value on a line of its own is named by the line of its name. */
const nearestNode = (root: Node, path: readonly (string | number)[]): Node => {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
  }
  return root;
};

const repeatedNames = (node: Node, path: readonly (string | number)[], lineAt: (offset: number) => number): LinedJson['repeated'] => {
  if (node.type === 'array') return (node.children ?? []).flatMap((child, index) => repeatedNames(child, [...path, index], lineAt));
  if (node.type !== 'object') return [];
  const firstLines = new Map<string, number>();
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    const name = String(key.value);
    const own = [...path, name];
    const line = lineAt(property.offset);
    const firstLine = firstLines.get(name);
    if (firstLine === undefined) firstLines.set(name, line);
    const below = repeatedNames(value, own, lineAt);
    return firstLine === undefined ? below : [{ path: own, line, firstLine }, ...below];
  });
};

type SyntaxCode = ReturnType<typeof printParseErrorCode>;

const syntaxWords = (code: SyntaxCode, text: string, offset: number): string => {
  const here = text.slice(offset).trimStart();
  const before = text.slice(0, offset).trimEnd().at(-1);
  switch (code) {
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'Comments are not possible in this file. Take it out.';
    case 'PropertyNameExpected':
    case 'ValueExpected':
      if (text.trim() === '') return 'The file is empty. Even {} would do.';
      if (/^[}\]]/u.test(here) && before === ',') return 'A comma too many stands before this bracket.';
      if (here.startsWith('}') && before === '[') return 'A closing bracket ] is missing.';
      return code === 'ValueExpected' ? 'A value is missing here.' : 'The name of a field, in double quotes, is missing here.';
    case 'ColonExpected':
      return 'A colon is missing after the name of a field.';
    case 'CommaExpected':
      return 'A comma is missing before this.';
    case 'CloseBraceExpected':
      return 'A closing brace } is missing.';
    case 'CloseBracketExpected':
      return 'A closing bracket ] is missing.';
    case 'EndOfFileExpected':
      return 'There is more text after the end of the profile.';
    case 'UnexpectedEndOfString':
      return 'The closing quote of a text is missing.';
    case 'UnexpectedEndOfNumber':
    case 'InvalidNumberFormat':
      return 'This is not a number as JSON writes it.';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'A backslash in a text must be written twice: \\\\.';
    case 'InvalidCharacter':
      return 'A text holds a tab or another control character. Take it out.';
    default:
      return /^['‘’“”]/u.test(here)
        ? 'Only straight double quotes (") are possible here.'
        : 'This is not JSON: text stands in double quotes, and only true, false, null and numbers without.';
  }
};
