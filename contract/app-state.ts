import { z } from 'zod';
import { FeatureId } from './features.ts';
import { CloudId, LiveTenant } from './live-tenant.ts';
import { UtcTime } from './primitives.ts';
import { Preferences } from './profile.ts';
import { Notice } from './session.ts';

/** Where a live tenant's IDs are from. What an administrator placed or gave on the command line is not changed here. */
export const TenantSource = z.enum(['managed', 'commandLine', 'profile']);
export type TenantSource = z.infer<typeof TenantSource>;

export const ConfiguredTenant = z
  .object({
    tenant: LiveTenant,
    /** The desk profile's organisation, or the tenant ID where it has none. */
    displayName: z.string(),
    source: TenantSource,
  })
  .readonly();
export type ConfiguredTenant = z.infer<typeof ConfiguredTenant>;

/** Why the desk was locked. */
export const LockReason = z.enum(['asked', 'idle', 'computerLocked', 'suspended', 'userSwitched']);
export type LockReason = z.infer<typeof LockReason>;

export const WorkplaceKind = z.enum(['practice', 'live']);
export type WorkplaceKind = z.infer<typeof WorkplaceKind>;

/**
 * What the window is for at this moment. `setUp`, `signIn` and `locked` are the door: no directory data are in the
 * window then, and every operation of the desk is refused. `desk` is the desk itself.
 */
export const Phase = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('setUp') }),
  z.object({
    phase: z.literal('signIn'),
    /** The user principal name of the account that is remembered, or null. */
    account: z.string().nullable(),
  }),
  z.object({
    phase: z.literal('locked'),
    workplace: WorkplaceKind,
    agent: z.object({ displayName: z.string(), userPrincipalName: z.string() }),
    because: LockReason,
    sinceUtc: UtcTime,
    /** Whether unlocking opens the sign-in page, as the desk profile may ask. */
    needsSignInPage: z.boolean(),
  }),
  z.object({ phase: z.literal('desk'), workplace: WorkplaceKind }),
]);
export type Phase = z.infer<typeof Phase>;

export const AppState = z
  .object({
    phase: Phase,
    /** The live tenant that is set up, or null. */
    tenant: ConfiguredTenant.nullable(),
    preferences: Preferences,
    notices: z.array(Notice),
    appVersion: z.string(),
    runtime: z.string(),
  })
  .readonly();
export type AppState = z.infer<typeof AppState>;

/** What the agent types on another device. Show it to nobody else: whoever has it can be signed in as. */
export const SignInCode = z
  .object({
    code: z.string(),
    /** Where it is typed, without a query. */
    page: z.string(),
    expiresAtUtc: UtcTime,
  })
  .readonly();
export type SignInCode = z.infer<typeof SignInCode>;

/** What an administrator registers, for the scripts to be made of. */
export const RegistrationRequest = z
  .object({
    cloud: CloudId,
    tenantId: LiveTenant.unwrap().shape.tenantId,
    displayName: z.string().trim().min(1).max(120),
    features: z.array(FeatureId),
    /** Whether agents may sign in with a code on another device. Only that needs a public client flow. */
    deviceCodes: z.boolean(),
    /** What the directory said of Microsoft Graph's permissions (JSON text), for the manifest; empty without. */
    publishedScopes: z.string().max(2_000_000),
  })
  .strict()
  .readonly();
export type RegistrationRequest = z.infer<typeof RegistrationRequest>;

export const Registration = z
  .object({
    features: z.array(
      z.object({
        id: FeatureId,
        title: z.string(),
        /** `lookUp` cannot be switched off: nothing works without it. */
        required: z.boolean(),
        on: z.boolean(),
        scopes: z.array(z.string()),
      }),
    ),
    /** Every delegated permission that is registered, each once. */
    scopes: z.array(z.string()),
    redirectAddress: z.string(),
    deviceCodes: z.boolean(),
    powerShell: z.string(),
    /** Null for a cloud that the Azure CLI does not know. */
    azureCli: z.string().nullable(),
    /** Null until `publishedScopes` is given: it names permissions by IDs that only the directory tells. */
    manifest: z.string().nullable(),
    /** The command whose output `publishedScopes` is. */
    scopesCommand: z.string(),
  })
  .readonly();
export type Registration = z.infer<typeof Registration>;
