import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exitCode, folderSize, npmCommand, run } from '../../../tools/machine/run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run with spaces '));
});
afterEach(() => rmSync(folder, { recursive: true }));

const node = async (program: string, options: Partial<Parameters<typeof run>[2]> = {}) =>
  run(process.execPath, ['-e', program, 'an argument with spaces'], { output: 'capture', cwd: folder, ...options });

test('hands back output and exit code, and arguments need no quoting', async () => {
  const ended = await node('console.log(process.argv[1]); console.error("and this"); process.exit(3)');
  expect(ended).toMatchObject({ code: 3 });
  expect(ended.output).toContain('an argument with spaces');
  expect(ended.output).toContain('and this');
});

test('a program that does not exist is an exit code and not an exception', async () => {
  const ended = await run(join(folder, 'nothing here'), [], { output: 'capture' });
  expect(ended.code).toBe(127);
  expect(ended.output).toContain('ENOENT');
});

test('a signal becomes the exit code that shells give it', async () => {
  expect((await node('process.kill(process.pid, "SIGTERM"); setInterval(() => 0, 1000)')).code).toBe(143);
  expect(exitCode(null, 'SIGKILL')).toBe(137);
  expect(exitCode(0, null)).toBe(0);
});

test('ends a program when nothing moves any more', async () => {
  const start = performance.now();
  const ended = await node('setInterval(() => 0, 1000)', { stall: { seconds: 0.3, folders: [folder] } });
  expect(ended.stalled).toBe(true);
  expect(performance.now() - start).toBeLessThan(8_000);
});

test('leaves a slow program alone while its files grow', async () => {
  const growing = setInterval(() => appendFileSync(join(folder, 'download'), 'more'), 50);
  const ended = await node('setTimeout(() => console.log("done"), 2500)', { stall: { seconds: 1.5, folders: [folder] } });
  clearInterval(growing);
  expect(ended.stalled).toBeUndefined();
  expect(ended.output).toContain('done');
});

test('a folder that is not there has no size', () => {
  appendFileSync(join(folder, 'five'), '12345');
  expect(folderSize(folder)).toBe(5);
  expect(folderSize(join(folder, 'missing'))).toBe(0);
});

test('npm is the copy that started us, or the one on the PATH', () => {
  expect(npmCommand({ npm_execpath: '/somewhere/npm-cli.js' })).toEqual([process.execPath, '/somewhere/npm-cli.js']);
  expect(npmCommand({})).toEqual(['npm']);
});
