import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { electronLaunchOptions, electronProgram } from '../../../scripts/launch.ts';
import { projectRoot } from '../../../tools/runtime/place.ts';

let folder: string;

/** What the dialog would have shown; no test can close the system's own. */
const sayInPlaceOfDialog = `
import { dialog } from 'electron';
dialog.showErrorBox = (title, text) => console.log(JSON.stringify({ title, text }));
await import('./index.js');
`;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey release '));
  const appFolder = join(folder, 'app');
  // The app's own entry, built without a word about what it is for.
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(projectRoot, 'main', 'index.ts'),
      outDir: appFolder,
      target: 'node20.18',
      rollupOptions: { external: ['electron', 'better-sqlite3'], output: { entryFileNames: 'index.js' } },
    },
    ssr: { noExternal: true },
  });
  await writeFile(join(appFolder, 'main.js'), sayInPlaceOfDialog);
  await writeFile(join(appFolder, 'package.json'), JSON.stringify({ name: 'release', version: '0.0.0', type: 'module', main: 'main.js' }));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts it and waits for its end. */
const started = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const userDataDir = join(folder, `profile ${crypto.randomUUID()}`);
  await mkdir(userDataDir);
  const options = electronLaunchOptions({ userDataDir, args, env });
  const child = spawn(
    electronProgram(),
    options.args.map((arg) => (arg === projectRoot ? join(folder, 'app') : arg)),
    { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const text = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (text.error += chunk.toString('utf8')));
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(patience);
  const said = text.out.split('\n').find((line) => line.startsWith('{'));
  return {
    code,
    dialog: said === undefined ? null : (JSON.parse(said) as { title: string; text: string }),
    error: text.error,
    userDataDir,
  };
};

for (const [name, args, env, named] of [
  ['a debugging port, in whatever case', ['--Remote-Debugging-Port=0'], {}, '--remote-debugging-port'],
  ['a script for its engine', ['--js-flags=--expose-gc'], {}, '--js-flags'],
  ['another tenant for practice', ['--practice-announcement=/tmp/x'], {}, '--practice-announcement'],
  ['certificates from a variable', [], { NODE_EXTRA_CA_CERTS: '/nowhere.pem' }, 'NODE_EXTRA_CA_CERTS'],
] as const) {
  test(`a release does not start with ${name}: it says so and ends before anything else of it runs`, async () => {
    const { code, dialog, error, userDataDir } = await started(args, env);
    expect(code).toBe(78);
    expect(dialog?.title).toBe('Latchkey does not start like this');
    expect(dialog?.text).toContain(named);
    expect(error).toContain(named);
    expect(existsSync(join(userDataDir, 'logs'))).toBe(false);
  });
}
