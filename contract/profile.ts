import { z } from 'zod';
import { EvidenceKind } from './evidence.ts';
import { GuideProfile, Phones, SecondStep, Support, WalkIn } from './guide-profile.ts';
import { LiveTenant } from './live-tenant.ts';
import { MethodKind } from './methods.ts';
import { line, Link } from './profile-parts.ts';
import { ticketPatternProblem } from './ticket-pattern.ts';
import { WriteLimits } from './write-limits.ts';

const minutes = (least: number, most: number) => z.number().int().min(least).max(most);

const TrustedNetwork = z.strictObject({
  name: z.string().trim().min(1).max(80).describe('What the network is called, such as “Head office”.'),
  range: z
    .union([z.cidrv4(), z.cidrv6()], 'Must be a network such as 192.0.2.0/24 or 2001:db8::/32.')
    .describe('Addresses in CIDR form, IPv4 or IPv6, such as 192.0.2.0/24.'),
});

const DeskAnswer = z.strictObject({
  replaces: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Must be the id of a built-in answer, such as lost-phone.')
    .nullable()
    .default(null)
    .describe('The id of the built-in answer that it takes the place of; null for one of the desk’s own.'),
  question: line(160).trim().min(1).describe('As callers ask it.'),
  alternatives: z.array(line(80).trim().min(1)).max(20).default([]).describe('Other ways in which callers put it; for the search.'),
  answer: line(600).trim().min(1).describe('What the agent says.'),
});

/**
 * What a desk decides for itself. One JSON file; every field has a default so that a small file is enough.
 * The descriptions are those of docs/desk-profile.schema.json, and what an editor shows beside the file.
 */
export const DeskProfile = z
  .strictObject({
    $schema: z.string().max(500).optional().describe('For editors; without effect.'),
    tenant: LiveTenant.unwrap()
      .strict()
      .readonly()
      .nullable()
      .default(null)
      .describe(
        'The live tenant of this desk: its cloud and the IDs of the app registration. Null until one is set up. Taken as a whole, never mixed from two files.',
      ),
    organisation: line(120).default('').describe('Name of the organisation, as printed on the slip. Empty: the tenant’s own name.'),
    deskName: line(120).min(1).default('IT service desk').describe('Name of the desk.'),
    supportContact: line(300).default('').describe('How people reach the desk; printed on the slip.'),
    supportHours: line(300).default('').describe('When the desk is reached there; printed on the slip.'),
    countryCallingCode: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'Must be a country calling code without the plus, in quotes, such as "44".')
      .default('44')
      .describe('Country calling code without the plus: how a number typed as 07700… stands in the directory.'),
    ticket: z
      .strictObject({
        pattern: z
          .string()
          .max(200)
          .check(({ value, issues }) => {
            const message = ticketPatternProblem(value);
            if (message !== null) issues.push({ code: 'custom', input: value, message });
          })
          .default('[A-Z]{2,6}-?[0-9]{3,10}')
          .describe('Regular expression that a whole ticket reference must match.'),
        example: line(64).default('INC-20417').describe('A reference that matches, shown to agents.'),
      })
      .prefault({})
      .describe('How ticket references look.'),
    verification: z
      .strictObject({
        expiresAfterMinutes: minutes(1, 240).default(15).describe('Minutes after which a check of the caller no longer counts.'),
        longPassMinutes: minutes(10, 43_200)
          .default(480)
          .describe('A pass longer than this many minutes needs two different checks, or photo ID in person.'),
        checks: z
          .array(EvidenceKind)
          .min(1)
          .default([...EvidenceKind.options])
          .describe('The checks of a caller that this desk accepts. Any other does not count.'),
      })
      .prefault({})
      .describe('How the desk finds out who is calling.'),
    pass: z
      .strictObject({
        preferredLifetimeMinutes: minutes(10, 43_200)
          .default(60)
          .describe('Minutes that a pass lasts unless the agent chooses otherwise. The tenant’s policy limits it.'),
        isUsableOnce: z.boolean().default(true).describe('Whether a pass can be used once only, unless the agent chooses otherwise.'),
        perAgentPerHour: z
          .number()
          .int()
          .min(1)
          .max(1_000)
          .default(20)
          .describe(
            'Passes that one agent may make in any 60 minutes; counted in the journal, so that neither a restart nor a clock that is set resets it.',
          ),
        registrationAddress: line(200)
          .default('https://aka.ms/mysecurityinfo')
          .describe('Where the person signs in and registers again; printed on the slip.'),
      })
      .prefault({})
      .describe('Temporary Access Passes.'),
    limits: WriteLimits.prefault({}).describe(
      'How much is changed in any 60 minutes, counted in the journal. An agent’s own settings may only set less than the defaults; an administrator’s file may set more.',
    ),
    repeatResetDays: z
      .number()
      .int()
      .min(1)
      .max(365)
      .default(30)
      .describe('Earlier resets of the same person within this many days are pointed out.'),
    allowedMethods: z
      .array(MethodKind)
      .default([...MethodKind.options])
      .describe('What people may register with after a reset; another kind that appears is pointed out, and the slip lists these.'),
    trustedNetworks: z
      .array(TrustedNetwork)
      .max(500)
      .default([])
      .describe('Networks of the organisation’s own, by which a sign-in is recognised.'),
    links: z
      .array(Link)
      .max(20)
      .default([])
      .describe('Pages that the desk works with; opened in the system browser from the start screen.'),
    answers: z
      .array(DeskAnswer)
      .max(200)
      .superRefine((answers, context) => {
        answers.forEach(({ replaces }, index) => {
          if (replaces !== null && answers.findIndex((other) => other.replaces === replaces) < index)
            context.addIssue({ code: 'custom', path: [index, 'replaces'], message: 'Another answer takes the place of this one already.' });
        });
      })
      .default([])
      .describe('Answers for callers, beside the built-in ones or in their place.'),
    support: z
      .array(Support)
      .max(8)
      .default([])
      .describe('Where people get help, each a line on the guide. Empty: `supportContact` and `supportHours` are printed.'),
    secondStep: SecondStep.prefault({}).describe('When people are asked for the second step.'),
    phones: Phones.prefault({}).describe('Phone numbers as a method.'),
    walkIn: WalkIn.prefault({}).describe('What people set up at the counter or alone.'),
    guide: GuideProfile.prefault({}).describe('The guide that people take home.'),
    lock: z
      .strictObject({
        afterIdleMinutes: minutes(1, 60).default(5).describe('Minutes without keyboard and mouse after which the desk locks.'),
        bySigningIn: z
          .boolean()
          .default(false)
          .describe('Whether unlocking opens Microsoft’s sign-in page. Otherwise Microsoft is asked whether the sign-in still holds.'),
      })
      .prefault({})
      .describe('When the desk locks, and how it is unlocked.'),
    signIn: z
      .strictObject({
        useBroker: z
          .boolean()
          .default(false)
          .describe('Windows only: sign in through the account broker of the system, where its module is installed.'),
      })
      .prefault({})
      .describe('How agents sign in.'),
  })
  .readonly();
export type DeskProfile = z.infer<typeof DeskProfile>;

/** Kinds that a person registers: the desk does not judge a password or a pass that appears. */
export const registrableKinds: readonly MethodKind[] = MethodKind.options.filter(
  (kind) => kind !== 'password' && kind !== 'temporaryAccessPass',
);

export const Preferences = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'highContrast']).default('system'),
    density: z.enum(['comfortable', 'compact']).default('comfortable'),
  })
  .readonly();
export type Preferences = z.infer<typeof Preferences>;
