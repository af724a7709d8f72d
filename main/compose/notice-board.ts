import { randomUUID } from 'node:crypto';
import type { Notice } from '../../contract/session.ts';

export interface NoticeBoard {
  readonly add: (message: string) => void;
  readonly list: () => Notice[];
}

const noticeOf = (message: string): Notice => ({ id: randomUUID(), level: 'caution', message });

/**
 * Sentences about the app itself (settings set aside, tokens in memory only): the door shows them, and each desk that
 * opens. `onAdded` hears what comes later, not what is there at the start: nothing is open yet that could show it.
 */
export const createNoticeBoard = (atStart: readonly string[], onAdded: (message: string) => void): NoticeBoard => {
  const notices = [...new Set(atStart)].toReversed().map(noticeOf);
  return {
    add: (message) => {
      if (notices.some((notice) => notice.message === message)) return;
      notices.unshift(noticeOf(message));
      onAdded(message);
    },
    list: () => [...notices],
  };
};
