import { formatRecord, type LogLevel } from './record.ts';

/** What the parts of main write to. `event` is a fixed dotted name; what varies goes into `facts`. */
export interface Logger {
  debug(event: string, facts?: unknown): void;
  info(event: string, facts?: unknown): void;
  warn(event: string, facts?: unknown): void;
  error(event: string, facts?: unknown): void;
}

export interface LoggerOptions {
  /** Takes one line without its line feed. Must not throw. */
  readonly write: (line: string) => void;
  readonly now?: () => Date;
  /** Codes held at this moment, so that they are blanked even inside somebody else's sentence. */
  readonly liveSecrets?: () => readonly string[];
  /** Also prints to standard error, for a developer at a terminal. */
  readonly echo?: boolean;
}

/** A logger never throws and never logs a secret it can recognise: see redact.ts. */
export const createLogger = (options: LoggerOptions): Logger => {
  const now = options.now ?? (() => new Date());
  const log = (level: LogLevel) => (event: string, facts?: unknown) => {
    const liveSecrets = options.liveSecrets?.() ?? [];
    const line = formatRecord({ atUtc: now().toISOString(), level, event, facts }, liveSecrets);
    options.write(line);
    if (options.echo === true) console.error(line);
  };
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
};

/** For tests and for parts that run before the log file is open. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
