import { describe, expect, it } from 'vitest';
import { joinAlternatives, splitAlternatives } from '../../../renderer/features/settings/alternatives-text.ts';

describe('other ways to put a question, on one line', () => {
  it('are parted by semicolons, without blanks and without empty ones', () => {
    expect(splitAlternatives(' which room;where do I go ; ;')).toEqual(['which room', 'where do I go']);
    expect(splitAlternatives('  ')).toEqual([]);
  });

  it('come back as they were', () => {
    const both = ['which room', 'where do I go'];
    expect(splitAlternatives(joinAlternatives(both))).toEqual(both);
  });
});
