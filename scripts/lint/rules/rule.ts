import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The part of the ESTree nodes that these rules read. */
export interface Node {
  readonly type: string;
  readonly parent?: Node | null;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly source?: Node | null;
  readonly imported?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly expression?: Node;
  readonly computed?: boolean;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly arguments?: readonly Node[];
  readonly specifiers?: readonly Node[];
}

interface Variable {
  readonly defs: readonly unknown[];
}
interface Scope {
  readonly set: ReadonlyMap<string, Variable>;
  readonly upper: Scope | null;
}

/** The part of the rule context that these rules use; the same in ESLint and oxlint. */
export interface Context {
  readonly filename: string;
  readonly sourceCode: { getScope(node: Node): Scope };
  report(problem: { readonly node: Node; readonly message: string }): void;
}

export type Visitor = Readonly<Record<string, (node: Node) => void>>;
export interface Rule {
  readonly create: (context: Context) => Visitor;
}

/**
 * The linted file from the project's root, with forward slashes. The root is where the configuration lies,
 * not where the linter was started.
 */
export const projectPath = (filename: string): string => {
  let folder = dirname(filename);
  while (!existsSync(join(folder, '.oxlintrc.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return relative(folder, filename).split(sep).join('/');
};

export const text = (node: Node | null | undefined): string | undefined =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

export const nameOf = (node: Node | null | undefined): string | undefined =>
  node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;

/** `b` in `a.b` and in `a['b']`. */
export const memberName = (node: Node): string | undefined => (node.computed === true ? text(node.property) : nameOf(node.property));

/** What is left of an expression without `as X`, `!` and brackets. */
export const bare = (node: Node | undefined): Node | undefined => {
  const wrappers = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression'];
  return node && wrappers.includes(node.type) ? bare(node.expression) : node;
};

/** Whether a name means the global and not a parameter, a variable or an import. */
export const isGlobal = (context: Context, node: Node, name: string): boolean => {
  for (let scope: Scope | null = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs.length === 0;
  }
  return true;
};

/** The names that a file imports from a package, each with its node. */
export const importedNames = (declaration: Node, packageName: string): readonly { readonly name: string; readonly node: Node }[] => {
  if (text(declaration.source) !== packageName || declaration.importKind === 'type') return [];
  return (declaration.specifiers ?? []).flatMap((node) => {
    const name = nameOf(node.imported) ?? text(node.imported);
    return name === undefined || node.importKind === 'type' ? [] : [{ name, node }];
  });
};
