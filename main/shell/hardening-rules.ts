/**
 * Switches that let somebody with the user's command line look into or steer the app, or that
 * switch off what protects it. Without their dashes.
 */
const refusedSwitches: ReadonlySet<string> = new Set([
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug',
  'debug-brk',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-allow-origins',
  'js-flags',
  'allow-file-access-from-files',
  'auth-server-allowlist',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-logging',
  'experimental-wasm-modules',
  'gpu-launcher',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'ppapi-plugin-launcher',
  'renderer-cmd-prefix',
  'require',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'utility-cmd-prefix',
]);

const refusedVariables = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSLKEYLOGFILE',
] as const;

/**
 * What on this command line and in this environment a release refuses to run with, by name; empty
 * when there is nothing. A developer's unpacked copy is not asked.
 */
export const refusedInRelease = (argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): string[] => {
  const switches = argv.slice(1).flatMap((argument) => {
    // Chromium takes one dash or two, and on Windows a slash.
    const name = /^(?:--?|\/)([a-z][a-z-]*)(?:=|$)/u.exec(argument)?.[1];
    return name !== undefined && refusedSwitches.has(name) ? [`--${name}`] : [];
  });
  const variables = refusedVariables.filter((name) => (environment[name] ?? '') !== '');
  return [...new Set([...switches, ...variables])];
};
