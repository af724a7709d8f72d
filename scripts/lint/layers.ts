import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/**
 * Who may import whom (docs and reasons: the README's map of folders). The longest `at` that a file lies
 * under is its layer. Imports within a layer are always allowed; files outside every layer are not checked.
 */
export interface Layer {
  /** A folder or one file, from the project's root. */
  readonly at: string;
  /** Folders or files of ours that it may import. */
  readonly imports: readonly string[];
  /** Those of which it may import types only. */
  readonly typesOf?: readonly string[];
  /** Packages it may import, `node:*` for all of Node's own. Every name stands for its subpaths too. */
  readonly packages: readonly string[] | 'any';
  /** Why, and what to do instead. Shown after the list of what is allowed. */
  readonly instead: string;
}

/** Small modules that know nothing and may be known by all of main. */
const common = ['main/fault-error.ts', 'main/secret.ts', 'main/ask-agent.ts', 'main/log'];
/** Node's own modules that open no connection and start no program. */
const quietNode = ['node:buffer', 'node:crypto', 'node:events', 'node:path', 'node:timers', 'node:url', 'node:util'];
const files = ['node:fs', 'node:os'];

/** What an agent does, from the bottom up: each may import those before it, and none knows Electron, files or the network. */
const useCases = [
  { at: 'main/agent', imports: ['main/auth', 'main/permissions'] },
  { at: 'main/people', imports: ['main/agent', 'main/sign-ins'], packages: ['libphonenumber-js'] },
  { at: 'main/guides', imports: ['main/people'], packages: ['qrcode'] },
  { at: 'main/evidence', imports: ['main/people'] },
  { at: 'main/changes', imports: ['main/people', 'main/permissions'] },
  { at: 'main/plans', imports: ['main/agent', 'main/changes', 'main/evidence', 'main/people', 'main/permissions'] },
  { at: 'main/tickets', imports: ['main/agent', 'main/changes', 'main/evidence', 'main/people', 'main/plans'] },
  {
    at: 'main/desk',
    imports: [
      'main/agent',
      'main/auth',
      'main/changes',
      'main/evidence',
      'main/guides',
      'main/jobs',
      'main/people',
      'main/reading',
      'main/plans',
      'main/tickets',
    ],
  },
  { at: 'main/app', imports: ['main/auth', 'main/desk', 'main/registration', 'main/settings'] },
].map(
  ({
    at,
    imports,
    packages = [],
  }: {
    readonly at: string;
    readonly imports: readonly string[];
    readonly packages?: readonly string[];
  }): Layer => ({
    at,
    imports: ['contract', 'main/audit', 'main/graph', 'main/operations.ts', ...imports, ...common],
    packages: ['zod', ...packages, ...quietNode],
    instead:
      'What an agent does never imports Electron, a database driver or the network, nor what stands above it, so that it runs and is tested in plain Node. Take what you need as an argument; main/compose.ts hands it in.',
  }),
);

