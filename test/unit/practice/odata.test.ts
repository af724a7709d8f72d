import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../practice/odata/filter.ts';
import { passes, readPath } from '../../../practice/odata/filter-eval.ts';
import { Query, readToken, writeToken } from '../../../practice/odata/query.ts';
import { parseSearch, tokens } from '../../../practice/odata/search.ts';

describe('filter', () => {
  const object = {
    name: "O'Connor",
    count: 3,
    on: true,
    none: null,
    at: '2026-11-22T09:00:00Z',
    list: ['a', 'b'],
    nested: { city: 'Leeds' },
    people: [
      { id: 'x', age: 4 },
      { id: 'y', age: 9 },
    ],
  };
  const test1 = (text: string): boolean => passes(parseFilter(text), (path) => readPath(object, path));

  test.each([
    ["name eq 'o''connor'", true],
    ["name eq 'O''Conno'", false],
    ['count ge 3 and count lt 4', true],
    ['count gt 3 or on eq true', true],
    ['not (count eq 3)', false],
    ['none eq null', true],
    ['name eq null', false],
    ["startsWith(name,'O')", true],
    ["startsWith(name,'O') eq false", false],
    ["endsWith(name,'nor') and contains(name,'conn')", true],
    ['at ge 2026-11-22T08:59:59Z', true],
    ['at ge 2026-11-22T10:00:00.0000000Z', false],
    ["list/any(l:l eq 'b')", true],
    ["list/any(l: l eq 'c')", false],
    ["list/all(l: startsWith(l,'a'))", false],
    ['list/any()', true],
    ["people/any(p: p/id eq 'y' and p/age gt 5)", true],
    ["people/any(p:p/id eq 'x' and p/age gt 5)", false],
    ["nested/city in ('York', 'Leeds')", true],
    // "and" binds closer than "or".
    ["count eq 0 and on eq false or name eq 'o''connor'", true],
    ["count eq 0 and (on eq false or name eq 'o''connor')", false],
  ])('%s is %s', (text, expected) => expect(test1(text)).toBe(expected));

  test.each([
    '',
    'name',
    'name eq',
    "name eq 'open",
    'name xx 1',
    "name eq 'a' and",
    '(name eq 1',
    'name eq 1)',
    'startsWith(name)',
    "foo(name,'x')",
    'name eq nonsense',
    'list/any(x)',
    "name in ('a'",
  ])('%j is refused', (text) => expect(() => parseFilter(text)).toThrow(/Invalid filter clause/u));

  test('text in quotes never becomes structure', () => {
    expect(parseFilter("name eq 'x'' or on eq true or name eq ''y'")).toEqual({
      op: 'eq',
      path: 'name',
      value: "x' or on eq true or name eq 'y",
    });
  });
});

describe('search', () => {
  test('a display name falls into words, numbers, symbols and lower-to-upper parts', () => {
    expect(tokens('OneVideo 365')).toEqual(['one', 'video', '365']);
    expect(tokens("Daniel O'Connor")).toEqual(['daniel', 'o', "'", 'connor']);
    expect(tokens('Zoë Müller-Østergård')).toEqual(['zoë', 'müller', '-', 'østergård']);
    expect(tokens('MOD Administrator')).toEqual(['mod', 'administrator']);
    expect(tokens('李小龍')).toEqual(['李小龍']);
  });

  test('clauses join with AND before OR, and parentheses', () => {
    expect(parseSearch('"a:1" OR "b:2" AND "c:3"')).toMatchObject({ op: 'or', right: { op: 'and' } });
    expect(parseSearch('("a:1" OR "b:2") AND "c:3"')).toMatchObject({ op: 'and', left: { op: 'or' } });
    expect(parseSearch('"mail:a\\"b\\\\c"')).toEqual({ op: 'clause', property: 'mail', text: 'a"b\\c' });
  });

  test.each(['a:1', '"a:1', '"a:1" "b:2"', '"a:1" AND', '("a:1"', '"a:1" or "b:2"', '""'])('%j is refused', (text) =>
    expect(() => parseSearch(text)).toThrow(),
  );
});

describe('query', () => {
  test('decodes plus and percent, and keeps the raw text for a nextLink', () => {
    const query = new Query('$filter=a+eq+%272%2B2%27&$Top=5&$skiptoken=old');
    expect([query.get('filter'), query.get('top')]).toEqual(["a eq '2+2'", '5']);
    expect(query.withSkipToken('new')).toBe('$filter=a+eq+%272%2B2%27&$Top=5&$skiptoken=new');
  });

  test('refuses an option given twice and bad encoding', () => {
    expect(() => new Query('$top=1&$top=2')).toThrow(/more than once/u);
    expect(() => new Query('$filter=%zz')).toThrow(/encoded/u);
  });

  test('a page token is read back, another is refused', () => {
    expect(readToken(writeToken({ n: 5 }))).toEqual({ n: 5 });
    expect(() => readToken('forged')).toThrow();
  });
});
