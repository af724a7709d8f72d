/** The parts of Electron's WebFrameMain, WebContents and IpcMainInvokeEvent that are looked at. */
export interface FrameLike {
  readonly url: string;
  readonly origin: string;
  readonly parent: FrameLike | null;
}

export interface SenderLike {
  readonly id: number;
  once(event: 'destroyed', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
}

export interface InvokeEventLike {
  readonly sender: SenderLike;
  /** Null when the frame navigated or went away before main looked. */
  readonly senderFrame: FrameLike | null;
}

export interface SenderRule {
  /** The one origin the desk is served from, as in `app://latchkey`. */
  readonly origin: string;
  /** Whether these are the contents of the desk's own window. */
  readonly isKnownSender: (sender: SenderLike) => boolean;
}

/** Why a message is not from the desk's own page, or null when it is. */
export const refusalOfSender = (event: InvokeEventLike, rule: SenderRule): string | null => {
  const frame = event.senderFrame;
  if (!rule.isKnownSender(event.sender)) return 'unknown window';
  if (frame === null) return 'frame is gone';
  if (frame.parent !== null) return 'not the main frame';
  if (frame.origin !== rule.origin) return 'foreign origin';
  // An origin is inherited by about:blank and blob: pages; the address is not.
  if (!frame.url.startsWith(`${rule.origin}/`)) return 'foreign address';
  return null;
};
