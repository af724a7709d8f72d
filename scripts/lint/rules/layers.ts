import { judgeImport } from '../layers.ts';
import { nameOf, projectPath, text } from './rule.ts';
import type { Node, Rule } from './rule.ts';

/** Checks every import, re-export, `import()` and `require()` against scripts/lint/layers.ts. */
export const layersRule: Rule = {
  create(context) {
    const file = projectPath(context.filename);
    const check = (node: Node, source: Node | null | undefined, typeOnly: boolean): void => {
      const specifier = text(source);
      const message = specifier === undefined ? undefined : judgeImport(file, specifier, typeOnly);
      if (message !== undefined) context.report({ node, message });
    };
    const typeOnlyExport = (node: Node): boolean => node.exportKind === 'type';
    return {
      ImportDeclaration: (node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.source, typeOnlyExport(node)),
      ExportAllDeclaration: (node) => check(node, node.source, typeOnlyExport(node)),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source, true),
      CallExpression: (node) => {
        if (nameOf(node.callee) === 'require') check(node, node.arguments?.[0], false);
      },
    };
  },
};
