/**
 * The switches that a release starts with: its own options and what people need to see and hear it. Whatever is not here
 * is refused, so that a switch of a later Chromium, Electron or Node is too.
 */
const allowedSwitches: ReadonlySet<string> = new Set([
  'practice',
  'practice-users',
  'practice-seed',
  'practice-latency',
  'tenant-id',
  'client-id',
  'cloud',
  'desk-profile',
  // How it looks, sounds and is drawn.
  'lang',
  'force-device-scale-factor',
  'high-dpi-support',
  'force-high-contrast',
  'force-color-profile',
  'force-renderer-accessibility',
  'force-prefers-reduced-motion',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-hardware-acceleration',
  'ozone-platform',
  'ozone-platform-hint',
  'gtk-version',
  'enable-wayland-ime',
  'wayland-text-input-version',
  // Which keystore. What Chromium then calls plain text is not used for a sign-in: keystore.ts.
  'password-store',
]);

/** Of the variables that Node, Electron and OpenSSL read, those that change nothing which protects. */
const allowedVariables: ReadonlySet<string> = new Set([
  'NODE_ENV',
  'NODE_HOME',
  'NODE_VERSION',
  'ELECTRON_OZONE_PLATFORM_HINT',
  'ELECTRON_TRASH',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_DEFAULT_ERROR_MODE',
]);
const isTheirs = (name: string): boolean => /^(?:NODE|ELECTRON)_/u.test(name) || theirs.has(name);
const theirs: ReadonlySet<string> = new Set(['SSLKEYLOGFILE', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'OPENSSL_CONF', 'OPENSSL_MODULES']);

/**
 * What on this command line and in this environment a release refuses to run with, by name; empty when there is nothing.
 * Names are compared without case: Chromium does not mind it on Windows, and nor do variables there.
 */
export const refusedInRelease = (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string[] => {
  const switches = argv.slice(1).flatMap((argument) => {
    const name = switchIn(argument, platform);
    return name === null || allowedSwitches.has(name) ? [] : [`--${printable(name)}`];
  });
  const variables = Object.keys(environment).filter((name) => {
    const upper = name.toUpperCase();
    return (environment[name] ?? '') !== '' && isTheirs(upper) && !allowedVariables.has(upper);
  });
  return [...new Set([...switches, ...variables.map(printable)])];
};

/** Chromium takes one dash or two, and on Windows a slash. Null for what is no switch; a path is none. */
const switchIn = (argument: string, platform: NodeJS.Platform): string | null => {
  // The Finder of older systems names the process so.
  if (platform === 'darwin' && /^-psn_\d+_\d+$/u.test(argument)) return null;
  const dashes = (platform === 'win32' ? /^\s*(?:--?|\/)/u : /^\s*--?/u).exec(argument)?.[0];
  if (dashes === undefined) return null;
  return (argument.slice(dashes.length).split('=')[0] ?? '').trim().toLowerCase();
};

/** Somebody else chose the text: nothing of it may break the sentence that it stands in. */
const printable = (name: string): string => name.replaceAll(/[^\w-]/gu, '?').slice(0, 60);
