import type { GraphAccess } from '../auth/access.ts';
import type { TenantSignIn } from '../auth/tenant-sign-in.ts';
import type { Workplace } from '../desk/workplace.ts';

/** A tenant that one can work on: how to sign in to it, and how to open its desk. */
export interface TenantPlace {
  /** Tokens live in it, and the same ones for the same tenant. */
  readonly signIn: TenantSignIn;
  /** @param enter how the first agent comes in, asked by the desk. @throws FaultError `journal.*` */
  readonly open: (enter: () => Promise<GraphAccess>) => Workplace;
}