export const layers: readonly Layer[] = [
  {
    at: 'contract',
    imports: [],
    packages: ['zod'],
    instead: 'The contract is shared by all three processes, so it can depend on none of them.',
  },
  {
    at: 'preload',
    imports: ['contract/channels.ts'],
    typesOf: ['contract'],
    packages: ['electron'],
    instead:
      'The preload is sandboxed and must stay tiny: it knows channel names, and schemas stay in main. Use "import type" for the shapes.',
  },
  {
    at: 'renderer',
    imports: ['contract'],
    packages: ['react', 'react-dom', '@fluentui', '@tanstack', 'zod', 'axe-core'],
    instead:
      'The renderer reaches the rest of the app through renderer/bridge/desk.ts only. Add an operation to the contract for what is missing.',
  },
  {
    at: 'practice',
    imports: [],
    packages: ['node:*', 'zod'],
    instead:
      'The practice tenant stands for Microsoft Graph, so it knows no product code: sharing some would let both be wrong in the same way.',
  },
  {
    at: 'main',
    imports: ['contract'],
    packages: quietNode,
    instead: 'Files at the top of main/ are shared by all of it. What needs more belongs into one of its folders.',
  },
  // Entry points: they build and connect everything.
  { at: 'main/index.ts', imports: ['main', 'contract'], packages: 'any', instead: '' },
  { at: 'main/start.ts', imports: ['main', 'contract'], packages: 'any', instead: '' },
  { at: 'main/compose.ts', imports: ['main', 'contract', 'practice'], packages: 'any', instead: '' },
  { at: 'main/compose', imports: ['main', 'contract', 'practice'], packages: 'any', instead: '' },
  {
    at: 'main/shell',
    imports: ['contract', 'main/ipc', 'main/operations.ts', ...common],
    packages: ['electron', 'zod', ...quietNode, ...files],
    instead: 'The shell is what touches Electron, and knows nothing of what an agent does. main/compose.ts connects the two.',
  },
  {
    at: 'main/ipc',
    imports: ['contract', 'main/operations.ts', 'main/ipc/handle.ts', ...common],
    packages: ['zod', ...quietNode],
    instead:
      'An IPC handler checks the sender, parses, calls a handler and parses the answer. Move the work into a folder of what an agent does.',
  },
  // The one place that puts a handler on a channel may name Electron.
  {
    at: 'main/ipc/handle.ts',
    imports: ['contract', 'main/operations.ts', 'main/ipc', ...common],
    packages: ['electron', 'zod', ...quietNode],
    instead: 'Move the work into a folder of what an agent does.',
  },
  ...useCases,
  {
    at: 'main/network',
    imports: [...common],
    packages: ['undici', 'node:net', 'node:tls', ...quietNode],
    instead: 'This folder opens connections and knows nothing of what goes over them.',
  },
  {
    at: 'main/permissions',
    imports: ['contract'],
    packages: quietNode,
    instead: 'Features, scopes and clouds are tables: they depend on nothing that uses them.',
  },
  {
    at: 'main/registration',
    imports: ['contract', 'main/permissions', ...common],
    packages: ['zod', ...quietNode],
    instead: 'The scripts for the app registration are text made from tables. Nothing is sent from here.',
  },
  {
    at: 'main/graph',
    imports: ['contract', 'main/network', ...common],
    typesOf: ['main/audit'],
    packages: ['zod', '@microsoft/microsoft-graph-client', ...quietNode],
    instead:
      'This folder talks to Microsoft Graph and does nothing else. A committed intent comes in as an argument: import its type only.',
  },
  {
    at: 'main/auth',
    imports: ['contract', 'main/network', 'main/permissions', ...common],
    packages: ['zod', '@azure/msal-node', ...quietNode],
    instead: 'Only this folder sees tokens, and it is given its secret store and browser as arguments by main/compose.ts.',
  },
  {
    at: 'main/jobs',
    imports: ['contract', ...common],
    packages: ['zod', ...quietNode],
    instead: 'A job is given its work as an argument, so that it knows progress, cancel and resume, and nothing else.',
  },
  {
    at: 'main/audit',
    imports: ['contract', ...common],
    packages: ['better-sqlite3', 'canonicalize', 'zod', ...quietNode, ...files],
    instead: 'The journal depends on nothing that depends on it. It gets what it records as arguments.',
  },
  {
    at: 'main/reading',
    imports: ['contract', 'main/audit', ...common],
    packages: ['zod', ...quietNode],
    instead: 'What looks through the whole journal, in a process of its own: it reads through main/audit and writes nothing.',
  },
  {
    at: 'main/sign-ins',
    imports: ['contract', 'main/fault-error.ts'],
    packages: ['zod', 'node:net', ...quietNode],
    instead: 'The analysis of sign-ins is pure: records in, findings out. Reading and storing belong into main/sign-ins/store.',
  },
  {
    at: 'main/sign-ins/store',
    imports: ['contract', 'main/sign-ins', ...common],
    packages: ['better-sqlite3', 'zod', ...quietNode, ...files],
    instead: 'The store of sign-ins is local. main/graph fetches them and main/people brings the two together.',
  },
  {
    at: 'main/settings',
    imports: ['contract', 'examples/profiles', ...common],
    packages: ['jsonc-parser', 'zod', ...quietNode, ...files],
    instead: 'Settings are parsed from disk and handed to whoever needs them by main/compose.ts.',
  },
  {
    at: 'main/log',
    imports: ['contract', 'main/secret.ts'],
    packages: [...quietNode, ...files],
    instead: 'Everything may log, so the log may depend on nothing that logs.',
  },
];

const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

export const layerOf = (file: string): Layer | undefined =>
  layers
    .filter((layer) => under(file, layer.at))
    .reduce<Layer | undefined>((best, layer) => (best && best.at.length >= layer.at.length ? best : layer), undefined);

/**
 * @param file the importing file, from the root, with forward slashes.
 * @param specifier what stands after `from`.
 * @param typeOnly whether it is an `import type`, which is gone at run time.
 * @returns what is wrong, in sentences, or undefined.
 */
export const judgeImport = (file: string, specifier: string, typeOnly: boolean): string | undefined => {
  const layer = layerOf(file);
  if (layer === undefined) return undefined;
  const problem = specifier.startsWith('.') ? judgeOwn(layer, file, specifier, typeOnly) : judgePackage(layer, specifier);
  return problem && `${problem} ${allowed(layer)} ${layer.instead}`.trim();
};

const judgeOwn = (layer: Layer, file: string, specifier: string, typeOnly: boolean): string | undefined => {
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  // A file that lies in the folder but has a layer of its own counts as that other layer.
  if (layerOf(target) === layer) return undefined;
  if (layer.imports.some((folder) => under(target, folder))) return undefined;
  if (typeOnly && layer.typesOf?.some((folder) => under(target, folder))) return undefined;
  return `${layer.at} may not import ${target}.`;
};

const judgePackage = (layer: Layer, specifier: string): string | undefined => {
  if (layer.packages === 'any') return undefined;
  const name = isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
  const known = layer.packages.some((entry) => (entry === 'node:*' ? name.startsWith('node:') : under(name, entry)));
  return known ? undefined : `${layer.at} may not import the package "${specifier}".`;
};

const allowed = (layer: Layer): string => {
  const own = [layer.at, ...layer.imports];
  const types = layer.typesOf === undefined ? '' : `, types of ${layer.typesOf.join(', ')}`;
  const packages = layer.packages === 'any' ? 'any package' : layer.packages.join(', ');
  return `Allowed: ${own.join(', ')}${types}; packages: ${packages || 'none'}.`;
};
