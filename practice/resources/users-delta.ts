import { json, parseFailure, type GraphAnswer } from '../answers.ts';
import { readToken, writeToken } from '../odata/query.ts';
import { parseSelect } from '../odata/select.ts';
import type { GraphCall, Route } from '../router.ts';
import { context } from './shared.ts';
import { DEFAULT_PROPERTIES, USER_PROPERTIES, userJson } from './user-json.ts';

const PAGE = 200;

/**
 * Changes since the last time. The first round lists everybody; its last page gives a deltaLink, which
 * later tells who changed. The select is kept in the token, as a deltaLink is followed without it.
 */
const delta = (call: GraphCall): GraphAnswer => {
  const { query, tenant } = call;
  query.allow('select', 'filter', 'deltatoken', 'skiptoken');
  const skip = readToken(query.get('skiptoken'));
  const since = readToken(query.get('deltatoken'));
  const content = skip ?? since;
  const kept = content?.['select'];
  const selected = parseSelect(typeof kept === 'string' && kept !== '' ? kept : query.get('select'), 'user', USER_PROPERTIES);
  const names = [...new Set([...(selected ?? DEFAULT_PROPERTIES), 'id'])];
  const select = selected?.join(',') ?? '';
  const number = (name: string, fallback: number): number => {
    const value = content?.[name] ?? fallback;
    if (typeof value !== 'number') throw parseFailure('Delta token is badly formed.');
    return value;
  };
  const from = number('from', -1);
  // What changes while the pages are read belongs to the next round.
  const upTo = skip === undefined ? tenant.changes.length : number('to', tenant.changes.length);
  const indexes = from < 0 ? tenant.directory.people.map((person) => person.index) : [...new Set(tenant.changes.slice(from, upTo))];
  const start = skip === undefined ? 0 : number('n', 0);
  const page = indexes.slice(start, start + PAGE).flatMap((index) => tenant.directory.at(index) ?? []);
  const link =
    start + PAGE < indexes.length
      ? { '@odata.nextLink': `${call.root}/users/delta?$skiptoken=${writeToken({ n: start + PAGE, from, to: upTo, select })}` }
      : { '@odata.deltaLink': `${call.root}/users/delta?$deltatoken=${writeToken({ from: upTo, select })}` };
  return json({
    '@odata.context': context(call, selected === undefined ? 'users' : `users(${select})`),
    ...link,
    value: page.map((person) => userJson(person, tenant, names)),
  });
};

export const deltaRoutes: readonly Route[] = [{ verb: 'GET', pattern: '/users/delta', service: 'directory', handle: delta }];
