import { z } from 'zod';
import { EvidenceKind } from './evidence.ts';
import { LiveTenant } from './live-tenant.ts';
import { MethodKind } from './methods.ts';

/** What a desk decides for itself. One JSON file; every field has a default so that a small file is enough. */
export const DeskProfile = z
  .object({
    /** For editors; without effect. */
    $schema: z.string().max(500).optional(),
    /** The live tenant of this desk; null until one is set up. */
    tenant: LiveTenant.nullable().default(null),
    /** Empty: the tenant's own name is used. */
    organisation: z.string().max(120).default(''),
    deskName: z.string().min(1).max(120).default('IT service desk'),
    /** How people reach the desk; printed on the slip. */
    supportContact: z.string().max(300).default(''),
    /** When the desk is reached there; printed on the slip. */
    supportHours: z.string().max(300).default(''),
    /** Country calling code without the plus: how a number typed as 07700… stands in the directory. */
    countryCallingCode: z.string().regex(/^[1-9]\d{0,2}$/).default('44'),
    ticket: z
      .object({
        /** An anchored regular expression for ticket references. */
        pattern: z
          .string()
          .max(200)
          .refine((pattern) => {
            try {
              return Boolean(new RegExp(`^(?:${pattern})$`, 'u'));
            } catch {
              return false;
            }
          }, 'not a regular expression')
          .default('[A-Z]{2,6}-?[0-9]{3,10}'),
        example: z.string().max(64).default('INC-20417'),
      })
      .prefault({}),
    verification: z
      .object({
        /** Minutes after which evidence no longer counts. */
        expiresAfterMinutes: z.number().int().min(1).max(240).default(15),
        /** Passes longer than this many minutes need high strength. */
        longPassMinutes: z.number().int().min(10).max(43_200).default(480),
        /** The checks of a caller that this desk accepts. */
        checks: z.array(EvidenceKind).min(1).default([...EvidenceKind.options]),
      })
      .prefault({}),
    pass: z
      .object({
        preferredLifetimeMinutes: z.number().int().min(10).max(43_200).default(60),
        isUsableOnce: z.boolean().default(true),
        /** Passes one agent may make in any 60 minutes; counted in the journal, so a restart does not reset it. */
        perAgentPerHour: z.number().int().min(1).max(1_000).default(20),
        /** Where the person signs in and registers again; printed on the slip. */
        registrationAddress: z.string().max(200).default('https://aka.ms/mysecurityinfo'),
      })
      .prefault({}),
    /** Resets of the same person in this many days are pointed out. */
    repeatResetDays: z.number().int().min(1).max(365).default(30),
    /** What people may register with after a reset; another kind that appears is pointed out. */
    allowedMethods: z.array(MethodKind).default([...MethodKind.options]),
    /** Networks of the organisation's own, by which a sign-in is recognised. */
    trustedNetworks: z
      .array(z.object({ name: z.string().trim().min(1).max(80), range: z.union([z.cidrv4(), z.cidrv6()]) }))
      .max(500)
      .default([]),
    /** Pages that the desk works with; opened in the system browser. */
    links: z
      .array(z.object({ title: z.string().trim().min(1).max(80), address: z.url({ protocol: /^https$/ }).max(500) }))
      .max(20)
      .default([]),
    lock: z
      .object({
        /** Minutes without keyboard and mouse after which the desk locks. */
        afterIdleMinutes: z.number().int().min(1).max(60).default(5),
        /** Unlocking opens Microsoft's sign-in page; otherwise Microsoft is asked whether the sign-in still holds. */
        bySigningIn: z.boolean().default(false),
      })
      .prefault({}),
    signIn: z
      .object({
        /** Windows only: sign in through the account broker of the system, where its module is installed. */
        useBroker: z.boolean().default(false),
      })
      .prefault({}),
  })
  .readonly();
export type DeskProfile = z.infer<typeof DeskProfile>;

export const Preferences = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'highContrast']).default('system'),
    density: z.enum(['comfortable', 'compact']).default('comfortable'),
  })
  .readonly();
export type Preferences = z.infer<typeof Preferences>;
