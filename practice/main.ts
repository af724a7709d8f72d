import { fstatSync } from 'node:fs';
import { startCaller } from './caller.ts';
import { ORGANISATION } from './directory/organisation.ts';
import { OptionError, parseOptions, USAGE, type Options } from './options.ts';
import { userIndex } from './resources/users.ts';
import { PracticeServer } from './server.ts';
import { Tenant } from './tenant.ts';

/** Entry point: `node practice/main.ts --port 0 --json`, or a fork of its bundle by the app. */

const OK = 0;
const FAILED = 1;
const BAD_OPTIONS = 2;

interface ParentPort {
  on(event: 'close', listener: () => void): void;
}

/** Calls back once when the process that started this one is gone. */
const whenParentIsGone = (gone: () => void, isMachineStarted: boolean): void => {
  process.once('disconnect', gone);
  (process as { parentPort?: ParentPort }).parentPort?.on('close', gone);
  let isPipe = false;
  try {
    const stdin = fstatSync(0);
    isPipe = stdin.isFIFO() || stdin.isSocket();
  } catch {
    // No stdin at all: nothing to watch.
  }
  if (isPipe) {
    process.stdin.on('end', gone).on('error', gone).resume();
  }
  if (isMachineStarted && process.platform !== 'win32') {
    // Somebody who reads the JSON line started this; an orphan would run for ever.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) gone();
    }, 1000).unref();
  }
};

const say = (options: Options, server: PracticeServer): void => {
  const [first] = server.tokens.agents;
  if (options.json) {
    const line = {
      url: server.url,
      token: first?.token,
      agents: server.tokens.agents,
      controlToken: server.tokens.controlToken,
      organisation: ORGANISATION.displayName,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  const agents = server.tokens.agents.map(
    (agent) =>
      `  ${agent.displayName.padEnd(20)} ${agent.roles.join(' + ')}${agent.scopedTo === null ? '' : `, only ${agent.scopedTo}`}\n    ${agent.token}`,
  );
  process.stdout.write(
    `${ORGANISATION.displayName}: ${options.users} people, seed ${options.seed}.\nListening on ${server.url} (this machine only). Nothing here is real.\n\nAgents and their tokens for this run:\n${agents.join('\n')}\n\nTry: curl -H "Authorization: Bearer ${first?.token ?? ''}" ${server.url}/v1.0/me\nControl token: ${server.tokens.controlToken}\nStop with Ctrl+C.\n`,
  );
};

const main = async (): Promise<void> => {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2), Date.now());
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = BAD_OPTIONS;
    return;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const tenant = new Tenant(options);
  // The first keystroke in a search box is to be as quick as the second.
  userIndex(tenant).warm();
  const server = new PracticeServer(tenant, options);
  const caller = options.callerAfterSeconds === null ? undefined : startCaller(tenant, options.callerAfterSeconds);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    caller?.stop();
    void server.close().finally(() => process.exit(OK));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  whenParentIsGone(stop, options.json);
  // A reader that has gone away is no reason to crash.
  process.stdout.on('error', stop);
  try {
    await server.listen(options.port);
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        ? `Port ${options.port} is taken. Choose another with --port, or --port 0 for any free one.`
        : `The practice tenant cannot listen: ${String(error)}`;
    process.stderr.write(`${reason}\n`);
    process.exit(FAILED);
  }
  say(options, server);
};

await main();
