import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { writeActions } from '../../../contract/writes.ts';
import type { WriteAction } from '../../../contract/writes.ts';

const root = resolve(import.meta.dirname, '../../..');
const product = ['contract', 'main', 'practice', 'preload', 'renderer'];

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === '.tsc') return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : /\.tsx?$/u.test(entry.name) ? [path] : [];
  });

const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

const sources = new Map(product.flatMap(filesIn).map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** What stands for a kind of write by name: the action itself, and the functions of main/changes and main/graph for it. */
const names: Readonly<Record<WriteAction, RegExp>> = {
  'pass.create': /'pass\.create'|\bcreatePass\b/u,
  'method.delete': /'method\.delete'|\bdeleteMethod\b/u,
  'method.setDefault': /'method\.setDefault'|\bsetPreferredMethod\b/u,
  'sessions.revoke': /'sessions\.revoke'|\brevokeSignInSessions\(/u,
};

test.each(writeActions)('few files know the write %s by name', (action) => {
  const found = [...sources].filter(([file, text]) => !file.startsWith('practice/') && names[action].test(text)).map(([file]) => file);
  console.log(`${action}: ${found.length} files (${found.join(', ')})`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(6);
});

test('no room of main holds more than 15 % of its lines', () => {
  const lines = new Map<string, number>();
  let all = 0;
  for (const [file, text] of sources) {
    if (!file.startsWith('main/')) continue;
    const [, room = ''] = file.split('/');
    const count = text.split('\n').length;
    all += count;
    lines.set(room, (lines.get(room) ?? 0) + count);
  }
  const [largest, count] = [...lines].reduce((most, one) => (one[1] > most[1] ? one : most));
  console.log(`largest room of main: ${largest}, ${((100 * count) / all).toFixed(1)} % of ${all} lines`);
  expect(count / all).toBeLessThanOrEqual(0.15);
});

test('no circles, those of types included', () => {
  const imports = new Map(
    [...sources].map(([file, text]) => [
      file,
      [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/gu)].flatMap(([, specifier = '']) => {
        const target = posix.join(posix.dirname(file), specifier);
        return sources.has(target) ? [target] : [];
      }),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, behind: readonly string[]): void => {
    if (behind.includes(file)) circles.push([...behind.slice(behind.indexOf(file)), file].join(' -> '));
    if (done.has(file)) return;
    done.add(file);
    for (const next of imports.get(file) ?? []) walk(next, [...behind, file]);
  };
  for (const file of imports.keys()) walk(file, []);
  console.log(`circles: ${circles.length} among ${imports.size} files`);
  expect(circles).toEqual([]);
});

/** Written by `npm run bench`, and nobody's to keep. */
const measured = 'bench/results.json';

test('every file of ours that the pages name is there', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];
  const named = /`((?:bench|contract|docs|main|practice|preload|renderer|scripts|test|tools)\/[\w./-]+)`/gu;
  const missing = pages.flatMap((page) =>
    Array.from(readFileSync(join(root, page), 'utf8').matchAll(named), ([, path = '']) => path)
      .filter((path) => path !== measured && !existsSync(join(root, path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});
