import type { GraphAccess, SignIn } from './access.ts';
import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import type { PracticeTenant } from './practice-tenant.ts';

/** Signs in to the practice tenant: its agents' tokens are made for one run and reach nothing else. */
export const practiceSignIn = (tenant: PracticeTenant): SignIn => ({
  tenant: { kind: 'practice', displayName: tenant.organisation },
  practiceAgents: tenant.agents.map(({ userPrincipalName, displayName, roles, scopedTo }) => ({
    userPrincipalName,
    displayName,
    roles: [...roles],
    scopedTo,
  })),
  signIn: async (userPrincipalName) => {
    const agent =
      userPrincipalName === null ? tenant.agents[0] : tenant.agents.find((candidate) => candidate.userPrincipalName === userPrincipalName);
    if (!agent) throw new FaultError('input.invalid', 'The practice tenant has no such agent. Choose one from the list.');
    return accessTo(tenant.root, agent.token);
  },
});

/** Everything is agreed to and no page is needed: the token is good for the whole run. */
const accessTo = (root: string, token: Secret): GraphAccess => ({
  root,
  token: () => Promise.resolve(token),
  missing: () => Promise.resolve([]),
  allow: () => Promise.resolve(),
  signInAgain: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
});
