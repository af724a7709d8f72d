import type { WebPreferences } from 'electron';

/** Of the desk's window: each safeguard by name, also where it is Electron's default, which may change. */
export const deskPreferences = ({ preload, devTools }: { readonly preload: string; readonly devTools: boolean }): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // What an agent types are names and numbers; the speller would download dictionaries for them.
  spellcheck: false,
  devTools,
  // Keeps the compiled page from the first start on, not only once it was used often.
  v8CacheOptions: 'bypassHeatCheck',
});
