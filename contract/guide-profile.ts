import { z } from 'zod';
import { MethodKind } from './methods.ts';
import { microsoftTelephony } from './microsoft-telephony.ts';
import { line, Link } from './profile-parts.ts';

/** A day, without a time: what Intl and a calendar understand, as in `2026-02-09`. */
const day = z.iso.date('Must be a date such as 2026-02-09.');
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'Must be a time such as 08:30.');
/** As people type it, so without https://. */
const typedAddress = line(200).regex(/^(?!https?:)\S+$/u, 'Must be an address as people type it, without https:// and spaces.');

export const Support = z.strictObject({
  name: line(80).min(1).describe('What stands before it, such as “Office”.'),
  kind: z.enum(['phone', 'place', 'mail', 'web', 'person']).describe('What it is.'),
  value: line(200).min(1).describe('The number, address, mail address, page or person.'),
  hours: z
    .array(z.strictObject({ days: line(60).min(1).describe('As in “Monday to Thursday”.'), from: timeOfDay, to: timeOfDay }))
    .max(7)
    .default([])
    .describe('When it is open. Empty: not said.'),
  note: line(200).default('').describe('What to say or do there, such as the subject of a mail.'),
});
export type Support = z.infer<typeof Support>;

export const SecondStep = z.strictObject({
  startsOn: day.nullable().default(null).describe('The day from which the second step is asked, such as 2026-02-09. Null: it always was.'),
  asked: z.enum(['always', 'away', 'sometimes']).default('sometimes').describe('When it is asked.'),
  away: line(80).default('').describe('What “away” is called here, such as “off campus”.'),
  trustedPlaces: z.array(line(120).min(1)).max(6).default([]).describe('Places where nobody is asked, in words.'),
  setUpPlace: z.enum(['anywhere', 'onSite']).default('anywhere').describe('Where setting up is easiest.'),
  setUpPlaceReason: line(200).default('').describe('Why, in one or two sentences.'),
  systems: z.array(line(80).min(1)).max(12).default([]).describe('What asks for it besides Microsoft 365.'),
});

export const Phones = z.strictObject({
  channels: z
    .array(z.enum(['text', 'call']))
    .max(2)
    .default(['text', 'call'])
    .describe('How a number may be used. Empty: phone numbers are not offered.'),
  numberKinds: z
    .array(z.enum(['mobile', 'landline']))
    .max(2)
    .default(['mobile', 'landline'])
    .describe('Which numbers are taken.'),
  callingCodes: z
    .array(z.string().regex(/^[1-9]\d{0,2}$/u, 'Must be a country calling code without the plus, in quotes, such as "44".'))
    .max(50)
    .default([])
    .describe('Country calling codes that are taken, without the plus. Empty: all.'),
  preferred: z.enum(['mobile', 'landline', 'none']).default('none').describe('Which number to ask for first.'),
  reason: line(200).default('').describe('Why the desk has these rules, as said to the person.'),
  telephony: z
    .enum(['microsoft', 'ownProvider'])
    .default('microsoft')
    .describe('Who sends texts and makes calls: Microsoft, until `phones.endsOn`, or a provider of the organisation’s own.'),
  endsOn: day.nullable().default(microsoftTelephony.endsOn).describe('When Microsoft’s own texts and calls end. Null: not said.'),
});

export const WalkInStep = z.strictObject({
  method: MethodKind.describe('The method.'),
  way: z
    .enum(['push', 'code', 'passwordless', 'passkey', 'text', 'call', 'any'])
    .default('any')
    .describe('How it is used, where there is a choice.'),
  needed: z.boolean().default(true).describe('False: it is offered, and may be left out.'),
  forReset: z.boolean().default(false).describe('Whether it also serves for a new password.'),
});
export type WalkInStep = z.infer<typeof WalkInStep>;

export const WalkIn = z.strictObject({
  steps: z
    .array(WalkInStep)
    .max(6)
    .default([{ method: 'microsoftAuthenticator', way: 'any', needed: true, forReset: false }])
    .describe('What people set up, in this order.'),
  route: z
    .enum(['ownPhone', 'phoneAndComputer', 'counterComputer'])
    .default('ownPhone')
    .describe('Where people set up: on their own phone alone, with a computer beside it, or at a computer of the counter.'),
  firstAddress: typedAddress
    .default('aka.ms/mysecurityinfo')
    .describe('The page where a person who sets up alone starts, without https://.'),
  defaultMethod: z
    .enum(['push', 'oath', 'voiceMobile', 'voiceAlternateMobile', 'voiceOffice', 'sms'])
    .nullable()
    .default(null)
    .describe('What is to be asked first. Null: left to Microsoft.'),
  withoutPhone: z
    .array(z.enum(['fido2', 'hardwareOath', 'qrCodePin', 'officePhone', 'landline', 'askDesk']))
    .max(6)
    .default(['fido2', 'hardwareOath'])
    .describe('Ways for a person without a smartphone, best first.'),
  passwordReset: z.int().min(0).max(2).default(0).describe('How many methods a person needs to make a new password alone. 0: not offered.'),
  passwordResetAddress: typedAddress.default('aka.ms/sspr').describe('Where people make a new password themselves, without https://.'),
  appBackup: z.boolean().default(false).describe('Whether backing up the app is part of setting up.'),
  idDocuments: z
    .array(line(60).min(1))
    .max(12)
    .default(['Staff or student card', 'Passport', 'Driving licence'])
    .describe('Documents that count at the counter.'),
});

export const GuideProfile = z.strictObject({
  title: line(80).min(1).default('How you sign in, {name}').describe('Heading of the guide; {name} becomes the person’s first name.'),
  account: line(80).min(1).default('your work account').describe('What the account is called here.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/u, 'Must be a language such as en-GB.')
    .default('en-GB')
    .describe('Language of the guide, for screen readers.'),
  points: z.int().min(14).max(24).default(14).describe('Size of the text in points.'),
  otherFormats: line(200).default('').describe('Whom to ask for the guide in another format.'),
  have: z.array(line(120).min(1)).max(6).default([]).describe('What to have at hand.'),
  signInAddress: typedAddress.default('office.com').describe('Where people sign in, without https://.'),
  manageAddress: typedAddress
    .default('aka.ms/mysecurityinfo')
    .describe('Where people change their methods, without https://; also a QR code.'),
  notes: z
    .array(
      z.strictObject({
        heading: line(60).min(1).describe('Its heading.'),
        text: line(500).min(1).describe('A few short sentences.'),
      }),
    )
    .max(8)
    .default([])
    .describe('Short paragraphs of the organisation’s own.'),
  answers: z
    .array(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Must be the ID of an answer, such as no-signal.'))
    .max(16)
    .default([])
    .describe('IDs of answers to print, the most important first; the last are left out where two pages are full.'),
  neverAllow: z
    .array(z.enum(['readWriteFiles', 'readCalendar', 'signInReadProfile']))
    .max(3)
    .default([])
    .describe('What a real sign-in page of the organisation never asks for.'),
  more: z.array(Link).max(8).default([]).describe('Further reading. Each has a `title` and an `address` that starts with `https://`.'),
});
