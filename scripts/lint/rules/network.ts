import { importedNames, isGlobal, memberName, nameOf, projectPath } from './rule.ts';
import type { Node, Rule } from './rule.ts';

const globals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
/** main/compose.ts hands the practice tenant's `fetch` on; it does not call it. */
const mayUseFetch = ['main/network/', 'main/compose.ts'];
/** Serves the app's own files under app://; nothing leaves the machine. */
const mayUseElectronNet = ['main/shell/protocol.ts'];

/** Connections are opened in main/network only, and used through main/graph and main/auth: one place to retry, to redact and to refuse. */
export const networkRule: Rule = {
  create(context) {
    const file = projectPath(context.filename);
    const inMain = file.startsWith('main/');
    if (!inMain && !file.startsWith('renderer/') && !file.startsWith('preload/') && !file.startsWith('contract/')) return {};
    const allows = (places: readonly string[]): boolean => places.some((place) => file.startsWith(place));
    const advice = inMain
      ? 'Only main/network opens connections. A request to Microsoft Graph belongs into main/graph: add it there and take its function as an argument.'
      : 'The renderer has no network (connect-src is none): add an operation to the contract and call it through renderer/bridge/desk.ts.';
    const report = (node: Node, what: string): void => context.report({ node, message: `${what} may not be used in ${file}. ${advice}` });
    return {
      Identifier: (node) => {
        const name = nameOf(node);
        if (name === undefined || !globals.has(name) || allows(mayUseFetch) || !isUse(node) || !isGlobal(context, node, name)) return;
        report(node, name);
      },
      MemberExpression: (node) => {
        const name = memberName(node);
        const object = nameOf(node.object);
        if (name !== undefined && globals.has(name) && (object === 'globalThis' || object === 'window') && !allows(mayUseFetch))
          report(node, name);
      },
      ImportDeclaration: (node) => {
        if (allows(mayUseElectronNet)) return;
        for (const imported of importedNames(node, 'electron')) if (imported.name === 'net') report(imported.node, "Electron's net");
      },
    };
  },
};

/** Not a type (`typeof fetch`), not a key or a property name, not a declaration. */
const isUse = (node: Node): boolean => {
  const parent = node.parent;
  if (!parent || parent.type.startsWith('TS')) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  // In `{ fetch }` key and value are the same name: the value is the use, and it is visited on its own.
  if (parent.type === 'Property') return parent.value === node;
  return !['MethodDefinition', 'PropertyDefinition', 'ImportSpecifier', 'ExportSpecifier'].includes(parent.type);
};
