// npm start [-- --headless] [-- arguments for the app]
import { spawn } from 'node:child_process';
import { ensureBuild } from './build.ts';
import { electronEnv } from './launch.ts';
import { hasDisplay, noDisplayAdvice, openTestDisplay } from '../tools/machine/display.ts';
import type { Display } from '../tools/machine/display.ts';
import { exitCode } from '../tools/machine/run.ts';
import { chooseSandbox } from '../tools/machine/sandbox.ts';
import { CannotGoOn, runMain, say } from '../tools/machine/say.ts';
import { ensureRuntime } from '../tools/runtime/ensure-runtime.ts';
import { projectRoot } from '../tools/runtime/place.ts';

const forwarded: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

runMain(async () => {
  const headless = process.argv.includes('--headless');
  const appArguments = process.argv.slice(2).filter((argument) => argument !== '--headless');
  // Before anything is fetched: nobody waits two minutes to be told that there is no display.
  if (!headless && !hasDisplay()) throw new CannotGoOn(noDisplayAdvice());
  const runtime = await ensureRuntime(say);
  await ensureBuild(say);
  const display: Display = headless ? await openTestDisplay(say) : { env: process.env, name: null, stop: () => undefined };
  if (headless) say('Running on a display nobody sees. Press Ctrl+C to end it.');
  const sandbox = chooseSandbox(runtime.executablePath);
  if (sandbox.sentence !== undefined) say(sandbox.sentence);
  try {
    return await runElectron(runtime.executablePath, [...sandbox.args, projectRoot, ...appArguments], display.env);
  } finally {
    display.stop();
  }
});

/** Runs until the app ends; signals go on to it, so that it can save and close in its own order. */
const runElectron = async (executable: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(executable, args, { stdio: 'inherit', cwd: projectRoot, env: electronEnv(env), windowsHide: false });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    const stopForwarding = (): void => {
      for (const signal of forwarded) process.off(signal, forward);
    };
    child.once('error', (error) => {
      stopForwarding();
      reject(new CannotGoOn(`Electron could not be started: ${error.message}. Delete node_modules/electron/dist and start again.`));
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve(exitCode(code, signal));
    });
  });
