import { describe, expect, it } from 'vitest';
import { externalAddress } from '../../../main/shell/external-hosts.ts';
import { dayInWords, facts, sources } from '../../../renderer/features/answers/answer-facts.ts';
import { builtInAnswers } from '../../../renderer/features/answers/built-in-answers.ts';
import { readingGrade } from '../../support/reading-grade.ts';

const said = builtInAnswers.map(({ id, answer }) => ({ id, answer: answer.replaceAll('{registrationAddress}', 'aka.ms/mysecurityinfo') }));
const texts = builtInAnswers.flatMap(({ id, question, alternatives, answer }) =>
  [question, answer, ...alternatives].map((text) => ({ id, text })),
);

describe('the built-in answers', () => {
  it('each have an id of their own, as a profile names it', () => {
    const ids = builtInAnswers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });

  it('ask no question twice, by whatever name', () => {
    const asked = builtInAnswers.flatMap(({ question, alternatives }) => [question, ...alternatives]).map((text) => text.toLowerCase());
    expect(asked.filter((text, index) => asked.indexOf(text) !== index)).toEqual([]);
  });

  it('are short enough to be said in one breath or two', () => {
    for (const { id, answer } of said) expect(answer.split(/\s+/u).length, id).toBeLessThanOrEqual(42);
    for (const { id, question } of builtInAnswers) expect(question.length, id).toBeLessThanOrEqual(90);
  });

  it('can be read by a child of eleven, and each by one of thirteen', () => {
    for (const { id, answer } of said) expect(readingGrade([answer]), id).toBeLessThan(8);
    expect(readingGrade(said.map(({ answer }) => answer))).toBeLessThan(5);
    // The measure itself: what nobody should have to hear.
    expect(readingGrade(['The administrator subsequently initiates reconfiguration of organisational credentials.'])).toBeGreaterThan(15);
  });

  it('have no word in what is said that a caller does not know', () => {
    const jargon =
      /\b(?:UPN|MFA|2FA|OATH|TOTP|FIDO2?|SSPR|Entra|Azure|Graph|Intune|tenant|credentials?|provision\w*|authenticat(?:e|ion) methods?|endpoint|token refresh|object id|conditional access|policy|session)\b/iu;
    // An address is read out letter by letter.
    const words = said.map(({ id, answer }) => ({ id, text: answer.replaceAll('aka.ms/sspr', '') }));
    for (const { id, text } of words) expect((jargon.exec(text) ?? /\bTAP\b/u.exec(text))?.[0], id).toBeUndefined();
  });

  it('are in British English and plain print', () => {
    for (const { id, text } of texts) {
      expect(/\b(?:cell ?phone|organiz|recogniz|color|center|canceled)\b/iu.exec(text)?.[0], id).toBeUndefined();
      expect(/["']|--|\.\.\.|\s{2}|\n/u.exec(text)?.[0], `${id}: ${text}`).toBeUndefined();
    }
  });

  it('name only addresses that Microsoft gives everybody to type', () => {
    for (const { id, answer } of said)
      for (const [address] of answer.matchAll(/\b[\w-]+\.(?:com|ms|uk|org|net)\b[\w/]*/gu))
        expect(['aka.ms/sspr', 'aka.ms/mysecurityinfo', 'office.com'], id).toContain(address);
  });

  it('open no page that main would refuse', () => {
    const pages = builtInAnswers.flatMap(({ action }) => (action?.type === 'page' ? [action.address] : []));
    expect(pages.length).toBeGreaterThan(0);
    for (const address of pages) {
      expect(externalAddress(address)).toBe(address);
      expect(new URL(address)).toMatchObject({ search: '', hash: '' });
    }
  });

  it('take dates and numbers that can change from the dated page', () => {
    expect(dayInWords(facts.textsAndCallsEnd)).toBe('1 February 2027');
    expect(dayInWords(facts.textsAndCallsEndForGuests)).toBe('1 July 2027');
    const dated = said.filter(({ answer }) => /\d{4}/u.test(answer));
    expect(dated.map(({ id }) => id).toSorted()).toEqual(['landline', 'passkey-offered', 'texts-end']);
    for (const { answer } of dated) expect(answer).toContain(dayInWords(facts.textsAndCallsEnd));
    const days = Object.values(sources).flatMap(({ day }) => (day === null ? [] : [day]));
    expect(days.filter((day) => day > facts.asOf)).toEqual([]);
  });

  it('promise nothing that the desk cannot do', () => {
    for (const { id, answer } of said)
      expect(/\bI (?:reset|change|unlock|unblock|print|text|send)\b/u.exec(answer)?.[0], id).toBeUndefined();
  });
});
