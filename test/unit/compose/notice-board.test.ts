import { expect, it } from 'vitest';
import { createNoticeBoard } from '../../../main/compose/notice-board.ts';

it('tells of what is added later, once, and not of what was there at the start', () => {
  const told: string[] = [];
  const board = createNoticeBoard(['profile set aside', 'preferences set aside', 'profile set aside'], (message) => told.push(message));
  expect(told).toEqual([]);
  board.add('tokens in memory only');
  board.add('tokens in memory only');
  board.add('profile set aside');
  expect(told).toEqual(['tokens in memory only']);
  expect(board.list().map(({ message }) => message)).toEqual(['tokens in memory only', 'preferences set aside', 'profile set aside']);
  expect(new Set(board.list().map(({ id }) => id)).size).toBe(3);
});
