import { beforeAll, describe, expect, test } from 'vitest';
import { layers as rooms } from '../../../scripts/lint/layers.ts';
import { lintTree } from './lint-tree.ts';
import type { Finding } from './lint-tree.ts';

interface Bad {
  readonly file: string;
  readonly code: string;
  readonly rule: string;
  /** Parts of the message. */ readonly says?: readonly string[];
}

const layers = 'latchkey(layers)';
const network = 'latchkey(network)';
const ipc = 'latchkey(ipc)';
const windowDesk = 'latchkey(window-desk)';

/** Each is one file with one mistake. The message must name what is allowed, or what to do instead. */
const bad: Readonly<Record<string, Bad>> = {
  'contract imports a product folder': {
    file: 'contract/a.ts',
    code: "export { x } from '../main/graph/users.ts';",
    rule: layers,
    says: ['contract may not import main/graph/users.ts', 'packages: zod', 'shared by all three processes'],
  },
  'contract imports another package': {
    file: 'contract/b.ts',
    code: "import { join } from 'node:path';\nexport const a = join('a');",
    rule: layers,
    says: ['"node:path"'],
  },
  'preload imports a schema at run time': {
    file: 'preload/a.ts',
    code: "import { user } from '../contract/user.ts';\nexport const a = user;",
    rule: layers,
    says: ['contract/channels.ts', 'import type'],
  },
  'preload imports zod': { file: 'preload/b.ts', code: "import { z } from 'zod';\nexport const a = z;", rule: layers, says: ['"zod"'] },
  'renderer imports main': {
    file: 'renderer/features/a.ts',
    code: "import { x } from '../../main/desk/x.ts';\nexport const a = x;",
    rule: layers,
    says: ['renderer may not import main/desk/x.ts', 'renderer/bridge/desk.ts'],
  },
  'renderer imports types of main': {
    file: 'renderer/ui/a.ts',
    code: "import type { X } from '../../main/desk/x.ts';\nexport type A = X;",
    rule: layers,
    says: ['contract'],
  },
  'renderer imports electron': {
    file: 'renderer/ui/b.ts',
    code: "import { shell } from 'electron';\nexport const a = shell;",
    rule: layers,
    says: ['"electron"'],
  },
  'renderer imports a Node module without its prefix': {
    file: 'renderer/ui/c.ts',
    code: "import fs from 'fs';\nexport const a = fs;",
    rule: layers,
    says: ['"fs"'],
  },
  'renderer loads main later': {
    file: 'renderer/ui/d.ts',
    code: "export const a = import('../../main/desk/x.ts');",
    rule: layers,
    says: ['main/desk/x.ts'],
  },
  'practice imports the contract': {
    file: 'practice/deep/a.ts',
    code: "import { x } from '../../contract/x.ts';\nexport const a = x;",
    rule: layers,
    says: ['wrong in the same way'],
  },
  'practice imports types of main': {
    file: 'practice/b.ts',
    code: "import type { X } from '../main/graph/x.ts';\nexport type A = X;",
    rule: layers,
  },
  'ipc goes round the desk': {
    file: 'main/ipc/a.ts',
    code: "import { x } from '../graph/users.ts';\nexport const a = x;",
    rule: layers,
    says: ['main/ipc may not import main/graph/users.ts', 'main/operations.ts', 'Move the work into'],
  },
  'ipc imports electron outside handle.ts': {
    file: 'main/ipc/b.ts',
    code: "import { app } from 'electron';\nexport const a = app;",
    rule: layers,
  },
  'desk imports electron': {
    file: 'main/desk/deep/a.ts',
    code: "import { app } from 'electron';\nexport const a = app;",
    rule: layers,
    says: ['main/desk may not import the package "electron"', 'plain Node', 'main/compose.ts hands it in'],
  },
  'desk imports electron as a type': {
    file: 'main/desk/b.ts',
    code: "import type { App } from 'electron';\nexport type A = App;",
    rule: layers,
  },
  'desk names electron inside a type': { file: 'main/desk/b2.ts', code: "export type A = import('electron').App;", rule: layers },
  'desk imports the database': {
    file: 'main/desk/c.ts',
    code: "import Database from 'better-sqlite3';\nexport const a = Database;",
    rule: layers,
  },
  'desk imports the shell': { file: 'main/desk/d.ts', code: "import { x } from '../shell/x.ts';\nexport const a = x;", rule: layers },
  'desk opens a connection by module': {
    file: 'main/desk/e.ts',
    code: "import { request } from 'node:https';\nexport const a = request;",
    rule: layers,
  },
  'desk reads files': {
    file: 'main/desk/f.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    rule: layers,
  },
  'graph imports the journal at run time': {
    file: 'main/graph/a.ts',
    code: "import { x } from '../audit/journal.ts';\nexport const a = x;",
    rule: layers,
    says: ['types of main/audit', 'import its type only'],
  },
  'graph imports electron': { file: 'main/graph/b.ts', code: "import { net } from 'electron';\nexport const a = net;", rule: layers },
  'audit imports graph': { file: 'main/audit/a.ts', code: "import { x } from '../graph/x.ts';\nexport const a = x;", rule: layers },
  'audit imports the network': { file: 'main/audit/b.ts', code: "import { get } from 'node:http';\nexport const a = get;", rule: layers },
  'auth imports graph': { file: 'main/auth/a.ts', code: "import { x } from '../graph/x.ts';\nexport const a = x;", rule: layers },
  'sign-ins read files': {
    file: 'main/sign-ins/a.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    rule: layers,
    says: ['pure', 'main/sign-ins/store'],
  },
  'sign-ins import the database outside their store': {
    file: 'main/sign-ins/b.ts',
    code: "import Database from 'better-sqlite3';\nexport const a = Database;",
    rule: layers,
  },
  'sign-ins import their store': {
    file: 'main/sign-ins/c.ts',
    code: "import { x } from './store/x.ts';\nexport const a = x;",
    rule: layers,
  },
  'settings import electron': { file: 'main/settings/a.ts', code: "import { app } from 'electron';\nexport const a = app;", rule: layers },
  'shell imports graph': {
    file: 'main/shell/a.ts',
    code: "import { x } from '../graph/x.ts';\nexport const a = x;",
    rule: layers,
    says: ['main/compose.ts connects'],
  },
  'shell imports the practice tenant': {
    file: 'main/shell/b.ts',
    code: "import { x } from '../../practice/tenant.ts';\nexport const a = x;",
    rule: layers,
  },
  'log imports electron': { file: 'main/log/a.ts', code: "import { app } from 'electron';\nexport const a = app;", rule: layers },
  'a shared file of main imports electron': {
    file: 'main/other.ts',
    code: "import { app } from 'electron';\nexport const a = app;",
    rule: layers,
  },
  'a shared file of main imports the desk': {
    file: 'main/other2.ts',
    code: "import { x } from './desk/x.ts';\nexport const a = x;",
    rule: layers,
  },
  'a file is required': {
    file: 'main/desk/g.ts',
    code: "declare const require: (name: string) => unknown;\nexport const a = require('electron');",
    rule: layers,
  },

  'desk calls fetch': {
    file: 'main/desk/h.ts',
    code: "export const a = async (): Promise<unknown> => fetch('x');",
    rule: network,
    says: ['fetch may not be used', 'Only main/network opens connections'],
  },
  'graph opens a connection itself': {
    file: 'main/graph/c.ts',
    code: "export const a = async (): Promise<unknown> => fetch('x');",
    rule: network,
  },
  'people know plans by type': {
    file: 'main/people/a.ts',
    code: "import type { X } from '../plans/x.ts';\nexport type A = X;",
    rule: layers,
    says: ['main/people may not import main/plans/x.ts', 'what stands above it'],
  },
  'auth knows the agent by type': {
    file: 'main/auth/b.ts',
    code: "import type { X } from '../agent/x.ts';\nexport type A = X;",
    rule: layers,
  },
  'the network knows Graph': { file: 'main/network/a.ts', code: "import { x } from '../graph/x.ts';\nexport const a = x;", rule: layers },
  'shell hands fetch on': { file: 'main/shell/c.ts', code: 'export const a = { request: fetch };', rule: network },
  'shell hands fetch on by its own name': { file: 'main/shell/c2.ts', code: 'export const a = { fetch };', rule: network },
  'desk calls the global fetch by its object': {
    file: 'main/desk/i.ts',
    code: "export const a = async (): Promise<unknown> => globalThis.fetch('x');",
    rule: network,
  },
  'renderer opens a socket': {
    file: 'renderer/ui/e.ts',
    code: "export const a = new WebSocket('wss://x');",
    rule: network,
    says: ['connect-src', 'renderer/bridge/desk.ts'],
  },
  "shell uses Electron's net": { file: 'main/shell/d.ts', code: "import { net } from 'electron';\nexport const a = net;", rule: network },

  'shell imports ipcMain': {
    file: 'main/shell/e.ts',
    code: "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
    rule: ipc,
    says: ['contract/operations.ts', 'main/ipc/handle.ts'],
  },
  'main/index.ts imports ipcMain': {
    file: 'main/index.ts',
    code: "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
    rule: ipc,
  },
  'the bridge listens itself': {
    file: 'main/shell/bridge.ts',
    code: "import { ipcMain } from 'electron';\nipcMain.handle('a', () => 1);",
    rule: ipc,
    says: ['Only main/ipc/handle.ts may listen'],
  },
  'a frame is listened to': {
    file: 'main/shell/f.ts',
    code: "declare const window: { webContents: { ipc: { on(name: string, run: () => void): void } } };\nwindow.webContents.ipc.on('a', () => undefined);",
    rule: ipc,
  },
  'an injected ipcMain is listened to': {
    file: 'main/ipc/c.ts',
    code: "export const a = (options: { ipcMain: { handle(name: string, run: () => number): void } }): void => options.ipcMain.handle('a', () => 1);",
    rule: ipc,
  },
  'ipcMain through the whole module': {
    file: 'main/shell/g.ts',
    code: "import electron from 'electron';\nexport const a = electron.ipcMain;",
    rule: ipc,
  },
  'ipcRenderer outside the preload': {
    file: 'main/shell/h.ts',
    code: "import { ipcRenderer } from 'electron';\nexport const a = ipcRenderer;",
    rule: ipc,
    says: ['only in preload/'],
  },

  'window.desk in a component': {
    file: 'renderer/features/b.ts',
    code: 'declare const window: { desk: number };\nexport const a = window.desk;',
    rule: windowDesk,
    says: ['renderer/bridge/desk.ts', 'Import "desk"'],
  },
  'window.desk by index and through a cast': {
    file: 'renderer/features/c.ts',
    code: "export const a = (window as unknown as { desk: number })['desk'];",
    rule: windowDesk,
  },

  'a promise nobody waits for': {
    file: 'main/desk/j.ts',
    code: 'export const a = (work: () => Promise<void>): void => {\n  work();\n};',
    rule: 'typescript(no-floating-promises)',
  },
  'a promise where nothing is expected': {
    file: 'main/desk/k.ts',
    code: 'export const a = (list: number[], work: () => Promise<void>): void => {\n  list.forEach(async () => {\n    await work();\n  });\n};',
    rule: 'typescript(no-misused-promises)',
  },
  'a switch that leaves a case out': {
    file: 'main/desk/l.ts',
    code: "export const a = (kind: 'one' | 'two'): number => {\n  switch (kind) {\n    case 'one':\n      return 1;\n  }\n  return 0;\n};",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  any: { file: 'main/desk/m.ts', code: 'export const a = (x: any): void => void x;', rule: 'typescript(no-explicit-any)' },
  'an any that came in unseen': {
    file: 'main/desk/n.ts',
    code: "export const a: number = JSON.parse('1');",
    rule: 'typescript(no-unsafe-assignment)',
  },
  'console in main': { file: 'main/desk/o.ts', code: "export const a = (): void => console.log('x');", rule: 'eslint(no-console)' },
  'console in the renderer': {
    file: 'renderer/ui/f.ts',
    code: "export const a = (): void => console.log('x');",
    rule: 'eslint(no-console)',
  },
  'a switched off type check': {
    file: 'main/desk/p.ts',
    code: "// @ts-ignore\nexport const a: number = 'x';",
    rule: 'typescript(ban-ts-comment)',
  },
};

/** What the house allows, close to what it forbids. */
const good: Readonly<Record<string, string>> = {
  'contract/good.ts': "import { z } from 'zod';\nimport { y } from './y.ts';\nexport const a = [z, y];",
  'preload/good.ts':
    "import { ipcRenderer } from 'electron';\nimport { channels } from '../contract/channels.ts';\nimport type { User } from '../contract/user.ts';\nexport const a: readonly unknown[] = [ipcRenderer, channels];\nexport type A = User;",
  'renderer/bridge/desk.ts':
    "import { x } from '../../contract/x.ts';\ndeclare const window: { desk: number };\nexport const a = [x, window.desk];",
  'renderer/features/good.ts':
    "import { useState } from 'react';\nimport { a } from '../bridge/desk.ts';\nexport const b = [useState, a];\nexport const c = (plan: { desk: number }): number => plan.desk;",
  'practice/good.ts': "import { createServer } from 'node:http';\nimport { x } from './deep/x.ts';\nexport const a = [createServer, x];",
  'main/compose.ts':
    "import { app } from 'electron';\nimport { start } from '../practice/start.ts';\nimport { client } from './graph/client.ts';\nexport const a: readonly unknown[] = [app, start, client, fetch];",
  'main/ipc/handle.ts': "import { ipcMain } from 'electron';\nimport { x } from '../operations.ts';\nipcMain.handle('a', () => x);",
  'main/ipc/good.ts': "import { handle } from './handle.ts';\nimport { x } from '../operations.ts';\nexport const a = [handle, x];",
  'main/shell/good.ts':
    "import { BrowserWindow } from 'electron';\nimport { ipcMain } from './bridge.ts';\nexport const a = [BrowserWindow, ipcMain];",
  'main/desk/good.ts':
    "import { randomUUID } from 'node:crypto';\nimport { readUser } from '../graph/users.ts';\nimport type { Journal } from '../audit/journal.ts';\nexport const a = [randomUUID, readUser];\nexport type A = { journal: Journal; fetch: typeof fetch };\nexport const b = (fetch: () => number): number => fetch();",
  'main/graph/good.ts':
    "import type { CommittedIntent } from '../audit/journal.ts';\nimport { x } from '../network/retry-after.ts';\nexport const a = x;\nexport type A = CommittedIntent;",
  'main/network/good.ts': "export const a = async (): Promise<Response> => fetch('x');",
  'main/audit/good.ts':
    "import Database from 'better-sqlite3';\nimport { FaultError } from '../fault-error.ts';\nexport const a: readonly unknown[] = [Database, FaultError];",
  'main/sign-ins/store/good.ts':
    "import Database from 'better-sqlite3';\nimport { x } from '../x.ts';\nexport const a: readonly unknown[] = [Database, x];",
  'main/log/good.ts': "export const a = (): void => console.error('x');",
  'test/unit/good.ts':
    "import { x } from '../../main/graph/x.ts';\nimport Database from 'better-sqlite3';\nexport const a: readonly unknown[] = [x, Database, fetch];",
};

const ours = new Set([layers, network, ipc, windowDesk, 'eslint(no-console)']);
let findings: readonly Finding[];

beforeAll(() => {
  findings = lintTree({ ...good, ...Object.fromEntries(Object.values(bad).map(({ file, code }) => [file, `${code}\n`])) });
}, 60_000);

describe('a mistake is found, and the message helps', () => {
  test.each(Object.entries(bad))('%s', (_, { file, rule, says = [] }) => {
    const found = findings.filter((finding) => finding.file === file && finding.rule === rule);
    expect(found, JSON.stringify(findings.filter((finding) => finding.file === file))).toHaveLength(1);
    for (const part of says) expect(found[0]?.message).toContain(part);
  });
});

describe('what the house allows is not reported', () => {
  test.each(Object.keys(good))('%s', (file) => {
    expect(findings.filter((finding) => finding.file === file && ours.has(finding.rule))).toEqual([]);
  });
});

test('every file above is a file of its own: none hides another', () => {
  const files = [...Object.keys(good), ...Object.values(bad).map(({ file }) => file)];
  expect(new Set(files).size).toBe(files.length);
});

test('a circle of types is a circle', () => {
  const found = lintTree({
    'main/people/one.ts': "import type { Two } from './two.ts';\nexport interface One {\n  readonly two: Two | null;\n}\n",
    'main/people/two.ts': "import type { One } from './one.ts';\nexport interface Two {\n  readonly one: One | null;\n}\n",
  });
  expect(
    found
      .filter(({ rule }) => rule === 'import(no-cycle)')
      .map(({ file }) => file.split('/').at(-1))
      .toSorted(),
  ).toEqual(['one.ts', 'two.ts']);
}, 60_000);

test('the rooms of main stand in one order: none is above and below another', () => {
  const all = rooms.filter(({ at }) => at.startsWith('main/') && !at.endsWith('.ts') && at !== 'main/compose');
  const below = new Map(
    all.map(({ at, imports, typesOf = [] }) => [at, [...imports, ...typesOf].filter((room) => all.some((other) => other.at === room))]),
  );
  const isUnder = (room: string, wanted: string, seen: readonly string[] = []): boolean =>
    (below.get(room) ?? []).some((next) => next === wanted || (!seen.includes(next) && isUnder(next, wanted, [...seen, next])));
  expect(all.map(({ at }) => at).filter((at) => isUnder(at, at))).toEqual([]);
});
