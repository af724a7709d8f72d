import type { GuideBlock, GuideSection } from '../../contract/guides.ts';
import type { WalkInStep } from '../../contract/guide-profile.ts';
import { methodNames } from '../../contract/method-names.ts';
import type { MethodKind } from '../../contract/methods.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { GuideFacts } from './guide-facts.ts';
import { has, phonesEnd } from './registered.ts';

type Step = Extract<GuideBlock, { kind: 'steps' }>['steps'][number];
const computer = (text: string): Step => ({ on: 'computer', text });
const phone = (text: string): Step => ({ on: 'phone', text });

/** Microsoft's page where methods are added. Any other first page is a sign-in, which asks a new person to set up by itself. */
const isSecurityInfo = (address: string): boolean => /^(?:aka\.ms\/mysecurityinfo|mysignins\.microsoft\.com)/iu.test(address);

interface Opening {
  readonly profile: DeskProfile;
  /** The person has just signed in for the first time. */
  readonly isFirst: boolean;
  /** What stands on Microsoft's page. */
  readonly choice: string;
}

/** Up to the page on which the method is chosen. */
const opening = ({ profile, isFirst, choice }: Opening): Step[] => {
  const { firstAddress } = profile.walkIn;
  const { account, manageAddress } = profile.guide;
  if (!isFirst) return [computer(`Go to ${manageAddress}. Choose Add sign-in method, then ${choice}.`)];
  const signIn = computer(`Go to ${firstAddress} and sign in to ${account}.`);
  return isSecurityInfo(firstAddress)
    ? [signIn, computer(`Choose Add sign-in method, then ${choice}.`)]
    : [signIn, computer('The page says it needs more information. Wait, or choose Next.')];
};

const install = [
  phone('Install Microsoft Authenticator from Google Play or the App Store. It is made by Microsoft Corporation.'),
  phone('Allow notifications and the camera.'),
];

const appSteps = (profile: DeskProfile, isFirst: boolean): GuideBlock[] => {
  if (profile.walkIn.route === 'ownPhone') {
    return [
      {
        kind: 'steps',
        steps: [
          ...install,
          phone('Tap +, then Work or school account, then Sign in.'),
          phone('Type your user name and the pass we gave you. Then do as the app says.'),
        ],
      },
      {
        kind: 'text',
        text: `On a computer instead: go to ${profile.walkIn.firstAddress}, sign in to ${profile.guide.account}, and choose Next. Tap + in the app, and scan the code.`,
      },
    ];
  }
  return [
    {
      kind: 'steps',
      steps: [
        ...install,
        ...opening({ profile, isFirst, choice: 'Authenticator app' }),
        computer('Choose Next until you see a square code.'),
        phone('Tap +, then Work or school account, then Scan QR code. Point the phone at it.'),
        computer('Choose Next. The page shows a number.'),
        phone('Type that number and approve.'),
        computer('Choose Next, then Done.'),
      ],
    },
  ];
};

/** Countries that the guide calls by name, by calling code. */
const countries: Readonly<Record<string, string>> = { '44': 'United Kingdom', '353': 'Ireland', '33': 'France', '49': 'Germany' };

const numberWords = ({ numberKinds, callingCodes }: DeskProfile['phones']): string => {
  const codes = callingCodes.map((code) => (countries[code] === undefined ? `+${code}` : `${countries[code]} (+${code})`));
  const country = codes.length === 0 ? 'your country' : codes.join(' or ');
  return `Choose ${country} and type your ${numberKinds.length === 1 ? numberKinds[0] : 'mobile or landline'} number.`;
};

const isCallOnly = ({ channels }: DeskProfile['phones']): boolean => channels.length === 1 && channels[0] === 'call';
const isTextOnly = ({ channels }: DeskProfile['phones']): boolean => channels.length === 1 && channels[0] === 'text';

/** What to choose where the page offers both. */
export const channelWords = (phones: DeskProfile['phones']): string =>
  isCallOnly(phones) ? 'Choose Call' : isTextOnly(phones) ? 'Choose Text' : 'Choose text or call';

const answerWords = (phones: DeskProfile['phones']): Step[] => {
  if (isCallOnly(phones)) return [phone('Pick up, listen, and press the hash key #.')];
  const typed = 'type the code that arrives';
  if (isTextOnly(phones)) return [computer('Type the code that arrives.')];
  return [computer(`For a text, ${typed}.`), phone('For a call, pick up, listen, and press the hash key #.')];
};

const phoneSteps = (facts: GuideFacts, isFirst: boolean): GuideBlock[] => {
  const { profile } = facts;
  const { phones } = profile;
  const end = phonesEnd(facts);
  return [
    {
      kind: 'steps',
      steps: [
        ...opening({ profile, isFirst, choice: 'Phone' }),
        computer(numberWords(phones)),
        computer(`${channelWords(phones)}, then Next.`),
        ...answerWords(phones),
      ],
    },
    ...[phones.reason, end ?? ''].filter((text) => text !== '').map((text): GuideBlock => ({ kind: 'text', text })),
  ];
};

const passwordlessSteps: GuideBlock[] = [
  {
    kind: 'steps',
    steps: [
      phone('Open the app and tap your account. Tap Set up passwordless sign-in.'),
      computer('Sign out and in again where you stay signed in.'),
    ],
  },
  { kind: 'text', text: 'To turn it off, tap your account, then Disable phone sign-in.' },
];

/** What each of them is called on Microsoft's page. */
const choices: Partial<Readonly<Record<MethodKind, string>>> = {
  fido2: 'Passkey',
  email: 'Email',
  softwareOath: 'Authenticator app',
  hardwareOath: 'Hardware token',
};

const headings: Partial<Readonly<Record<MethodKind, string>>> = {
  microsoftAuthenticator: 'Set up the app',
  phone: 'Add your phone number',
  passwordlessMicrosoftAuthenticator: 'Sign in without a password',
};

/** Whether the desk offers it at all: a profile without ways to use a number offers none. */
export const isOffered = ({ phones }: DeskProfile, { method }: WalkInStep): boolean => method !== 'phone' || phones.channels.length > 0;

/** How one method is set up. @param isFirst whether it is the first thing that the person does after signing in. */
export const setUpSection = (facts: GuideFacts, step: WalkInStep, isFirst: boolean): GuideSection => {
  const { profile } = facts;
  const { method } = step;
  const name = headings[method] ?? `Add: ${methodNames[method]}`;
  const blocks =
    method === 'microsoftAuthenticator'
      ? appSteps(profile, isFirst)
      : method === 'phone'
        ? phoneSteps(facts, isFirst)
        : method === 'passwordlessMicrosoftAuthenticator'
          ? passwordlessSteps
          : [
              {
                kind: 'steps' as const,
                steps: [...opening({ profile, isFirst, choice: choices[method] ?? methodNames[method] }), computer('Do as the page says.')],
              },
            ];
  return { heading: step.needed ? name : `${name}, if you like`, boxed: false, blocks };
};

/** What the desk offers and the person does not have yet. */
export const notYet = (facts: GuideFacts): readonly WalkInStep[] =>
  facts.profile.walkIn.steps.filter((step) => isOffered(facts.profile, step) && !has(facts, step.method));
