import type { Person } from './directory/person.ts';
import { SUCCESS } from './logs/places.ts';
import { passState } from './resources/method-json.ts';
import { onPassCreated } from './resources/passes.ts';
import { register } from './registration.ts';
import type { Tenant } from './tenant.ts';

const SECOND = 1000;

/**
 * The invented caller at the other end of the line: some seconds after a pass was made for somebody, they
 * sign in with it and register the Authenticator of their new phone, so that a practised ticket ends well.
 * Does nothing when the pass is gone, not valid yet or over by then.
 */
export const startCaller = (tenant: Tenant, afterSeconds: number): { readonly stop: () => void } => {
  const timers = new Set<NodeJS.Timeout>();
  onPassCreated(tenant, (person, passId) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      usePass(tenant, person, passId);
    }, afterSeconds * SECOND);
    timers.add(timer);
  });
  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};

const usePass = (tenant: Tenant, person: Person, passId: string): void => {
  const nowMs = tenant.clock.nowMs();
  const pass = tenant.auth(person).methods.find((method) => method.id === passId);
  if (
    pass?.kind !== 'temporaryAccessPass' ||
    passState(pass, nowMs, tenant.policy.passPolicy().enabled) !== 'EnabledByPolicy' ||
    !person.accountEnabled
  )
    return;
  pass.usedAtMs = nowMs;
  pass.lastUsedAtMs = nowMs;
  tenant.signIns.record(person, nowMs, { ...SUCCESS, additionalDetails: 'MFA requirement satisfied by Temporary Access Pass' });
  register(tenant, person, 'microsoftAuthenticator', `${person.givenName ?? 'My'}’s new phone`);
};
