import { randomUUID } from 'node:crypto';
import type { Notice } from '../../contract/session.ts';

export interface NoticeBoard {
  readonly add: (message: string) => void;
  readonly list: () => Notice[];
}

/** Sentences about the app itself (settings set aside, tokens in memory only): the door shows them, and each desk that opens. */
export const createNoticeBoard = (atStart: readonly string[], onAdded: (message: string) => void): NoticeBoard => {
  const notices: Notice[] = [];
  const add = (message: string): void => {
    if (notices.some((notice) => notice.message === message)) return;
    notices.unshift({ id: randomUUID(), level: 'caution', message });
    onAdded(message);
  };
  for (const message of atStart) add(message);
  return { add, list: () => [...notices] };
};
