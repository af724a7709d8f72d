import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, clipboard, session as electronSession } from 'electron';
import type { DeskEvent } from '../contract/events.ts';
import { DeskProfile, Preferences } from '../contract/profile.ts';
import { Journal } from './audit/journal.ts';
import { JournalReader } from './audit/reader.ts';
import { practiceSignIn } from './auth/practice-sign-in.ts';
import type { PracticeTenant } from './auth/practice-tenant.ts';
import { readAnnouncement } from './auth/practice-tenant.ts';
import { createDesk } from './desk/desk.ts';
import type { SignIn } from './desk/session-desk.ts';
import { FaultError } from './fault-error.ts';
import { createEventSender } from './ipc/events.ts';
import type { Logger } from './log/logger.ts';
import type { LaunchOptions } from './settings/launch-options.ts';
import { readSettings, writeSettings } from './settings/settings-file.ts';
import { appAddress, appOrigin } from './shell/app-assets.ts';
import { watchAway, watchWindow } from './shell/away.ts';
import { connectBridge } from './shell/bridge.ts';
import { createSecretClipboard } from './shell/clipboard.ts';
import { hardenContents } from './shell/hardening.ts';
import { keepPage } from './shell/keep-page.ts';
import { installMenu } from './shell/menu.ts';
import { createPassGuard } from './shell/pass-guard.ts';
import type { PracticeProcess } from './shell/practice-process.ts';
import { startPracticeProcess } from './shell/practice-process.ts';
import { serveApp } from './shell/protocol.ts';
import { chooseFile } from './shell/save-dialog.ts';
import { createSlipPrinter } from './shell/slip.ts';
import { applyTheme } from './shell/theme.ts';
import { setTimer } from './shell/timer.ts';
import { openBoundsStore } from './shell/window-bounds.ts';
import { createDeskWindow } from './shell/window.ts';

export interface ComposeOptions {
  readonly userData: string;
  /** Folder of the build: main, preload and renderer lie in it. */
  readonly build: string;
  readonly launch: LaunchOptions;
  readonly log: Logger;
  /** Codes held at a moment, for the log's redaction; filled in here because the log exists first. */
  readonly setLiveSecrets: (liveSecrets: () => readonly string[]) => void;
}

export interface Composed {
  readonly window: BrowserWindow;
  /** Takes codes back from the clipboard; to be waited for before `close`. */
  readonly beforeQuit: () => Promise<void>;
  readonly close: () => void;
}

/** The practice tenant answers from memory; two seconds is as stale as it may be told to be by default. */
const practiceSettleMs = 2_000;
/** Seconds after which the invented caller of the practice tenant registers a new phone. */
const callerRegistersAfter = '25';

/**
 * Builds every part once and connects it, by hand. Returns what ends it again.
 * @throws FaultError `journal.*` when the journal cannot be opened: then nothing may be done.
 */
