/** What the agent is asked outside the page: a page that was taken over can neither answer it nor change its words. */
export interface Question {
  /** What would happen, as a question. */
  readonly message: string;
  /** Exactly what it is about. */
  readonly detail: string;
  /** The button that agrees. The other one is Cancel, and the one that Enter presses. */
  readonly agree: string;
}

/**
 * Asks, and answers whether the agent agreed; anything but that button is a no. One question at a time.
 * @throws FaultError `desk.busy` while another one is open, `desk.locked` behind the lock
 */
export type AskAgent = (question: Question) => Promise<boolean>;

const longest = 300;

/** Text from elsewhere for a question: on one line, nothing that turns or hides what stands beside it, and not long enough to push that away. */
export const plainWords = (text: string): string => {
  const plain = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
};
