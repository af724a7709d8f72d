import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LiveTenant } from '../../contract/live-tenant.ts';
import { PracticeProfile } from '../../contract/practice-profile.ts';
import { FaultError } from '../fault-error.ts';

export interface LaunchOptions {
  /** Straight into the practice tenant; any option of the practice tenant means it too. */
  readonly practice: boolean;
  /** Passed on to the practice tenant. */
  readonly practiceUsers?: string | undefined;
  readonly practiceSeed?: string | undefined;
  /** Which example the practice desk begins with. */
  readonly practiceProfile?: PracticeProfile | undefined;
  /** Milliseconds that every answer of the practice tenant takes longer. */
  readonly practiceLatency?: string | undefined;
  /** A file that holds the line a running practice tenant printed: it is used instead of starting one. */
  readonly practiceAnnouncement?: string | undefined;
  /** The live tenant: `--tenant-id` with `--client-id`, and `--cloud` where it is not the global one. */
  readonly tenant?: LiveTenant | undefined;
  /** Absolute path of the desk profile that is used instead of the agent's own. */
  readonly deskProfile?: string | undefined;
  /** Opens the way to Chromium's developer tools; without effect in a packaged app. */
  readonly devtools: boolean;
}

const digits = (most: number) => z.string().regex(new RegExp(`^\\d{1,${most}}$`, 'u'));
const { tenantId, clientId, cloud } = LiveTenant.unwrap().shape;
const id = 'an ID such as 00000000-0000-0000-0000-000000000000';

const values = {
  'practice-users': { schema: digits(6), needs: 'a number of people, such as 250' },
  'practice-seed': { schema: digits(9), needs: 'a whole number' },
  'practice-latency': { schema: digits(5), needs: 'a number of milliseconds' },
  'practice-profile': { schema: PracticeProfile, needs: `one of ${PracticeProfile.options.join(', ')}` },
  'practice-announcement': { schema: z.string().min(1), needs: 'the path of a file' },
  'tenant-id': { schema: tenantId, needs: `${id} (the directory’s “tenant ID”)` },
  'client-id': { schema: clientId, needs: `${id} (the app registration’s “application ID”)` },
  cloud: { schema: cloud.unwrap(), needs: `one of ${cloud.unwrap().options.join(', ')}` },
  'desk-profile': { schema: z.string().min(1), needs: 'the path of a file' },
} as const;
const flags = ['practice', 'devtools'] as const;

/**
 * The command line's options as far as they are ours; Chromium's and Electron's own are passed over.
 * @throws FaultError `input.invalid` naming the option that is not as expected.
 */
export const readLaunchOptions = (argv: readonly string[]): LaunchOptions => {
  const given = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: {
      ...Object.fromEntries(Object.keys(values).map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
    },
  }).values;
  const flag = (name: (typeof flags)[number]): boolean => {
    if (typeof given[name] === 'string') throw wrong(`--${name} takes no value.`);
    return given[name] === true;
  };
  const value = <N extends keyof typeof values>(name: N): z.output<(typeof values)[N]['schema']> | undefined => {
    if (given[name] === undefined) return undefined;
    const { schema, needs } = values[name];
    const parsed = schema.safeParse(given[name]);
    if (!parsed.success) throw wrong(`--${name} needs ${needs}.`);
    return parsed.data as z.output<(typeof values)[N]['schema']>;
  };
  const practice = {
    practiceUsers: value('practice-users'),
    practiceSeed: value('practice-seed'),
    practiceLatency: value('practice-latency'),
    practiceProfile: value('practice-profile'),
    practiceAnnouncement: value('practice-announcement'),
  };
  const deskProfile = value('desk-profile');
  return {
    ...practice,
    practice: flag('practice') || Object.values(practice).some((text) => text !== undefined),
    tenant: tenantOf({ tenantId: value('tenant-id'), clientId: value('client-id'), cloud: value('cloud') }),
    deskProfile: deskProfile === undefined ? undefined : resolve(deskProfile),
    devtools: flag('devtools'),
  };
};

const tenantOf = (given: { readonly [Part in keyof LiveTenant]: LiveTenant[Part] | undefined }): LiveTenant | undefined => {
  const { tenantId: directory, clientId: application, cloud: where } = given;
  if (directory !== undefined && application !== undefined) return { cloud: where ?? 'global', tenantId: directory, clientId: application };
  if (directory !== undefined) throw wrong('--tenant-id needs --client-id beside it.');
  if (application !== undefined) throw wrong('--client-id needs --tenant-id beside it.');
  if (where !== undefined) throw wrong('--cloud needs --tenant-id and --client-id beside it.');
  return undefined;
};

const wrong = (what: string): FaultError =>
  new FaultError(
    'input.invalid',
    `Latchkey was started with an option that it cannot use. ${what} Correct the shortcut or the command and start again.`,
  );
