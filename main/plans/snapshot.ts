import { allowedActs } from '../../contract/permitted.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PersonReading } from '../people/person-reader.ts';

/**
 * What a plan was made from, as far as it would be another plan if it changed. Compared whenever a plan
 * is started; one that is taken up again has itself changed the account.
 */
export const snapshotOf = ({ person, memberships }: PersonReading): string =>
  JSON.stringify({
    account: [person.user.id, person.user.userPrincipalName, person.user.accountEnabled, person.user.userType, person.user.isExternal],
    acts: allowedActs(person.permission),
    methods: person.methods.ok
      ? person.methods.value.map((method) => `${methodKey(method)} ${method.isDefault} ${method.detail}`).toSorted()
      : null,
    roles: memberships?.roles.map((role) => role.templateId).toSorted() ?? null,
    groups: memberships?.roleAssignableGroups.toSorted() ?? null,
  });
