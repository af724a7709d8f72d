import { bare, memberName, nameOf, projectPath } from './rule.ts';
import type { Rule } from './rule.ts';

const reader = 'renderer/bridge/desk.ts';
const globalObjects = new Set(['window', 'globalThis', 'self']);

/** What the preload exposes is read in one place, which turns a fault into an error with a type. */
export const windowDeskRule: Rule = {
  create(context) {
    const file = projectPath(context.filename);
    if (!file.startsWith('renderer/') || file === reader) return {};
    return {
      MemberExpression: (node) => {
        if (memberName(node) !== 'desk' || !globalObjects.has(nameOf(bare(node.object)) ?? '')) return;
        context.report({
          node,
          message: `window.desk may be read only in ${reader}. Import "desk" from there: it turns a fault into an error that can be shown.`,
        });
      },
    };
  },
};
