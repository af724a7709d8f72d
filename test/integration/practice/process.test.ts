import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SMALLEST_TENANT } from '../../../practice/directory/generate.ts';
import type { Json } from './practice.ts';

const MAIN = fileURLToPath(new URL('../../../practice/main.ts', import.meta.url));

const start = (...args: readonly string[]): ChildProcess & { readonly text: () => string; readonly errors: () => string } => {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return Object.assign(child, { text: () => text, errors: () => errors });
};

const exit = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null ? ((await once(child, 'exit'))[0] as number | null) : child.exitCode;

const listening = async (child: ReturnType<typeof start>): Promise<Json> => {
  while (!child.text().includes('\n')) await once(child.stdout!, 'data');
  return JSON.parse(child.text());
};

describe('started with --json', () => {
  test('prints one line with the address, the agents and their tokens, and answers', async () => {
    const child = start('--port', '0', '--users', '150', '--json');
    const line = await listening(child);
    expect(Object.keys(line)).toEqual(['url', 'token', 'agents', 'controlToken', 'organisation']);
    expect(line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(line.token).toBe(line.agents[0].token);
    expect(line.agents.map((agent: Json) => [agent.upn.split('@')[0], agent.roles, agent.scopedTo])).toEqual([
      ['morag.sinclair', ['Authentication Administrator', 'Global Reader'], null],
      ['tunde.adeyemi', ['Authentication Administrator'], null],
      ['ingrid.halvorsen', ['Privileged Authentication Administrator'], null],
      ['rhys.pritchard', ['Authentication Administrator'], 'Strings campus'],
      ['chidi.okonkwo', ['Helpdesk Administrator'], null],
      ['beatriz.carvalho', ['User Administrator'], null],
      ['yusuf.demir', ['Global Reader'], null],
    ]);
    for (const agent of line.agents) expect(agent.token).toMatch(/^practice-[\w-]{32}$/u);
    const me = await fetch(`${line.url}/v1.0/me`, { headers: { Authorization: `Bearer ${line.token}` } });
    expect((await me.json()).id).toBe(line.agents[0].id);
    expect(child.text().trim().split('\n')).toHaveLength(1);
  });

  test('ends on SIGTERM', async () => {
    const child = start('--json', '--users', '150');
    await listening(child);
    child.kill('SIGTERM');
    expect(await exit(child)).toBe(0);
  });

  test('ends when the process that started it lets go of its input', async () => {
    const child = start('--json', '--users', '150');
    await listening(child);
    child.stdin?.end();
    expect(await exit(child)).toBe(0);
  });

  test('ends when the process that started it is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const c = require('node:child_process').spawn(process.execPath, [${JSON.stringify(MAIN)}, '--json', '--users', '150'], { stdio: ['ignore', 'pipe', 'inherit'] }); c.stdout.once('data', () => console.log(c.pid)); setInterval(() => {}, 1000);`,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [data] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(data.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a bad option is refused with one sentence and exit 2', async () => {
  const child = start('--users', 'many');
  expect(await exit(child)).toBe(2);
  expect(child.errors()).toBe(`--users must be a whole number from ${SMALLEST_TENANT} to 500000, not "many".\n`);
  expect(child.text()).toBe('');
});

test('a taken port is named', async () => {
  const first = start('--json', '--users', '150');
  const { url } = await listening(first);
  const second = start('--users', '150', '--port', url.split(':').at(-1));
  expect(await exit(second)).toBe(1);
  expect(second.errors()).toContain('is taken');
});

test('without --json it tells a person what to do', async () => {
  const child = start('--users', '150');
  while (!child.text().includes('Ctrl+C')) await once(child.stdout!, 'data');
  expect(child.text()).toContain('Nothing here is real');
});
