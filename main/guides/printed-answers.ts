import type { DeskProfile } from '../../contract/profile.ts';

/** What a person asks at home, with an answer short enough for paper. */
export interface PrintedAnswer {
  readonly question: string;
  readonly answer: string;
}

/** Each is true as of November 2026. Braces are filled in from the profile. */
const printedAnswers: Readonly<Record<string, PrintedAnswer>> = {
  'access-reject': {
    question: 'A service says Access-Reject',
    answer: 'Access-Reject means that you have no second step yet. Sign in once on the web and set it up. Then try again.',
  },
  accessible: {
    question: 'Do you use a screen reader?',
    answer: 'The app works with VoiceOver and TalkBack. We also have keys, and this guide in large type.',
  },
  'another-city': {
    question: 'Your sign-ins show the wrong city',
    answer: 'It is the place where your internet company is registered. If the country is wrong and you use no VPN, tell us.',
  },
  'app-permissions': {
    question: 'The app wants the camera',
    answer: 'Allow it. It reads the square code once, and takes no pictures.',
  },
  'asks-to-allow': {
    question: 'A page asks to read your things',
    answer: 'Do not accept. Close the page and tell us its name.',
  },
  'calls-only': {
    question: 'Why is there no text?',
    answer: 'We use calls only. Choose Call, pick up, and press the hash key #.',
  },
  'cannot-scan': {
    question: 'The phone cannot scan',
    answer: 'Choose Can’t scan on the computer. Then type the code and the address into the app.',
  },
  'codes-differ': {
    question: 'Two phones show two codes',
    answer: 'Each phone makes its own. Use the one in your hand.',
  },
  'fewer-requests': {
    question: 'Asked too often?',
    answer: 'On your own device, say Yes to Stay signed in. Never on a shared one.',
  },
  'forgot-password': {
    question: 'Forgot your password?',
    answer: 'Go to {passwordResetAddress} and use your phone or app to make a new one.',
  },
  landline: {
    question: 'Can you use a landline?',
    answer: 'Yes, for calls, when you are beside it. Pick up and press the hash key #.',
  },
  'new-number': {
    question: 'A new number?',
    answer: 'Change it at {manageAddress} before the old one stops. Or tell us.',
  },
  'new-phone': {
    question: 'A new phone?',
    answer: 'A backup brings back only the name of your account. Sign in again on the new phone. Keep the old one until that works.',
  },
  'no-mobile': {
    question: 'No mobile phone?',
    answer: 'You do not need one. Ask us for a key or a code token.',
  },
  'no-request': {
    question: 'The app shows no request',
    answer: 'Open the app and pull the page down. Still none? Choose another way to sign in, then a code.',
  },
  'no-signal': {
    question: 'No signal?',
    answer:
      'The app needs none for codes. Choose another way to sign in, then a code. Type the six digits from the app. They change every 30 seconds.',
  },
  'no-text': {
    question: 'No text comes',
    answer: 'Wait a minute, then choose Resend code. Is the number on the page yours? If not, tell us.',
  },
  'not-asked-here': {
    question: 'Why are you not asked here?',
    answer: 'Our own network is trusted. Take your phone with you when you leave.',
  },
  'not-enabled': {
    question: 'A service still says no',
    answer: 'It may not be switched on for you. Ask your manager or tutor.',
  },
  'passkey-offered': {
    question: 'Asked to make a passkey?',
    answer: 'If you were signing in yourself, it is real. You then use your face, finger or PIN.',
  },
  'pound-key': {
    question: 'Which is the pound key?',
    answer: 'It is the hash key #, below the nine.',
  },
  'remote-desktop': {
    question: 'Remote desktop keeps you out',
    answer: 'From outside it asks for the second step. Set that up, then sign in again.',
  },
  'texts-end': {
    question: 'Do texts and calls stop?',
    answer: 'Yes. Ask us for the app or a passkey. It takes five minutes.',
  },
  'two-digits': {
    question: 'What is the number for?',
    answer: 'The sign-in page shows it. Type it into the app and approve.',
  },
  'unasked-request': {
    question: 'A request that is not yours?',
    answer: 'Refuse it and tell us at once. Someone may know your password.',
  },
  'vpn-password': {
    question: 'New passwords all the time?',
    answer: 'A VPN can make you look like a stranger. Switch it off for our services.',
  },
};

/** The answers that `guide.answers` of the profile names and this version knows, in the profile's order. */
export const answersOf = ({ guide, walkIn, phones }: DeskProfile): readonly PrintedAnswer[] =>
  guide.answers.flatMap((id) => {
    const known = printedAnswers[id];
    // Texts of the organisation's own provider go on.
    if (known === undefined || (id === 'texts-end' && phones.telephony === 'ownProvider')) return [];
    const answer = known.answer
      .replaceAll('{manageAddress}', guide.manageAddress)
      .replaceAll('{passwordResetAddress}', walkIn.passwordResetAddress);
    return [{ question: known.question, answer }];
  });
