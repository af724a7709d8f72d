import type { OperationScope } from '../../../main/permissions/scopes.ts';
import type { ScopeLists } from './published.ts';
import { publishedScopes } from './published.ts';

/**
 * The scopes that act on other people, least first. A scope without `.All` is for oneself; its `.All` form
 * stands for it here. Scopes of device management and of agent identities are left out: they are not ours to ask.
 */
const leastForOthers = ({ least, higher }: ScopeLists): readonly string[] => {
  const all = [...least, ...higher].filter((scope) => !/^(?:DeviceManagement|AgentIdUser)/u.test(scope));
  return all.flatMap((scope) => {
    if (/\.All$|^Policy\.|\.Directory$/u.test(scope)) return [scope];
    return all.includes(`${scope}.All`) ? [`${scope}.All`] : [];
  });
};

/** What the published permissions say of an operation of the console's table, least first; undefined where they are silent. */
export const publishedFor = ({ operation, listedAs }: OperationScope): readonly string[] | undefined => {
  const [verb = '', path = ''] = (listedAs ?? operation).split(' ');
  const scopes = publishedScopes(verb, path);
  return scopes === undefined ? undefined : leastForOthers(scopes);
};
