// What Electron runs when it is started as `electron [switches] <folder or file> [arguments]`. The fallback
// runtime comes without it. It honours -r/--require (Playwright's way in), gives the app its own name and
// version, and ends with exit code 1 when the app cannot be loaded: a test must fail then, not hang.
// An ES module with a top-level await: Electron is ready only after this file is, so the app has the time
// it has in a packaged Electron for what must come before `ready` (registering its scheme).
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Splits `[electron, -r, hook, --switch, target, ...]` into what to preload and what to run. */
const readArguments = (argv) => {
  const preload = [];
  for (let i = 1; i < argv.length; i += 1) {
    const argument = argv[i];
    if (argument === '-r' || argument === '--require') preload.push(argv[++i]);
    else if (argument === '--version' || argument === '-v') return { preload, printVersion: true };
    else if (!argument.startsWith('-')) return { preload, target: resolve(argument) };
  }
  return { preload };
};

const describeApp = (target) => {
  const packageFile = join(target, 'package.json');
  if (!existsSync(packageFile)) {
    app.setAppPath(dirname(target));
    return;
  }
  const { name, productName, version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (productName || name) app.setName(productName || name);
  if (version) app.setVersion(version);
  app.setAppPath(target);
};

const run = async () => {
  const { preload, target, printVersion } = readArguments(process.argv);
  if (printVersion) {
    process.stdout.write(`v${process.versions.electron}\n`);
    app.exit(0);
    return;
  }
  if (!target) throw new Error('Say which app to run: electron <folder>');
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true, configurable: false });
  const fromApp = createRequire(join(process.cwd(), 'package.json'));
  for (const module of preload) fromApp(module);
  describeApp(target);
  await import(pathToFileURL(fromApp.resolve(target)).href);
};

await run().catch((error) => {
  process.stderr.write(`The app could not be loaded.\n${error && error.stack ? error.stack : error}\n`);
  app.exit(1);
});
