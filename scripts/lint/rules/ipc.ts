import { bare, importedNames, memberName, nameOf, projectPath } from './rule.ts';
import type { Rule } from './rule.ts';

const listening = new Set(['handle', 'handleOnce', 'on', 'once', 'addListener', 'prependListener']);
/** The one place that puts a handler on a channel. */
const wrapper = 'main/ipc/handle.ts';
/** Hands Electron's ipcMain to the wrapper. */
const mayNameIpcMain = [wrapper, 'main/shell/bridge.ts'];

/** Every message from a window goes through one wrapper, which checks sender, origin and shape. No handler goes round it. */
export const ipcRule: Rule = {
  create(context) {
    const file = projectPath(context.filename);
    if (!file.startsWith('main/') && !file.startsWith('renderer/') && !file.startsWith('preload/')) return {};
    const advice = `Add the operation to contract/operations.ts; ${wrapper} checks the sender and the input for all of them.`;
    return {
      ImportDeclaration: (node) => {
        for (const { name, node: specifier } of importedNames(node, 'electron')) {
          if (name === 'ipcMain' && !mayNameIpcMain.includes(file)) {
            context.report({ node: specifier, message: `ipcMain may be imported only in ${mayNameIpcMain.join(' and ')}. ${advice}` });
          }
          if (name === 'ipcRenderer' && !file.startsWith('preload/')) {
            context.report({
              node: specifier,
              message: 'ipcRenderer may be imported only in preload/. The renderer calls renderer/bridge/desk.ts instead.',
            });
          }
        }
      },
      MemberExpression: (node) => {
        if (nameOf(node.object) === 'electron' && memberName(node) === 'ipcMain') {
          context.report({ node, message: `Name ipcMain in an import, and only in ${mayNameIpcMain.join(' and ')}. ${advice}` });
        }
      },
      CallExpression: (node) => {
        const callee = bare(node.callee);
        if (file === wrapper || callee?.type !== 'MemberExpression' || !listening.has(memberName(callee) ?? '')) return;
        const target = bare(callee.object);
        const name = target?.type === 'MemberExpression' ? memberName(target) : nameOf(target);
        // `webContents.ipc` and `frame.ipc` are the same door under another name.
        if (name === 'ipcMain' || (name === 'ipc' && target?.type === 'MemberExpression')) {
          context.report({ node, message: `Only ${wrapper} may listen for messages from a window. ${advice}` });
        }
      },
    };
  },
};
