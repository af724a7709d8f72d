import type { FeatureId } from '../../../contract/features.ts';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import type { PracticeTenant } from '../../../main/auth/practice-tenant.ts';
import type { GraphAccess } from '../../../main/auth/access.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { ToProve } from '../../../main/auth/to-prove.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { Secret } from '../../../main/secret.ts';

/** What a test says about permissions and pages, and what happened. */
export interface Script {
  /** What the agent or an administrator agreed to. */
  readonly agreed: Set<FeatureId>;
  /** Answers the next pages in place of a yes. */
  pageFault: FaultError | null;
  /** Answers in place of the practice tenant's token. */
  token: ((real: Secret) => Promise<Secret>) | null;
  missingFault: FaultError | null;
  refreshFault: FaultError | null;
  /** In the order they were opened: the features asked for, or what a sign-in page was given. */
  readonly pages: (readonly FeatureId[] | { readonly claims: string | null })[];
  /** Each question about permissions. */
  readonly asked: (readonly FeatureId[])[];
  refreshed: number;
}

/** The practice tenant's agents, whose permissions and pages the test decides. */
export const scriptedSignIn = (
  tenant: PracticeTenant,
  agreed: readonly FeatureId[],
): { readonly signIn: TenantSignIn; readonly script: Script } => {
  const script: Script = {
    agreed: new Set(agreed),
    pageFault: null,
    token: null,
    missingFault: null,
    refreshFault: null,
    pages: [],
    asked: [],
    refreshed: 0,
  };
  const practice = practiceSignIn(() => Promise.resolve(tenant));
  const answerPage = (): void => {
    if (script.pageFault !== null) throw script.pageFault;
  };
  const scripted = (access: GraphAccess): GraphAccess => {
    const toProve = new ToProve();
    return {
      root: access.root,
      token: async () => {
        const real = await access.token();
        return script.token === null ? real : script.token(real);
      },
      missing: async (features) => {
        script.asked.push(features);
        if (script.missingFault !== null) throw script.missingFault;
        return features.filter((feature) => !script.agreed.has(feature));
      },
      allow: async (features) => {
        script.pages.push(features);
        answerPage();
        for (const feature of features) script.agreed.add(feature);
      },
      challenged: toProve.ask,
      signInAgain: () =>
        toProve.on(async (claims) => {
          script.pages.push({ claims: claims ?? null });
          answerPage();
        }),
      refresh: async () => {
        script.refreshed += 1;
        if (script.refreshFault !== null) throw script.refreshFault;
      },
    };
  };
  const signIn: TenantSignIn = {
    ...practice,
    signIn: async (userPrincipalName) => scripted(await practice.signIn(userPrincipalName)),
    switchAccount: async (userPrincipalName) => scripted(await practice.switchAccount(userPrincipalName)),
  };
  return { signIn, script };
};

export const declined = new FaultError('auth.declined', 'The sign-in page was answered with no.');
