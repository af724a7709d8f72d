import { z } from 'zod';
import type { Cloud, CloudId } from './clouds.ts';
import { cloudIds, clouds } from './clouds.ts';

const Guid = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu, 'must be an ID such as 00000000-0000-0000-0000-000000000000')
  .transform((id) => id.toLowerCase());

/** What an administrator hands to the desk: where the app is registered, and as what. None of it is secret. */
export const LiveTenant = z
  .object({
    cloud: z.enum(cloudIds as readonly [CloudId, ...CloudId[]]).default('global'),
    /** "Directory (tenant) ID". A domain name or `common` is refused: the ID token is checked against this ID. */
    tenantId: Guid,
    /** "Application (client) ID". */
    clientId: Guid,
  })
  .readonly();
export type LiveTenant = z.infer<typeof LiveTenant>;

export const cloudOf = (tenant: LiveTenant): Cloud => clouds[tenant.cloud];
