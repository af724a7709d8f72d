/** Never resolves; rejects with the reason when the signal aborts. To be raced against what may take too long. */
export const rejectionOf = (signal: AbortSignal, reason: () => Error): Promise<never> => {
  const rejected = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(reason());
    else signal.addEventListener('abort', () => reject(reason()), { once: true });
  });
  // Most of what is raced ends well, and nobody waits for this any more.
  rejected.catch(() => undefined);
  return rejected;
};
