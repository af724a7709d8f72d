import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { statSync } from 'node:fs';

export interface SandboxChoice {
  /** `--no-sandbox` or nothing. These arguments are for our own scripts; a packaged app never gets them. */
  readonly args: readonly string[];
  /** Said to the person whenever the sandbox is off, or will not start. */
  readonly sentence?: string;
}

/**
 * Chromium refuses to run sandboxed as root on Linux, so there, and only there, it is switched off.
 * A machine that merely forbids user namespaces is told how to allow them: the sandbox is never dropped quietly.
 * @param electron path of the executable, next to which the setuid helper lies.
 */
export const chooseSandbox = (electron: string, machine: Machine = thisMachine): SandboxChoice => {
  if (machine.platform !== 'linux') return { args: [] };
  if (machine.isRoot()) {
    return {
      args: ['--no-sandbox'],
      sentence:
        'Running as root: Chromium cannot use its sandbox, so it is off for this run (--no-sandbox). Start as an ordinary user to have it.',
    };
  }
  if (machine.namespacesAllowed() || machine.helperIsSetuid(electron)) return { args: [] };
  const helper = join(dirname(electron), 'chrome-sandbox');
  return {
    args: [],
    sentence: `This system does not let Chromium make its sandbox, so Electron will end at once. Run this line and start again:\n  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`,
  };
};

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: () => boolean;
  readonly namespacesAllowed: () => boolean;
  readonly helperIsSetuid: (electron: string) => boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  isRoot: () => process.getuid?.() === 0,
  namespacesAllowed: () =>
    kernelSwitch('kernel/unprivileged_userns_clone') !== '0' && kernelSwitch('kernel/apparmor_restrict_unprivileged_userns') !== '1',
  helperIsSetuid: (electron) => {
    try {
      const helper = statSync(join(dirname(electron), 'chrome-sandbox'));
      return helper.uid === 0 && (helper.mode & 0o4000) !== 0;
    } catch {
      return false;
    }
  },
};

/** Absent switches mean that the kernel has no such restriction. */
const kernelSwitch = (name: string): string | undefined => {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    return undefined;
  }
};
