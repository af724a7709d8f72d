import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, session as electronSession } from 'electron';
import { isRelease } from './build-kind.ts';
import type { AppState, ConfiguredTenant } from '../contract/app-state.ts';
import type { DeskProfile } from '../contract/profile.ts';
import { Preferences } from '../contract/profile.ts';
import { openBeginning } from './compose/beginning.ts';
import { watchConnection } from './compose/connection.ts';
import { createLiveSignIns } from './compose/live-sign-ins.ts';
import { createNoticeBoard } from './compose/notice-board.ts';
import type { SharedParts } from './compose/open-workplace.ts';
import { openWorkplace } from './compose/open-workplace.ts';
import { createPracticePlace } from './compose/practice-place.ts';
import { createWindowPorts } from './compose/window-ports.ts';
import { createHandlers } from './app/handlers.ts';
import type { Page } from './app/standing.ts';
import type { TenantPlace } from './app/tenant-place.ts';
import type { Beginning } from './app/life-cycle-options.ts';
import { LifeCycle } from './app/life-cycle.ts';
import { closedSignIn } from './auth/closed-sign-in.ts';
import { describeRegistration, registrationFile } from './registration/describe-registration.ts';
import { FaultError } from './fault-error.ts';
import { createEventSender } from './ipc/events.ts';
import type { Logger } from './log/logger.ts';
import type { LaunchOptions } from './settings/launch-options.ts';
import { managedFilePath } from './settings/managed-file.ts';
import { practiceDeskProfile } from './settings/practice-profiles.ts';
import { ProfileStore } from './settings/profile-store.ts';
import { readSettings, writeSettings } from './settings/settings-file.ts';
import { appOrigin, deskAddress } from './shell/app-assets.ts';
import { createAskAgent } from './shell/ask-agent.ts';
import { watchAway, watchWindow } from './shell/away.ts';
import { connectBridge } from './shell/bridge.ts';
import { openExternal } from './shell/external.ts';
import { hardenContents } from './shell/hardening.ts';
import { startHelperProcess } from './shell/helper-process.ts';
import { watchIdle } from './shell/idle.ts';
import { installMenu } from './shell/menu.ts';
import { createDeskFetch } from './network/desk-fetch.ts';
import { openFile } from './shell/open-dialog.ts';
import { serveApp } from './shell/protocol.ts';
import { chooseFile } from './shell/save-dialog.ts';
import { systemProxy } from './shell/system-proxy.ts';
import { applyTheme } from './shell/theme.ts';
import { openBoundsStore } from './shell/window-bounds.ts';
import { createWindowKeeper } from './shell/window-keeper.ts';

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
  readonly currentWindow: () => BrowserWindow | null;
  /** Takes codes back from the clipboard; to be waited for before `close`. */
  readonly beforeQuit: () => Promise<void>;
  readonly close: () => void;
}

/** The practice tenant answers from memory; two seconds is as stale as it may be told to be by default. */
const practiceSettleMs = 2_000;
/** A directory of many replicas shows a change within minutes. Until then "not there" means nothing. */
const liveSettleMs = 5 * 60_000;

/**
 * Builds every part once and connects it, by hand. Returns what ends it again.
 * @throws FaultError `journal.*` when the journal cannot be opened: then nothing may be done.
 */
