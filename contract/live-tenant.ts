import { z } from 'zod';

/** Microsoft's clouds: a tenant lives in one, and its sign-in host and Graph belong together. */
export const CloudId = z.enum(['global', 'usGovL4', 'usGovL5', 'china']);
export type CloudId = z.infer<typeof CloudId>;

const Guid = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu, 'must be an ID such as 00000000-0000-0000-0000-000000000000')
  .overwrite((id) => id.toLowerCase());

/** What an administrator hands to the desk: where the app is registered, and as what. None of it is secret. */
export const LiveTenant = z
  .object({
    cloud: CloudId.default('global').describe('Microsoft’s cloud that the tenant lives in.'),
    /** "Directory (tenant) ID". A domain name or `common` is refused: the ID token is checked against this ID. */
    tenantId: Guid.describe('“Directory (tenant) ID” of the app registration.'),
    /** "Application (client) ID". */
    clientId: Guid.describe('“Application (client) ID” of the app registration.'),
  })
  .readonly();
export type LiveTenant = z.infer<typeof LiveTenant>;
