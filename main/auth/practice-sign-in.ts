import type { SignIn } from '../desk/session-desk.ts';
import { FaultError } from '../fault-error.ts';
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
      userPrincipalName === null
        ? tenant.agents[0]
        : tenant.agents.find((candidate) => candidate.userPrincipalName === userPrincipalName);
    if (!agent) throw new FaultError('input.invalid', 'The practice tenant has no such agent. Choose one from the list.');
    return { root: tenant.root, token: () => Promise.resolve(agent.token) };
  },
});
