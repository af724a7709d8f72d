/** One sentence for the person at the terminal: what happened and, if it is up to them, what to do next. */
export type Say = (sentence: string) => void;

export const say: Say = (sentence) => {
  process.stdout.write(`latchkey: ${sentence}\n`);
};

/** Ends a script with a sentence and without a stack trace: the cause is the machine, not the code. */
export class CannotGoOn extends Error {
  override readonly name = 'CannotGoOn';
}

const endings = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs an entry point's main function and turns its end into the exit code. A signal that the program does not
 * handle itself ends it through `process.exit`, so that what it holds (children, the display, the lock) is let go.
 */
export const runMain = (main: () => Promise<number>): void => {
  for (const [signal, code] of Object.entries(endings)) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = 1;
      if (error instanceof CannotGoOn) say(error.message);
      else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    },
  );
};
