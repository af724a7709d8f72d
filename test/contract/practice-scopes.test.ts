import { expect, test } from 'vitest';
import { scopeTable } from '../../practice/permissions/scope-table.ts';
import { operations } from './support/operations.ts';

/** Scopes of device management and of agent identities: nobody signs in to the practice tenant with those. */
const unknownToPractice = /^(?:DeviceManagement|AgentIdUser)/u;

const keyOf = (verb: string, template: string): string =>
  `${verb} ${template
    .replaceAll(/\{[^}]*\}/gu, '{}')
    .replaceAll('()', '')
    .toLowerCase()}`;

test('the scopes that the practice tenant asks for are the published ones, operation by operation', () => {
  const table = scopeTable();
  const compared = operations.flatMap(({ name, verb, template, published }) => {
    const scopes = published['x-delegated-scopes-acting-on-others']?.filter((scope) => !unknownToPractice.test(scope));
    const held = table.get(keyOf(verb, template))?.map((set) => set.join('+'));
    return scopes === undefined ? [] : [{ name, scopes, held }];
  });
  expect(compared.length).toBeGreaterThan(100);
  expect(compared.filter(({ scopes, held }) => JSON.stringify(scopes) !== JSON.stringify(held))).toEqual([]);
});