export const compose = ({ userData, build, launch, log, setLiveSecrets }: ComposeOptions): Composed => {
  const profile = readSettings(join(userData, 'desk-profile.json'), DeskProfile, { what: 'The desk profile', now: Date.now });
  const preferencesFile = join(userData, 'preferences.json');
  const stored = readSettings(preferencesFile, Preferences, { what: 'Your preferences', now: Date.now });
  let preferences = stored.value;

  // The window first: its processes start and read the page while the rest is being opened here. Nothing
  // that it asks for is lost, because all of this runs before main takes its first message.
  const devTools = launch.devtools && !app.isPackaged;
  hardenContents(log);
  serveApp({ session: electronSession.defaultSession, folder: join(build, 'renderer'), log });
  const window = createDeskWindow({
    preload: join(build, 'preload', 'index.cjs'),
    title: 'Latchkey — practice tenant',
    backgroundColor: applyTheme(preferences.theme).backgroundColor,
    bounds: openBoundsStore(join(userData, 'window.json'), log),
    devTools,
    log,
  });
  keepPage({
    window,
    address: appAddress,
    onLost: ({ kind, reason }) => desk.windowLost(`${kind}: ${reason}`),
    quit: () => app.quit(),
    log,
  });

  // The practice tenant's journal is a file of its own, so that training never mixes with work.
  const journalFile = join(userData, 'journal-practice.sqlite');
  const journal = Journal.open({ file: journalFile });
  const reader = JournalReader.open({ file: journalFile });

  const send = createEventSender(() => window, log);
  const secretClipboard = createSecretClipboard({
    clipboard,
    now: () => new Date(),
    setTimer,
    onCleared: () => send({ type: 'clipboard.cleared' }),
  });
  const guard = createPassGuard({
    protectContent: (on) => window.setContentProtection(on),
    conceal: (planId) => send({ type: 'pass.conceal', planId }),
    now: () => new Date(),
    setTimer,
  });
  const printSlip = createSlipPrinter({ getWindow: () => window, log });

  const connection = watchConnection(send);
  let practice: Promise<PracticeProcess> | undefined;
  const startPractice = (): Promise<PracticeProcess> => {
    if (practice !== undefined) return practice;
    practice = startPracticeProcess({
      script: join(build, 'main', 'practice.js'),
      args: practiceArgs(launch),
      log,
      onEnded: connection.lost,
    });
    // The next sign-in may try again.
    practice.catch(() => (practice = undefined));
    return practice;
  };
  // Not earlier than the page asks for it: two processes that both want the processor would keep the agent
  // from the search box, which takes letters before anybody is signed in.
  const signIn = async (): Promise<SignIn> => {
    const tenant = await practiceTenant(launch, async () => (await startPractice()).announcement);
    return practiceSignIn(tenant);
  };

  const runtime = `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`;
  const desk = createDesk({
    journal,
    reader,
    signIn,
    network: { fetch, onAnswer: ({ reachable }) => (reachable ? connection.found() : connection.lost()) },
    profile: () => profile.value,
    preferences: {
      get: () => preferences,
      set: (next) => {
        writeSettings(preferencesFile, next);
        preferences = next;
        window.setBackgroundColor(applyTheme(next.theme).backgroundColor);
      },
    },
    ports: {
      copySecret: (code) => secretClipboard.copySecret(code.unwrap()),
      copyText: (text) => secretClipboard.copyText(text),
      clearClipboard: () => void secretClipboard.clear(),
      beginShowing: (planId) => guard.begin(planId).concealAtUtc,
      endShowing: (planId) => guard.end(planId),
      concealNow: () => guard.concealNow(),
      printSlip: async (slip) => {
        const outcome = await printSlip({ ...slip, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
        return outcome.kind !== 'cancelled';
      },
      chooseFile: ({ defaultName, extension }) => chooseFile(window, { title: 'Export the journal', defaultName, extension }),
    },
    emit: (event) => void send(event),
    onError: (error) => log.error('desk.behind', { error }),
    notices: [profile.notice, stored.notice].filter((notice) => notice !== null),
    app: { version: app.getVersion(), runtime },
    settleMs: practiceSettleMs,
  });
  setLiveSecrets(desk.liveCodes);

  const disconnect = connectBridge({ handlers: desk.handlers, origin: appOrigin, getWindow: () => window, log });
  installMenu({ devTools, appVersion: app.getVersion(), runtime, focusSearch: () => send({ type: 'focus.search' }) });
  const stopWatchingAway = watchAway(() => {
    guard.concealNow();
    void secretClipboard.clear();
  });
  watchWindow(window, guard);

  return {
    window,
    beforeQuit: async () => {
      guard.concealNow();
      await secretClipboard.clear();
    },
    close: () => {
      stopWatchingAway();
      disconnect();
      desk.close();
      practice?.then(
        ({ stop }) => stop(),
        () => undefined,
      );
      reader.close();
      journal.close();
    },
  };
};

/** Tells the window when Graph went away and when it is back; only changes, not every answer. */
const watchConnection = (send: (event: DeskEvent) => void) => {
  let online = true;
  const change = (now: boolean): void => {
    if (now === online) return;
    online = now;
    send({ type: 'connection.changed', online, sinceUtc: new Date().toISOString() });
  };
  return { found: () => change(true), lost: () => change(false) };
};

const practiceTenant = async (launch: LaunchOptions, start: () => Promise<string>): Promise<PracticeTenant> => {
  try {
    return readAnnouncement(launch.practiceAnnouncement === undefined ? await start() : readFileSync(launch.practiceAnnouncement, 'utf8'));
  } catch (error) {
    throw new FaultError('graph.offline', 'The practice tenant did not start. Close Latchkey and start it again.', { cause: error, retryable: true });
  }
};

const practiceArgs = (launch: LaunchOptions): string[] => [
  ...(launch.practiceUsers === undefined ? [] : ['--users', launch.practiceUsers]),
  ...(launch.practiceSeed === undefined ? [] : ['--seed', launch.practiceSeed]),
  ...(launch.practiceLatency === undefined ? [] : ['--latency', launch.practiceLatency]),
  '--caller-registers-after',
  callerRegistersAfter,
];
