import type { GraphAnswer } from './answers.ts';
import type { Token } from './auth.ts';
import type { Person } from './directory/person.ts';
import type { Query } from './odata/query.ts';
import type { Tenant } from './tenant.ts';

export type Version = 'v1.0' | 'beta';
export type Verb = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One Graph request as a resource sees it. */
export interface GraphCall {
  readonly tenant: Tenant;
  readonly token: Token;
  readonly agent: Person;
  readonly version: Version;
  /** e.g. http://127.0.0.1:50123/v1.0 */
  readonly root: string;
  /** Path below the version, as asked. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly nowMs: number;
  readonly clientRequestId: string;
}

/** Which service answers: it decides how a missing scope is refused. */
export type Service = 'directory' | 'methods' | 'logs';

export interface Route {
  readonly verb: Verb;
  /** Below the version: literal segments in Graph's spelling, {name} for one segment. */
  readonly pattern: string;
  readonly service: Service;
  /** Only in beta. */
  readonly betaOnly?: true;
  readonly handle: (call: GraphCall) => GraphAnswer | Promise<GraphAnswer>;
}

interface Node {
  readonly literals: Map<string, Node>;
  param: { readonly name: string; readonly node: Node } | undefined;
  readonly routes: Map<Verb, Route>;
}

const newNode = (): Node => ({ literals: new Map(), param: undefined, routes: new Map() });

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Paths match in any case, as Graph's do; parameters keep theirs. */
export class Router {
  readonly #root = newNode();
  readonly routes: readonly Route[];

  constructor(routes: readonly Route[]) {
    this.routes = routes;
    for (const route of routes) {
      let node = this.#root;
      for (const segment of route.pattern.split('/').slice(1)) {
        if (segment.startsWith('{')) {
          node.param ??= { name: segment.slice(1, -1), node: newNode() };
          node = node.param.node;
        } else {
          const key = segment.toLowerCase();
          const next = node.literals.get(key) ?? newNode();
          node.literals.set(key, next);
          node = next;
        }
      }
      if (node.routes.has(route.verb)) throw new Error(`Two routes for ${route.verb} ${route.pattern}.`);
      node.routes.set(route.verb, route);
    }
  }

  /** The route; or which verbs the path has; or the segment that nothing is known about. */
  find(
    verb: string,
    segments: readonly string[],
    version: Version,
  ): Match | { readonly otherVerbs: readonly Verb[] } | { readonly unknownSegment: string } {
    const params: Record<string, string> = {};
    let node = this.#root;
    for (const segment of segments) {
      // A function segment: name(argument=value,...). The arguments become parameters.
      const call = /^(?<name>[\w.]+)\((?<args>.*)\)$/u.exec(segment)?.groups;
      const literal = node.literals.get((call?.['name'] ?? segment).toLowerCase());
      if (literal !== undefined) {
        node = literal;
        for (const pair of call?.['args']?.split(',') ?? []) {
          const [name = '', value = ''] = pair.split('=');
          if (name.trim() !== '') params[name.trim()] = value.trim();
        }
      } else if (node.param !== undefined) {
        params[node.param.name] = segment;
        node = node.param.node;
      } else return { unknownSegment: segment };
    }
    const known = [...node.routes.values()].filter((route) => route.betaOnly !== true || version === 'beta');
    const route = known.find((one) => one.verb === verb);
    if (route !== undefined) return { route, params };
    if (known.length > 0) return { otherVerbs: known.map((one) => one.verb) };
    return { unknownSegment: segments.at(-1) ?? '' };
  }
}
