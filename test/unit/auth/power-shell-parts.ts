/** One command as PowerShell would read it: its name, its words, and its strings with quotes undone. */
export interface Parsed {
  /** Every single- or double-quoted string, in order. */
  readonly strings: readonly string[];
  /** Everything outside strings and comments. */
  readonly bare: string;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };
const singleQuotes = "'‘’‚‛";

/**
 * Reads a script as PowerShell's tokenizer does, as far as what we emit goes: comments, both kinds of strings with
 * their doubled quotes and subexpressions, and brackets. Written from the language's specification, chapter 2.
 * @throws Error for a string or a bracket that is not closed, or closed by another.
 */
export const parsePowerShell = (script: string): Parsed => {
  const strings: string[] = [];
  const open: string[] = [];
  let bare = '';
  let at = 0;
  const readSingle = (): void => {
    let text = '';
    for (at += 1; at < script.length; at += 1) {
      const char = script[at] ?? '';
      if (!singleQuotes.includes(char)) text += char;
      else if (singleQuotes.includes(script[at + 1] ?? '\n')) text += script[(at += 1)] ?? '';
      else return void strings.push(text);
    }
    throw new Error(`A string is not closed: ${text.slice(0, 40)}`);
  };
  const readDouble = (): void => {
    let text = '';
    let depth = 0;
    for (at += 1; at < script.length; at += 1) {
      const char = script[at] ?? '';
      if (char === '(' && (depth > 0 || script[at - 1] === '$')) depth += 1;
      else if (char === ')' && depth > 0) depth -= 1;
      else if (char === '"' && depth === 0) return void strings.push(text);
      text += char;
    }
    throw new Error(`A string is not closed: ${text.slice(0, 40)}`);
  };
  for (; at < script.length; at += 1) {
    const char = script[at] ?? '';
    if (char === '#') {
      while (at < script.length && script[at] !== '\n') at += 1;
      bare += '\n';
    } else if (singleQuotes.includes(char)) {
      readSingle();
      bare += '§';
    } else if (char === '"') {
      readDouble();
      bare += '§';
    } else {
      if (closers[char] !== undefined) open.push(closers[char]);
      if (Object.values(closers).includes(char) && open.pop() !== char) throw new Error(`A ${char} closes nothing.`);
      bare += char;
    }
  }
  if (open.length > 0) throw new Error(`A ${open.at(-1)} is missing.`);
  return { strings, bare };
};
