// Somebody's web browser: Chromium and one empty tab, nothing of the console.
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
// Not awaited at the top level: Electron becomes ready only after this module has been read.
app.whenReady().then(
  () => new BrowserWindow({ width: 900, height: 700, title: 'Web browser', webPreferences: { spellcheck: false } }).loadURL('about:blank'),
  () => app.exit(1),
);