export const compose = ({ userData, build, launch, log, setLiveSecrets }: ComposeOptions): Composed => {
  const profile = ProfileStore.open({
    file: join(userData, 'desk-profile.json'),
    // Only a build that is no release looks elsewhere, for its tests.
    managedFile: (isRelease ? undefined : process.env['LATCHKEY_MANAGED_PROFILE']) ?? managedFilePath(process.platform),
    launch,
    now: Date.now,
  });
  const preferencesFile = join(userData, 'preferences.json');
  const stored = readSettings(preferencesFile, Preferences, { what: 'Your preferences', now: Date.now });
  let preferences = stored.value;
  const beginning = openBeginning(join(userData, 'beginning.json'), (error) => log.warn('settings.beginningNotKept', { error }));
  const appVersion = app.getVersion();
  const runtime = `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`;
  const devTools = launch.devtools && !isRelease;

  hardenContents(log);
  serveApp({ session: electronSession.defaultSession, folder: join(build, 'renderer'), log });
  let { backgroundColor } = applyTheme(preferences.theme);
  const keeper = createWindowKeeper({
    preload: join(build, 'preload', 'index.cjs'),
    bounds: openBoundsStore(join(userData, 'window.json'), log),
    devTools,
    log,
    onOpened: (window) => watchWindow(window, guard),
    onLost: ({ kind, reason }) => door.openWorkplace?.windowLost(`${kind}: ${reason}`),
    quit: () => app.quit(),
  });
  const send = createEventSender(keeper.current, log);
  const askAgent = createAskAgent({ getWindow: keeper.current, isLocked: () => door.state.phase.phase === 'locked', log });
  const { ports, guard, clearClipboard } = createWindowPorts({ getWindow: keeper.current, send, askAgent, log });
  const conceal = (): void => {
    guard.concealNow();
    void clearClipboard();
  };

  const notices = createNoticeBoard([...profile.notices, ...(stored.notice === null ? [] : [stored.notice])], (message) => {
    door.openWorkplace?.notify(message);
    send({ type: 'app.changed', state: door.state });
  });
  const connection = watchConnection(send);
  const network = createDeskFetch({ resolveProxy: systemProxy(electronSession.defaultSession), log });
  const onAnswer = ({ reachable }: { readonly reachable: boolean }): void => (reachable ? connection.found() : connection.lost());
  let isSignInKept = true;
  const live = createLiveSignIns({
    userData,
    fetch: network.fetch,
    wantsBroker: () => profile.profile.signIn.useBroker,
    windowHandle: () => keeper.current()?.getNativeWindowHandle() ?? Buffer.alloc(0),
    log,
    onMemoryOnly: () => (isSignInKept = false),
    notice: notices.add,
  });
  const practice = createPracticePlace({ build, launch, log, onEnded: connection.lost });

  const shared = (of: () => DeskProfile): SharedParts => ({
    profile: of,
    preferences: () => preferences,
    ports,
    emit: (event) => void send(event),
    onError: (error) => log.error('desk.behind', { error }),
    notices: notices.list().map(({ message }) => message),
    app: { version: appVersion, runtime },
  });

  const startReading = (journalFile: string) =>
    startHelperProcess({
      script: join(build, 'main', 'journal-reading.js'),
      args: [journalFile],
      name: 'Latchkey journal reading',
      log,
    });

  let practisedFor = launch.practiceProfile ?? null;
  const practicePlace: TenantPlace = {
    signIn: practice.signIn,
    open: (enter) =>
      openWorkplace(
        shared(() => practiceDeskProfile(profile.profile, practisedFor)),
        {
          practiceProfile: { current: () => practisedFor, choose: (chosen) => (practisedFor = chosen) },
          userData,
          journal: 'practice',
          profile: () => profile.profile,
          signIn: practice.signIn,
          enter,
          network: { fetch, onAnswer },
          settleMs: practiceSettleMs,
          startReading,
          onClose: practice.stop,
        },
      ),
  };
  const livePlace = (configured: ConfiguredTenant): TenantPlace => {
    const signIn = profile.closed === null ? live(configured) : closedSignIn(configured.displayName, profile.closed);
    return {
      signIn,
      open: (enter) =>
        openWorkplace(
          shared(() => profile.profile),
          {
            userData,
            journal: { tenantId: configured.tenant.tenantId },
            profile: () => profile.profile,
            signIn,
            enter,
            network: { fetch: network.fetch, onAnswer },
            settleMs: liveSettleMs,
            startReading,
            onClose: () => undefined,
          },
        ),
    };
  };

  let shown: Page | null = null;
  const door = new LifeCycle({
    practice: practicePlace,
    configured: () => (profile.tenant === null ? null : livePlace(profile.tenant)),
    needsPageToUnlock: () => profile.profile.lock.bySigningIn,
    show: (page, title) => {
      const name = `Latchkey — ${title}`;
      // From one page of the door to another nothing has to be forgotten: the window stays and hears of it.
      const stays = page === 'door' && shown === 'door' ? keeper.current() : null;
      if (stays === null) keeper.show({ title: name, address: deskAddress(page), backgroundColor });
      else stays.setTitle(name);
      shown = page;
      installMenu({
        devTools,
        appVersion,
        runtime,
        focusSearch: () => send({ type: 'focus.search' }),
        ...(page === 'door'
          ? {}
          : {
              lock: () => door.lock('asked'),
              openSettings: () => send({ type: 'open.settings' }),
              showAnswers: () => send({ type: 'open.answers' }),
            }),
      });
    },
    changed: (state) => void send({ type: 'app.changed', state }),
    code: (code) => void send({ type: 'signIn.code', code }),
    notice: notices.add,
    conceal,
    // Nothing is kept: the next start is at the door, and not at a desk that has to be left again at once.
    remember: (begin) => beginning.keep(begin === 'signedIn' && !isSignInKept ? 'signIn' : begin),
    state: (phase): AppState => ({ phase, tenant: profile.tenant, preferences, notices: notices.list(), appVersion, runtime }),
    onError: (error) => log.error('door.behind', { error }),
  });
  setLiveSecrets(() => door.openWorkplace?.liveCodes() ?? []);

  const handlers = createHandlers({
    door,
    profile,
    preferences: {
      get: () => preferences,
      set: (next) => {
        writeSettings(preferencesFile, next);
        preferences = next;
        ({ backgroundColor } = applyTheme(next.theme));
        keeper.current()?.setBackgroundColor(backgroundColor);
      },
    },
    ports: {
      askAgent,
      copyText: ports.copyText,
      openPage: async (address) => {
        const links = new Set(profile.profile.links.map((link) => link.address));
        if (!(await openExternal(address, log, links)))
          throw new FaultError(
            'input.invalid',
            'Latchkey opens the pages of its own buttons and the links of your desk profile only. Add the page to the links in Settings.',
          );
      },
      chooseFile: (suggestion) => chooseFile(keeper.current(), suggestion),
      openFile: (wanted) => openFile(keeper.current(), wanted),
      writeText: (path, text) => {
        try {
          writeFileSync(path, text);
        } catch (error) {
          throw new FaultError(
            'settings.unreadable',
            'The file could not be written. Check the folder and that the disk is not full, then try again.',
            { cause: error },
          );
        }
      },
    },
    describeRegistration,
    registrationFile,
  });

  const beginningOf = (kept: Beginning | null): Beginning => {
    if (kept === null) return profile.tenant === null ? 'setUp' : 'signIn';
    // A desk of which nobody knows the rules does not open by itself.
    return kept === 'signedIn' && profile.closed !== null ? 'signIn' : kept;
  };

  const disconnect = connectBridge({ handlers, origin: appOrigin, getWindow: keeper.current, log });
  // The window opens in here; all of the above ran before main takes its first message, so nothing that it asks is lost.
  door.begin(launch.practice ? 'practice' : beginningOf(beginning.read()));

  const stopWatchingAway = watchAway((reason) => (reason === 'shuttingDown' ? conceal() : door.lock(reason)));
  const stopWatchingIdle = watchIdle({ limitMs: () => profile.profile.lock.afterIdleMinutes * 60_000, onIdle: () => door.lock('idle') });

  return {
    currentWindow: keeper.current,
    beforeQuit: async () => {
      guard.concealNow();
      await Promise.all([clearClipboard(), door.openWorkplace?.beforeQuit()]);
    },
    close: () => {
      stopWatchingAway();
      stopWatchingIdle();
      disconnect();
      door.close();
      void network.close();
    },
  };
};
