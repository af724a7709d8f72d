import { describe, expect, it } from 'vitest';
import { nameWarnings } from '../../../main/people/name-warnings.ts';

describe('A name that could deceive', () => {
  it.each([
    ['turned round', 'Priya \u202Enamar', 'bidirectional'],
    ['isolated', 'Priya \u2067Raman\u2069', 'bidirectional'],
    ['with a mark of direction', 'Priya\u200F Raman', 'bidirectional'],
    ['with a space of no width', 'Pri\u200Bya Raman', 'invisible'],
    ['with a joiner', 'Pri\u2060ya Raman', 'invisible'],
    ['with a soft hyphen', 'Pri\u00ADya Raman', 'invisible'],
    ['with a filler', 'Priya\u3164Raman', 'invisible'],
    ['with a variation selector', 'Priya\uFE0F Raman', 'invisible'],
    ['with letters as tags', 'Priya\u{E0041} Raman', 'invisible'],
    ['with a braille blank', 'Priya\u2800Raman', 'invisible'],
    ['with a line separator', 'Priya\u2028Raman', 'invisible'],
    ['with a letter for private use', 'Priya\uE000 Raman', 'invisible'],
    ['with a Cyrillic letter', 'Рriya Raman', 'mixedScripts'],
    ['with a Greek letter', 'Priyα Raman', 'mixedScripts'],
    ['with an Armenian letter', 'Priya Ramaո', 'mixedScripts'],
    ['with a Cherokee letter', 'Ꮲriya Raman', 'mixedScripts'],
    ['all of Cyrillic look-alikes', 'Аха Ѕарор', 'lookAlikes'],
    ['of which one word is', 'Сор Raman', 'lookAlikes'],
    ['all of Greek look-alikes', 'ΑΝΝΑ ΚΟΝ', 'lookAlikes'],
    ['in full width', 'Ｐｒｉｙａ Raman', 'lookAlikes'],
    ['in mathematical letters', '𝐏𝐫𝐢𝐲𝐚 Raman', 'lookAlikes'],
    ['in circles', 'Ⓟriya Raman', 'lookAlikes'],
    ['in small capitals', 'Pʀiya Raman', 'lookAlikes'],
    ['with a ligature', 'Fi\uFB01 Raman', 'lookAlikes'],
    ['with a digit for a letter', 'Pr1ya Raman', 'lookAlikes'],
    ['with a nought at its beginning', '0lga Raman', 'lookAlikes'],
    ['with a heap of marks', 'Priya\u0300\u0301\u0302\u0303 Raman', 'stackedMarks'],
    ['struck through', 'P\u0336riya Raman', 'stackedMarks'],
    ['in a ring', 'P\u20DDriya Raman', 'stackedMarks'],
    ['with a second dot', 'Pri\u0307ya Raman', 'stackedMarks'],
    ['that begins with a mark', '\u0301Priya Raman', 'stackedMarks'],
    ['longer than anybody’s', 'Priya '.repeat(30), 'tooLong'],
  ] as const)('%s is flagged', (_, name, warning) => expect(nameWarnings(name)).toContain(warning));
});

describe('An ordinary name', () => {
  const names = [
    'Priya Raman',
    'Zieliński',
    'Ó Briain',
    'O’Neill-D’Angelo',
    'Nguyễn Thị Đặng',
    'Łukasz Żółć',
    'Şükrü Işık',
    'Əliyev İlham',
    'Mª Carmen Núñez',
    'Nwọ́sù Ọlá',
    'Lindĳk van Dijk',
    'Zoë Bødker-Ægidius',
    '李小龍',
    '山田　太郎',
    'ﾀﾅｶ ﾀﾛｳ',
    '김민준 Kim',
    'X線',
    'Владимир',
    'Владимир Роса',
    'Сара Иванова',
    'Владимир (Vladimir) Petrov',
    'Αλέξανδρος Παπαδόπουλος',
    'Μαρία',
    'أحمد',
    'مُحَمَّد عبد الله',
    'יָעֵל כֹּהֵן',
    'प्रिया रमन',
    'ชนิดา สุขใจ',
    'Գոռ Հակոբյան',
    'გიორგი',
    'Priya Raman (she/her) 2',
    'Meeting room 101',
    'Ann\u00A0Lee',
  ];

  it.each(names)('is not flagged: %s', (name) => {
    expect(nameWarnings(name)).toEqual([]);
    expect(nameWarnings(name.normalize('NFD'))).toEqual([]);
  });
});
