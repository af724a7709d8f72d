import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

/**
 * Writes files to a temp folder laid out as the project is, and runs the real linter there with the real configuration.
 * @param files path to content. Imports need not resolve: the layer rules look at paths only.
 */
export const lintTree = (files: Readonly<Record<string, string>>): readonly Finding[] => {
  const tree = mkdtempSync(join(tmpdir(), 'lint with spaces '));
  try {
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(tree, '.oxlintrc.json'), JSON.stringify({ ...config, jsPlugins: [join(root, 'scripts/lint/plugin.ts')] }));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      lib: ['es2023', 'dom'],
      types: [],
    };
    writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts', '**/*.tsx'] }));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    const linter = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json', '.'], {
      cwd: tree,
      encoding: 'utf8',
    });
    const report = JSON.parse(linter.stdout) as { diagnostics: { filename: string; code: string; message: string }[] };
    return report.diagnostics.map(({ filename, code, message }) => ({ file: filename.replaceAll('\\', '/'), rule: code, message }));
  } finally {
    rmSync(tree, { recursive: true });
  }
};
