import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../contract/journal.ts';
import { csvCell, csvColumns, csvValue, exportCsv } from '../../../main/audit/export-csv.ts';
import { exportJsonLines } from '../../../main/audit/export-json-lines.ts';

const entry: JournalEntry = {
  seq: 1,
  id: '7d9f1f0e-3d57-4c84-9a5e-0d8f2f6a1b11',
  kind: 'note',
  action: 'plan.finished',
  result: null,
  atUtc: '2026-11-22T09:30:00.000Z',
  agentId: null,
  agentName: 'Ada',
  about: null,
  userId: null,
  userName: null,
  userPrincipalName: null,
  ticket: 'INC-1',
  intentId: null,
  planId: null,
  summary: 'Done.',
  recordJson: '{"a":1}',
  personal: [],
};

const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  '﹦',
  '﹢',
  '﹣',
  '﹫',
  "'",
  '"',
  ',',
  ' ',
  '\u{FEFF}',
  '\u{200B}',
  '\0',
  '',
];
const hostile = fc
  .tuple(fc.constantFrom(...starts), fc.constantFrom(...starts), fc.string({ unit: 'grapheme' }))
  .map((parts) => parts.join(''));

const csvOf = async (entries: readonly JournalEntry[]): Promise<string> => {
  let text = '';
  await exportCsv(entries, (piece) => void (text += piece));
  return text;
};

describe('the CSV export', () => {
  test('starts with a byte order mark and a header, and ends every row with CRLF', async () => {
    const text = await csvOf([entry]);
    expect(text.startsWith('\u{FEFF}"seq","atUtc","kind"')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('gives back every value that an independent reader of RFC 4180 finds in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ userName: fc.option(hostile), summary: hostile, ticket: fc.option(hostile), agentName: fc.option(hostile) }), {
          maxLength: 5,
        }),
        async (rows) => {
          const [header, ...cells] = parseCsv(await csvOf(rows.map((row) => ({ ...entry, ...row }))));
          const at = (column: string) => header?.indexOf(column) ?? -1;
          expect(header).toEqual(csvColumns);
          expect(
            cells.map((row) => ({
              userName: csvValue(row[at('userName')] ?? '?'),
              summary: csvValue(row[at('summary')] ?? '?'),
              ticket: csvValue(row[at('ticket')] ?? '?'),
              agentName: csvValue(row[at('agentName')] ?? '?'),
            })),
          ).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('has no cell that starts with a sign that a spreadsheet runs, in any width', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(csvCell(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(csvCell(value)).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1', ' =1', '\u{FEFF}=1'])(
    'puts an apostrophe in front of %j',
    (value) => {
      expect(csvCell(value)).toBe(`'${value}`);
    },
  );

  test('leaves ordinary values as they are', () => {
    expect(['Zoë', '{"a":1}', '2026', '(none)', 'a=b'].map(csvCell)).toEqual(['Zoë', '{"a":1}', '2026', '(none)', 'a=b']);
  });

  test('tells a missing value from an empty one', () => {
    expect([csvValue(csvCell(null)), csvValue(csvCell(''))]).toEqual([null, '']);
  });
});

test('JSON lines are the stored records as they are, one on each line, and after it what stands apart', async () => {
  const records = ['{"a":1}', '{"b":"line\\nbreak"}'];
  let text = '';
  const written = await exportJsonLines(
    records.map((recordJson) => ({ ...entry, recordJson })),
    (piece) => void (text += piece),
  );
  expect(text).toBe('{"a":1}\n{"b":"line\\nbreak"}\n');
  expect(written).toBe(2);

  text = '';
  const personal = [{ place: '/summary', salt: 'AA', text: '"Two\\nlines."' }];
  expect(await exportJsonLines([{ ...entry, personal }], (piece) => void (text += piece))).toBe(1);
  expect(text).toBe('{"a":1}\n{"personal":[{"place":"/summary","salt":"AA","text":"\\"Two\\\\nlines.\\""}],"seq":1}\n');
});

/** A reader of RFC 4180 that shares nothing with the writer: one character at a time. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const characters = [...text.replace(/^\u{FEFF}/u, '')];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (characters[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && characters[index + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      index += 1;
    } else throw new Error(`a cell that is not quoted: ${character}`);
  }
  return rows;
};
