import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AzCall } from './az-commands.ts';
import { readAzCall } from './az-commands.ts';
import { tenantScopes } from './tenant-scopes.ts';

export interface AzRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** In order, as the CLI would read them. */
  readonly calls: readonly AzCall[];
  /** The names of the scopes whose IDs were added to the app. */
  readonly scopes: readonly string[];
  /** What the script left in the folder for temporary files. */
  readonly leftBehind: readonly string[];
}

export const madeAppId = '22222222-2222-4222-8222-222222222222';
/** What the look-up asks: JMESPath for one line `name=ID` a permission. */
export const scopesQuery = "oauth2PermissionScopes[].join('=', [value, id])";

/** The different shells of this computer that may stand behind /bin/sh; at least that one is there. */
export const shells = [
  ...new Set(['/bin/sh', '/bin/dash', '/bin/bash'].filter((shell) => existsSync(shell)).map((shell) => realpathSync(shell))),
];

/** Whether the shell finds the script well formed; its complaint otherwise. */
export const complaintOf = (script: string, shell: string): string => spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' }).stderr;

/**
 * Runs the script for real, with az.sh in place of the Azure CLI.
 * @throws Error when it makes a call that the Azure CLI would not understand.
 */
export const runWithAz = (
  script: string,
  options: { readonly shell?: string; readonly without?: string; readonly refuses?: string } = {},
): AzRun => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-az-'));
  const at = (name: string): string => join(folder, name);
  try {
    for (const name of ['bin', 'tmp', 'world']) mkdirSync(at(name));
    copyFileSync(join(import.meta.dirname, 'az.sh'), at('bin/az'));
    chmodSync(at('bin/az'), 0o755);
    writeFileSync(at('script.sh'), script);
    const published = tenantScopes.filter(({ value }) => value !== options.without);
    writeFileSync(at('world/published'), published.map(({ value, id }) => `${value}=${id}\n`).join(''));
    writeFileSync(at('world/made'), `${madeAppId}\n`);
    writeFileSync(at('world/calls'), '');
    const { status, stdout, stderr } = spawnSync(options.shell ?? '/bin/sh', [at('script.sh')], {
      encoding: 'utf8',
      cwd: folder,
      env: {
        PATH: `${at('bin')}:/usr/bin:/bin`,
        TMPDIR: at('tmp'),
        HOME: folder,
        AZ_WORLD: at('world'),
        AZ_REFUSES: options.refuses ?? 'nothing',
      },
    });
    const calls = wordsOf(readFileSync(at('world/calls'), 'utf8')).map((words) => readAzCall(words));
    const added = calls
      .filter(({ command }) => command === 'ad app permission add')
      .flatMap(({ options: given }) => given['--api-permissions'] ?? []);
    const scopes = added.map((one) => tenantScopes.find(({ id }) => one === `${id}=Scope`)?.value ?? one);
    return { status, stdout, stderr, calls, scopes, leftBehind: readdirSync(at('tmp')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Each call is its number of words and the words, all of them ended by NUL. */
const wordsOf = (written: string): readonly (readonly string[])[] => {
  const words = written.split('\0').slice(0, -1);
  const calls: string[][] = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
};
