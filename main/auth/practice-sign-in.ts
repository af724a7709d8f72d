import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import type { GraphAccess } from './access.ts';
import type { PracticeTenant } from './practice-tenant.ts';
import { cancelled, samePerson, signedOut } from './sign-in-needed.ts';
import type { TenantSignIn } from './tenant-sign-in.ts';
import { ToProve } from './to-prove.ts';

type PracticeAgentAccount = PracticeTenant['agents'][number];

/**
 * Signs in to the practice tenant: its agents' tokens are made for one run and reach nothing else. There are no pages:
 * whoever sits there says whom they practise as.
 * @param announced gives the tenant, which may have to be started for it. @throws FaultError `graph.offline`
 */
export const practiceSignIn = (announced: () => Promise<PracticeTenant>, now: () => number = Date.now): TenantSignIn => {
  let current: PracticeAgentAccount | undefined;

  const agentNow = (): PracticeAgentAccount => {
    if (current === undefined) throw signedOut();
    return current;
  };

  const enter = async (userPrincipalName: string | null): Promise<GraphAccess> => {
    const { root, agents } = await announced();
    current = userPrincipalName === null ? (agents[0] ?? noSuchAgent()) : agentOf(agents, userPrincipalName);
    return accessTo(root, current.token);
  };

  return {
    kind: 'practice',
    title: 'practice tenant',
    opensPages: false,
    about: async () => {
      const { organisation, agents } = await announced();
      return {
        tenant: { kind: 'practice', displayName: organisation },
        agents: agents.map(({ userPrincipalName, displayName, roles, scopedTo }) => ({
          userPrincipalName,
          displayName,
          roles: [...roles],
          scopedTo,
        })),
      };
    },
    // Nothing outlasts the run.
    remembered: () => Promise.resolve(null),
    resume: () => enter(null),
    signIn: enter,
    switchAccount: async (userPrincipalName) => {
      if (userPrincipalName === null)
        throw new FaultError('input.invalid', 'The practice tenant has no accounts. Choose whom to practise as in the menu.');
      return enter(userPrincipalName);
    },
    signInWithCode: () => enter(null),
    checkFreshly: async () => void agentNow(),
    proveAgain: async () => void agentNow(),
    proveOther: async (userPrincipalName) => {
      const first = agentNow();
      if (userPrincipalName === null)
        throw new FaultError('input.invalid', 'Choose the agent of the practice tenant who proves who they are.');
      const { agents } = await announced();
      // Somebody else may have been chosen meanwhile.
      if (current !== first) throw cancelled();
      const other = agentOf(agents, userPrincipalName);
      if (other.objectId === first.objectId) throw samePerson();
      return {
        objectId: other.objectId,
        userPrincipalName: other.userPrincipalName,
        displayName: other.displayName,
        authenticatedAtUtc: new Date(now()).toISOString(),
      };
    },
    cancel: () => undefined,
    signOut: async () => {
      current = undefined;
      return { isPageOpened: true };
    },
  };
};

const noSuchAgent = (): never => {
  throw new FaultError('input.invalid', 'The practice tenant has no such agent. Choose one from the list.');
};

const agentOf = (agents: PracticeTenant['agents'], userPrincipalName: string): PracticeAgentAccount =>
  agents.find((candidate) => candidate.userPrincipalName === userPrincipalName) ?? noSuchAgent();

/** Everything is agreed to and no page is needed: the token is good for the whole run. */
const accessTo = (root: string, token: Secret): GraphAccess => {
  const toProve = new ToProve();
  return {
    root,
    token: () => Promise.resolve(token),
    missing: () => Promise.resolve([]),
    allow: () => Promise.resolve(),
    challenged: toProve.ask,
    signInAgain: () => toProve.on(() => Promise.resolve()),
    refresh: () => Promise.resolve(),
  };
};
