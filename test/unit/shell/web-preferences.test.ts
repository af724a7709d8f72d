import { expect, it } from 'vitest';
import { deskPreferences } from '../../../main/shell/web-preferences.ts';

it('the desk’s window is made with exactly these safeguards', () => {
  expect(deskPreferences({ preload: '/preload.cjs', devTools: false })).toEqual({
    preload: '/preload.cjs',
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
    spellcheck: false,
    devTools: false,
    v8CacheOptions: 'bypassHeatCheck',
  });
});
