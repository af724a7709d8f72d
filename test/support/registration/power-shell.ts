import { fileURLToPath } from 'node:url';
import type { Node } from 'web-tree-sitter';
import { Language, Parser } from 'web-tree-sitter';
import { cmdlets } from './cmdlets.ts';

/** What a script works out by itself: `$scope`, `$found.Id`, a text with variables in it. */
export interface Code {
  readonly code: string;
}
export interface Hash {
  readonly [key: string]: Value;
}
export type Value = string | Code | Hash | readonly Value[];

/** One call of a cmdlet as PowerShell would bind it; a switch is true. */
export interface Command {
  readonly name: string;
  readonly parameters: Readonly<Record<string, Value | true>>;
  readonly positional: readonly Value[];
}

export interface Script {
  /** In the order of the text, those inside loops and pipelines too. */
  readonly commands: readonly Command[];
  /** What is assigned, by name with the `$`; commands and loops as code. */
  readonly variables: ReadonlyMap<string, Value>;
}

await Parser.init();
const language = await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const singleQuotes = /[‘’‚‛]/gu;
const doubleQuotes = /[“”„]/gu;
const dashes = /[–—―]/gu;

/** Forms that run something and are no cmdlet: method calls, `&`, redirections, script blocks and the like. */
const otherWaysToAct =
  /^(?:invokation_\w+|command_invokation_operator|command_name_expr|path_command_name|redirection|script_block_expression|stop_parsing|(?:function|class|data|enum|inlinescript|parallel|sequence|trap)_statement)$/u;

/**
 * Reads a script with the grammar of the tree-sitter project. That grammar knows straight quotes and dashes only, and PowerShell
 * takes typographic ones for them (language specification, 2.3.5.2), so it is given the text with straight ones in
 * their place, and values are taken from the text itself.
 * @throws Error for what is not PowerShell, for a cmdlet or a parameter that is not in the table, and for anything
 * else that would run.
 */
export const readPowerShell = (source: string): Script => {
  const parser = new Parser();
  parser.setLanguage(language);
  const script = source.replace(/^\uFEFF/u, '');
  const tree = parser.parse(script.replaceAll(singleQuotes, "'").replaceAll(doubleQuotes, '"').replaceAll(dashes, '-'));
  if (tree === null) throw new Error('The script was not parsed.');
  try {
    return new Reader(script).read(tree.rootNode);
  } finally {
    tree.delete();
    parser.delete();
  }
};

class Reader {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  read(root: Node): Script {
    const broken = find(root, (node) => node.isError || node.isMissing)[0];
    if (broken !== undefined || root.hasError) throw new Error(`Not PowerShell, near: ${this.#text(broken ?? root).slice(0, 80)}`);
    const acting = find(root, (node) => otherWaysToAct.test(node.type))[0];
    if (acting !== undefined) throw new Error(`Something other than a cmdlet would run: ${this.#text(acting)}`);
    const commands = find(root, (node) => node.type === 'command').map((node) => this.#command(node));
    const variables = new Map(
      find(root, (node) => node.type === 'assignment_expression').map((node): [string, Value] => [
        this.#text(part(node, 0)),
        this.#value(part(node, node.namedChildCount - 1)),
      ]),
    );
    return { commands, variables };
  }

  #command(node: Node): Command {
    const [named, elements] = node.namedChildren;
    const name = named === undefined ? '' : this.#text(named);
    const cmdlet = cmdlets[name];
    if (cmdlet === undefined) throw new Error(`${name} is not one of the cmdlets of the script.`);
    const parameters: Record<string, Value | true> = {};
    const positional: Value[] = [];
    let waiting: string | undefined;
    for (const element of elements?.namedChildren ?? []) {
      if (element.type === 'command_argument_sep') continue;
      if (element.type === 'command_parameter') {
        const parameter = this.#text(element).slice(1);
        if (waiting !== undefined) throw new Error(`${name} -${waiting} has no value.`);
        if (parameter in parameters) throw new Error(`${name} -${parameter} is given twice.`);
        if (cmdlet.switches.includes(parameter)) parameters[parameter] = true;
        else if (cmdlet.values.includes(parameter)) waiting = parameter;
        else throw new Error(`${name} has no parameter -${parameter}.`);
      } else if (waiting === undefined) positional.push(this.#value(element));
      else {
        parameters[waiting] = this.#value(element);
        waiting = undefined;
      }
    }
    if (waiting !== undefined) throw new Error(`${name} -${waiting} has no value.`);
    return { name, parameters, positional };
  }

  #value(node: Node): Value {
    const inner = node.namedChildren.filter((child) => child.type !== 'comment');
    const [only] = inner;
    switch (node.type) {
      case 'verbatim_string_characters':
        return this.#text(node)
          .slice(1, -1)
          .replaceAll(/['‘’‚‛](['‘’‚‛])/gu, '$1');
      case 'expandable_string_literal': {
        const text = this.#text(node);
        return inner.length > 0 || text.includes('`') ? { code: text } : text.slice(1, -1);
      }
      case 'generic_token':
        return this.#text(node);
      case 'array_expression':
        return inner.flatMap((list) => list.namedChildren.map((statement) => this.#value(statement)));
      case 'hash_literal_expression':
        return Object.fromEntries(
          find(node, (child) => child.type === 'hash_entry' && child.parent?.parent?.id === node.id).map((entry) => this.#entry(entry)),
        );
      case 'cast_expression': {
        const [type, operand] = inner;
        if (type === undefined || operand === undefined || this.#text(type).toLowerCase() !== '[ordered]')
          return { code: this.#text(node) };
        return this.#value(operand);
      }
      case 'variable':
      case 'member_access':
      case 'element_access':
      case 'command':
      case 'foreach_statement':
        return { code: this.#text(node) };
      default:
        return inner.length === 1 && only !== undefined ? this.#value(only) : { code: this.#text(node) };
    }
  }

  #entry(entry: Node): [string, Value] {
    const [key, value] = entry.namedChildren;
    if (key === undefined || value === undefined) throw new Error(`An entry without key or value: ${this.#text(entry)}`);
    const [name] = find(key, (node) => node.type === 'simple_name');
    const read = name === undefined ? this.#value(key) : this.#text(name);
    if (typeof read !== 'string') throw new Error(`A key that is no text: ${this.#text(key)}`);
    return [read, this.#value(value)];
  }

  #text(node: Node): string {
    return this.#source.slice(node.startIndex, node.endIndex);
  }
}

/** Every node for which it holds, in the order of the text. */
const find = (node: Node, holds: (node: Node) => boolean): readonly Node[] => [
  ...(holds(node) ? [node] : []),
  ...node.children.flatMap((child) => find(child, holds)),
];

const part = (node: Node, at: number): Node => {
  const found = node.namedChildren[at];
  if (found === undefined) throw new Error(`${node.type} has no part ${at}.`);
  return found;
};
