import { SMALLEST_TENANT } from './directory/generate.ts';

export interface Options {
  readonly port: number;
  readonly users: number;
  readonly seed: number;
  readonly signIns: number;
  readonly nowMs: number;
  readonly latencyMs: number;
  readonly logLagSeconds: number;
  /** null: the invented caller stays away. */
  readonly callerAfterSeconds: number | null;
  readonly rateLimits: boolean;
  /** What stands in front of this server is asked under another name: it is answered to as well, and links begin with it. */
  readonly publicOrigin: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

/** A mistake in the command line, as a sentence. */
export class OptionError extends Error {}

export const USAGE = `Usage: node practice/main.ts [options]

  --port N                       port on 127.0.0.1, 0 for any free one (default 0)
  --users N                      size of the directory (default 2000, at least ${SMALLEST_TENANT})
  --sign-ins N                   sign-ins of the last 30 days (default 20 for each user)
  --seed N                       what the data are drawn from (default 7)
  --now DATE                     ISO date at which the tenant's clock starts (default: now)
  --latency MS                   wait before every answer (default 0)
  --log-lag SECONDS              how late sign-ins and audits show (default 120)
  --caller-registers-after SECONDS
                                 the invented caller registers a new phone this long after a pass was made
  --public-origin ORIGIN         answer as this origin too, such as https://graph.example, and write it into links
  --rate-limits                  throttle as Graph's published limits say (default off)
  --json                         print one line of JSON when listening
`;

const LARGEST = 2_000_000;

/** @throws OptionError */
export const parseOptions = (argv: readonly string[], realNowMs: number): Options => {
  const given = new Map<string, string>();
  const flags = new Set<string>();
  const valued = ['port', 'users', 'sign-ins', 'seed', 'now', 'latency', 'log-lag', 'caller-registers-after', 'public-origin'];
  for (let i = 0; i < argv.length; i += 1) {
    const match = /^--(?<name>[a-z-]+)(?:=(?<value>.*))?$/u.exec(argv[i] ?? '');
    const name = match?.groups?.['name'];
    if (name === undefined) throw new OptionError(`The practice tenant does not understand "${argv[i] ?? ''}". Try --help.`);
    if (name === 'json' || name === 'help' || name === 'rate-limits') {
      flags.add(name);
      continue;
    }
    if (!valued.includes(name)) throw new OptionError(`The practice tenant has no option --${name}. Try --help.`);
    let value = match?.groups?.['value'];
    if (value === undefined) {
      i += 1;
      value = argv[i];
    }
    if (value === undefined || value.startsWith('--')) throw new OptionError(`--${name} needs a value. Try --help.`);
    given.set(name, value);
  }
  const whole = (name: string, fallback: number, low: number, high: number): number => {
    const text = given.get(name);
    if (text === undefined) return fallback;
    if (!/^\d+$/u.test(text) || Number(text) < low || Number(text) > high)
      throw new OptionError(`--${name} must be a whole number from ${low} to ${high}, not "${text}".`);
    return Number(text);
  };
  const nowText = given.get('now');
  const nowMs = nowText === undefined ? realNowMs : Date.parse(nowText);
  if (Number.isNaN(nowMs)) throw new OptionError(`--now must be an ISO date such as 2026-11-22T09:00:00Z, not "${nowText ?? ''}".`);
  const users = whole('users', 2000, SMALLEST_TENANT, 500_000);
  return {
    port: whole('port', 0, 0, 65_535),
    users,
    seed: whole('seed', 7, 0, 0xffff_ffff),
    signIns: whole('sign-ins', users * 20, 1, LARGEST * 5),
    nowMs,
    latencyMs: whole('latency', 0, 0, 60_000),
    logLagSeconds: whole('log-lag', 120, 0, 86_400),
    callerAfterSeconds: given.has('caller-registers-after') ? whole('caller-registers-after', 0, 0, 86_400) : null,
    publicOrigin: originFrom(given.get('public-origin')),
    rateLimits: flags.has('rate-limits'),
    json: flags.has('json'),
    help: flags.has('help'),
  };
};

/** @throws OptionError */
const originFrom = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  if (!URL.canParse(text) || new URL(text).origin !== text)
    throw new OptionError(`--public-origin must be scheme and host such as https://graph.example, not "${text}".`);
  return text;
};
