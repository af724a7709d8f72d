// The least that a window of this runtime can be: what start and memory are compared with.
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
// Not awaited at the top level: Electron becomes ready only after this module has been read.
app.whenReady().then(
  () => {
    const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { spellcheck: false } });
    window.once('ready-to-show', () => window.show());
    return window.loadFile('index.html');
  },
  () => app.exit(1),
);
