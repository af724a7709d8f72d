import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const folders = ['contract', 'preload', 'main', 'renderer'];

/** The pieces of CONTRIBUTING.md's example, in their order. */
const pieces = Array.from(
  readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^```diff\n(?<piece>[\s\S]*?)^```$/gmu),
  ({ groups }) => groups?.['piece'] ?? '',
);

const scratchCopy = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'latchkey recipe '));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  // The examples are part of what main is built from.
  for (const folder of [...folders, 'examples']) {
    // What was built is of another place.
    cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: (path) => !path.endsWith('.tsc') });
  }
  cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
};

const apply = (copy: string, chosen: readonly string[]): void => {
  writeFileSync(join(copy, 'recipe.diff'), chosen.join(''));
  const { status, stderr } = spawnSync('git', ['apply', 'recipe.diff'], { cwd: copy, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
};

/** What the compiler says of the copy; empty when it compiles. */
const compile = (copy: string): string =>
  spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...folders], { cwd: copy, encoding: 'utf8' }).stdout;

test('the example of CONTRIBUTING.md: on the list alone the compiler says what is missing, with every piece it compiles', () => {
  expect(pieces.length).toBe(5);
  const copy = scratchCopy();
  apply(copy, pieces.slice(0, 1));
  const said = compile(copy);
  expect(said).toContain('main/changes/index.ts');
  expect(said).toContain('account.block');
  apply(copy, pieces.slice(1));
  expect(compile(copy)).toBe('');
}, 300_000);
