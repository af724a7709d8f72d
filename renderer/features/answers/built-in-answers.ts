import { microsoftPages } from '../../../contract/microsoft-pages.ts';
import type { AnswerAction, Situation } from './answer.ts';
import { dayInWords, facts } from './answer-facts.ts';
import type { Source } from './answer-facts.ts';

export interface BuiltInAnswer {
  readonly id: string;
  readonly question: string;
  readonly alternatives: readonly string[];
  readonly answer: string;
  readonly where: readonly Situation[];
  readonly action?: AnswerAction;
  readonly source: Source;
}

const checkTheCaller: AnswerAction = { type: 'step', step: 'caller' };
const sayWhatWasLost: AnswerAction = { type: 'step', step: 'lost' };
const seeThePlan: AnswerAction = { type: 'step', step: 'plan' };
const handOver: AnswerAction = { type: 'step', step: 'handOver' };

/**
 * The answers that come with Latchkey: what callers ask, and what an agent can read out as it stands. Kept to what holds at
 * any organisation; where organisations differ the answer says so, and a desk puts its own in its place.
 */
export const builtInAnswers: readonly BuiltInAnswer[] = [
  // Losing and replacing a phone
  {
    id: 'lost-phone',
    question: 'I lost my phone.',
    alternatives: ['stolen phone', 'phone broken', 'no access to my phone', 'mobile gone', 'left my phone at home'],
    answer: 'First I make sure that it is you. Then I take that phone off your account and give you a pass to set up another one.',
    where: ['caller', 'lost', 'start'],
    action: sayWhatWasLost,
    source: 'pass',
  },
  {
    id: 'new-phone',
    question: 'How do I move the app to my new phone?',
    alternatives: ['restore the backup', 'recover my account', 'sign in to add your account', 'red text in the app', 'changed handset'],
    answer:
      'A backup brings back only the name of a work account. Tap it on the new phone and sign in again. Keep the old phone until that works. If it is gone, we use a pass.',
    where: ['lost', 'handOver', 'hasApp'],
    action: sayWhatWasLost,
    source: 'newPhone',
  },
  {
    id: 'codes-differ',
    question: 'My old and my new phone show different codes.',
    alternatives: ['different code on each phone', 'two phones', 'codes do not match'],
    answer:
      'That is right: each phone makes its own. Use the code on the phone in your hand. Once the new phone works, the old one can come off.',
    where: ['hasApp', 'lost'],
    action: sayWhatWasLost,
    source: 'newPhone',
  },
  {
    id: 'backup',
    question: 'How do I back up the app?',
    alternatives: ['cloud backup', 'iCloud backup', 'save my accounts'],
    answer:
      'On Android, open the app’s menu, then Settings, then Cloud backup. On an iPhone, switch on iCloud Drive, Keychain and iCloud Backup.',
    where: ['closed', 'hasApp'],
    source: 'newPhone',
  },
  {
    id: 'new-number',
    question: 'I have a new phone number.',
    alternatives: ['changed my number', 'update phone', 'wrong number', 'new SIM'],
    answer:
      'If you can still sign in, change it yourself at {registrationAddress}. If you cannot, I check that it is you and take the old number off.',
    where: ['lost', 'hasPhone'],
    action: sayWhatWasLost,
    source: 'desks',
  },
  // Being checked
  {
    id: 'why-check',
    question: 'Why must I prove who I am?',
    alternatives: ['you know me', 'why do you call me back', 'why show my ID', 'security questions'],
    answer: 'Anybody can ring and give your name. This check keeps them out of your account. It takes about a minute.',
    where: ['caller'],
    action: checkTheCaller,
    source: 'desks',
  },
  {
    id: 'who-sees-number',
    question: 'Who can see my number?',
    alternatives: ['private number', 'is my data shared', 'do colleagues see my phone'],
    answer: 'It is kept apart from the address book. It is used to sign you in and to reset your password. Colleagues do not see it there.',
    where: ['caller', 'hasPhone'],
    source: 'desks',
  },
  {
    id: 'what-was-done',
    question: 'What did you change on my account?',
    alternatives: ['who changed my account', 'did you reset me', 'what happened last time'],
    answer: 'This desk keeps a journal of every change that it makes. I can read you the day, the time and what was done.',
    where: ['journal', 'closed'],
    action: { type: 'screen', screen: 'journal' },
    source: 'desks',
  },
  // Signing in with the app
  {
    id: 'no-request',
    question: 'The app does not show the request.',
    alternatives: ['no notification', 'nothing pops up', 'push does not arrive', 'no prompt on my phone'],
    answer:
      'Open the app and pull the page down. If it stays empty, choose another way on the sign-in page. Then type the six digits from the app.',
    where: ['hasApp', 'handOver'],
    source: 'authenticator',
  },
  {
    id: 'two-digits',
    question: 'What do I do with the two-digit number?',
    alternatives: ['number on the screen', 'number matching', 'it shows a number'],
    answer:
      'The sign-in page shows a number. Type it into the app on your phone, and confirm. If you see a request but did not sign in, refuse it and ring us.',
    where: ['hasApp', 'handOver'],
    source: 'passwordless',
  },
  {
    id: 'no-signal',
    question: 'I have no signal and no Wi-Fi. How do I sign in?',
    alternatives: ['no reception', 'on a plane', 'no internet on the phone', 'abroad without data'],
    answer:
      'The app needs no signal for codes. On the sign-in page choose another way, then a code. Open the app, tap your account and type the six digits.',
    where: ['hasApp'],
    source: 'authenticator',
  },
  {
    id: 'cannot-scan',
    question: 'The phone cannot read the square code.',
    alternatives: ['QR code does not scan', 'camera blocked', 'can’t scan the image'],
    answer:
      'Allow the camera in the phone’s settings. Hold the phone a hand’s width away. Or choose “Can’t scan” on the computer, and type the code and the address into the app.',
    where: ['handOver', 'noMethods'],
    source: 'desks',
  },
  {
    id: 'two-devices',
    question: 'Why do I need a computer and a phone?',
    alternatives: ['two devices', 'laptop and smartphone', 'only have a phone'],
    answer: 'The computer shows a square code that the phone reads. With a pass the phone alone is enough: sign in with it in the app.',
    where: ['handOver', 'noMethods'],
    action: handOver,
    source: 'passkey',
  },
  {
    id: 'app-permissions',
    question: 'The app wants notifications and the camera. Is that safe?',
    alternatives: ['allow notifications', 'allow camera', 'take pictures and record video'],
    answer: 'Yes. Notifications show you each request. The camera reads the square code. The app takes no pictures.',
    where: ['handOver'],
    source: 'desks',
  },
  {
    id: 'other-app',
    question: 'May I use another authenticator app?',
    alternatives: ['Google Authenticator', 'Authy', 'different app'],
    answer:
      'Only if your organisation allows it. Choose “I want to use a different authenticator app”. It shows codes only. There is no request to approve.',
    where: ['handOver', 'noMethods'],
    source: 'tokens',
  },
  {
    id: 'rooted',
    question: 'The app says that my phone is rooted or jailbroken.',
    alternatives: ['jailbreak', 'device not secure', 'account wiped'],
    answer: 'Work accounts do not run on such phones. Put the phone back as it was made, or use another phone, a security key or a token.',
    where: ['hasApp'],
    source: 'rooted',
  },
  {
    id: 'phone-sign-in',
    question: 'How do I sign in without my password?',
    alternatives: ['passwordless', 'enable phone sign-in', 'no password'],
    answer:
      'In the app tap your account, then set up passwordless sign-in. Next time, choose to approve a request on the app, and type the number that you see.',
    where: ['hasApp', 'closed'],
    source: 'passwordless',
  },
  {
    id: 'phone-sign-in-off',
    question: 'How do I switch passwordless off?',
    alternatives: ['disable phone sign-in', 'want my password back'],
    answer: 'In the app tap your account and choose to disable phone sign-in. Your password works as before.',
    where: ['hasApp'],
    source: 'passwordless',
  },
  // Texts and calls
  {
    id: 'texts-end',
    question: 'Is it true that text messages stop?',
    alternatives: ['SMS retirement', 'February 2027', 'no more text codes', 'calls stop', 'phone number no longer works'],
    answer: `Yes. From ${dayInWords(facts.textsAndCallsEnd)} Microsoft sends no more codes by text or call. Guests and Global Administrators have until ${dayInWords(facts.textsAndCallsEndForGuests)}. Set up the app, a passkey or a key before then.`,
    where: ['phoneOnly', 'hasPhone', 'start'],
    action: {
      type: 'page',
      address: microsoftPages.smsAndVoiceEnd,
      title: 'Microsoft’s page about it',
    },
    source: 'retirement',
  },
  {
    id: 'no-text',
    question: 'The text message does not come.',
    alternatives: ['code not arriving', 'resend', 'no SMS'],
    answer:
      'Wait a minute, then ask for a new code once. Do the last two digits on the page match your phone? If not, the number is wrong. If they do, choose another way.',
    where: ['phoneOnly', 'hasPhone'],
    source: 'phones',
  },
  {
    id: 'pound-key',
    question: 'The voice asks for the pound key. Which one is that?',
    alternatives: ['hash key', 'phone call asks to press pound', 'no pound key on my phone'],
    answer: 'It is the hash key, below the nine. Press it once when the voice asks.',
    where: ['phoneOnly', 'hasPhone'],
    source: 'phones',
  },
  {
    id: 'landline',
    question: 'Can I use a landline?',
    alternatives: ['home phone', 'office phone', 'desk phone'],
    answer: `It takes calls, if your organisation allows them, until ${dayInWords(facts.textsAndCallsEnd)}. It gets no texts, and you must be beside it. So set up something else as well.`,
    where: ['phoneOnly', 'noMethods'],
    source: 'retirement',
  },
  {
    id: 'calls-only',
    question: 'Why can I not get a text?',
    alternatives: ['SMS will not work', 'only call', 'text option missing'],
    answer: 'Some organisations use calls only. Choose the call. The phone rings, you listen, and you press the hash key.',
    where: ['hasPhone'],
    source: 'phones',
  },
  // No phone
  {
    id: 'no-mobile',
    question: 'I have no mobile phone.',
    alternatives: ['don’t own a smartphone', 'won’t use my own phone', 'too old for apps'],
    answer:
      'You do not need one. There are security keys, and small tokens that show codes. Ask us which of them your organisation gives out.',
    where: ['noMethods', 'handOver'],
    source: 'desks',
  },
  {
    id: 'old-phone',
    question: 'My phone is too old for a passkey.',
    alternatives: ['Android 13', 'iOS 16', 'passkey not offered'],
    answer: `A passkey in the app needs ${facts.passkeyNeeds}. On an older phone use the app’s request or code, or a security key.`,
    where: ['handOver', 'hasApp'],
    source: 'passkey',
  },
  {
    id: 'passkey-offered',
    question: 'I am asked to create a passkey.',
    alternatives: ['passkey prompt', 'skip for now', 'asked to register a passkey', 'what is a passkey'],
    answer: `If you were signing in yourself, it is genuine. A passkey is your face, your finger or a PIN in place of a password. Do it now: from ${dayInWords(facts.textsAndCallsEnd)}, people with only texts or calls cannot skip it.`,
    where: ['phoneOnly', 'noMethods', 'handOver'],
    source: 'retirement',
  },
  {
    id: 'lost-key',
    question: 'I lost my security key.',
    alternatives: ['key stolen', 'USB key gone', 'forgot my key'],
    answer:
      'First I make sure that it is you. Then I take the key off your account. If you have nothing else to sign in with, you get a pass.',
    where: ['lost', 'hasPasskey'],
    action: sayWhatWasLost,
    source: 'pass',
  },
  {
    id: 'token-refused',
    question: 'The code of my token is refused.',
    alternatives: ['fob code wrong', 'hardware token', 'token out of sync'],
    answer:
      'Wait for the next code, and type it at once. If that is refused too, its clock may be wrong. Then whoever gave you the token must switch it on again.',
    where: ['hasToken'],
    source: 'tokens',
  },
  {
    id: 'badge',
    question: 'My badge says “Incorrect QR code”.',
    alternatives: ['QR code sign-in', 'badge does not work', 'PIN forgotten'],
    answer: 'The first time, sign in once in another way. After that the badge works. If you forgot the PIN, it has to be set again.',
    where: ['hasCard'],
    source: 'card',
  },
  // The pass
  {
    id: 'what-is-pass',
    question: 'What is this pass for?',
    alternatives: ['what do I do with the code you gave me', 'Temporary Access Pass', 'how do I use the pass'],
    answer:
      'It lets you sign in for a short time in place of a password. Go to {registrationAddress}, type your user name and the pass, and set up your phone.',
    where: ['handOver', 'livePass'],
    action: handOver,
    source: 'pass',
  },
  {
    id: 'pass-refused',
    question: 'The pass is not accepted.',
    alternatives: ['temporary access pass wrong', 'TAP does not work', 'pass not offered', 'pass expired'],
    answer: `A new pass can take a few minutes. Capitals count. A pass for one use is spent once you sign in; then you have ${facts.changeWithinMinutes} minutes. If need be we make another.`,
    where: ['handOver', 'livePass'],
    action: handOver,
    source: 'pass',
  },
  {
    id: 'pass-still-asked',
    question: 'I am still asked for the pass.',
    alternatives: ['temporary access pass again', 'keeps asking for pass'],
    answer: 'While a pass is valid it is asked for first. You can choose another way on that page. It stops when the pass ends.',
    where: ['livePass', 'closed'],
    source: 'preferred',
  },
  {
    id: 'pass-secret',
    question: 'May I give the pass to somebody else?',
    alternatives: ['someone asks me for the pass', 'send the code by mail', 'colleague needs my code'],
    answer: 'No. Whoever has it can sign in as you. Nobody from any desk will ring you and ask for it. If somebody does, ring us.',
    where: ['handOver', 'livePass'],
    source: 'desks',
  },
  {
    id: 'try-something-else',
    question: 'It says “Let’s try something else” and to close the browser.',
    alternatives: ['another sign-in method is required', 'cannot add method', 'asked to sign in again'],
    answer: `To change how you sign in, you must have signed in within the last ${facts.changeWithinMinutes} minutes. For a passkey it is ${facts.passkeyWithinMinutes}. Close the browser, sign in again, and add it at once.`,
    where: ['handOver', 'livePass'],
    source: 'registration',
  },
  {
    id: 'which-asked',
    question: 'What will I be asked for next time?',
    alternatives: ['default method', 'change default', 'asks for the wrong thing'],
    answer:
      'As a rule for the safest thing that you have: a passkey first, then the app, then a code, then the phone. You can always choose another way.',
    where: ['closed', 'handOver', 'plan'],
    action: seeThePlan,
    source: 'preferred',
  },
  {
    id: 'signed-out',
    question: 'Why am I signed out everywhere?',
    alternatives: ['logged out of all devices', 'have to sign in again', 'Teams asks me to sign in'],
    answer: 'That was done so that nobody goes on using a lost phone or computer. Sign in again on your own devices. Nothing is lost.',
    where: ['run', 'handOver', 'closed'],
    action: seeThePlan,
    source: 'desks',
  },
  // Something is wrong
  {
    id: 'unasked-request',
    question: 'I got a request although I am not signing in.',
    alternatives: ['someone is trying to get in', 'request I did not make', 'keeps asking me to approve'],
    answer: 'Refuse it. Do not approve it to make it stop: somebody may know your password. Stay with me, and we look at your sign-ins.',
    where: ['hasApp', 'start'],
    action: checkTheCaller,
    source: 'authenticator',
  },
  {
    id: 'unknown-sign-in',
    question: 'There is a sign-in that I do not know.',
    alternatives: ['I don’t recognise this', 'look unfamiliar', 'somebody signed in as me', 'hacked'],
    answer:
      'Thank you for telling us. We look at it together now. If it was not you, we sign everybody out and check your phone and keys. The password must change too.',
    where: ['caller', 'start'],
    action: checkTheCaller,
    source: 'desks',
  },
  {
    id: 'another-city',
    question: 'My sign-ins show a city where I was not.',
    alternatives: ['wrong location', 'sign-in from another town', 'my sign-ins page'],
    answer:
      'The city can be where your internet company is, not you. The country should be right. With a VPN it is the VPN’s country. Another country without a VPN? Tell me.',
    where: ['caller'],
    source: 'desks',
  },
  {
    id: 'asks-to-allow',
    question: 'A page asks to read my files or my calendar.',
    alternatives: ['permissions requested', 'accept this app', 'consent', 'sign you in and read your profile'],
    answer: 'Do not accept it unless we told you to. Close the page and tell me what it is called.',
    where: ['start'],
    source: 'desks',
  },
  {
    id: 'vpn-password',
    question: 'Why must I change my password so often?',
    alternatives: ['asked to reset password again', 'VPN', 'risky sign-in'],
    answer:
      'A VPN can make your sign-in look like a stranger’s. Switch it off for our services and try again. If you are still asked, I look at why.',
    where: ['caller'],
    source: 'desks',
  },
  // Passwords and being kept out
  {
    id: 'forgot-password',
    question: 'I forgot my password.',
    alternatives: ['reset password', 'self-service reset', 'new password'],
    answer:
      'Go to aka.ms/sspr, type your user name, and confirm with your phone or app. If that does not work, I first make sure that it is you.',
    where: ['start', 'caller'],
    action: checkTheCaller,
    source: 'desks',
  },
  {
    id: 'locked-out',
    question: 'It says that my account is locked.',
    alternatives: ['too many attempts', 'locked out', 'account temporarily locked'],
    answer:
      'Too many wrong passwords lock the door for a short time. Wait some minutes and try once. Each new wrong try makes the wait longer.',
    where: ['start', 'caller'],
    source: 'lockout',
  },
  {
    id: 'blocked',
    question: 'It says that my account is switched off.',
    alternatives: ['account disabled', 'sign-in blocked', 'account has been blocked'],
    answer:
      'Your sign-in was switched off here. A new phone or a pass does not change that. Ask your manager why, and who may switch it on again.',
    where: ['blocked'],
    source: 'desks',
  },
  {
    id: 'guest',
    question: 'I am from another organisation. Can you help me?',
    alternatives: ['guest account', 'external user', 'I do not work here'],
    answer:
      'Your password and your pass come from your own organisation. Ask its help desk first. We can look only at what you set up for us.',
    where: ['guest'],
    source: 'pass',
  },
  {
    id: 'other-agent',
    question: 'Why can you not do it yourself?',
    alternatives: ['pass me to somebody else', 'need your supervisor', 'who can help me'],
    answer: 'Your account needs a colleague with other rights. I know who that is and pass on what you told me.',
    where: ['refused'],
    source: 'desks',
  },
  {
    id: 'access-reject',
    question: 'I get “Access-Reject” or “user name or password is not correct”.',
    alternatives: ['VPN login fails', 'access reject', 'remote access wrong password'],
    answer: 'That service wants a second step and may find none. Sign in once at office.com and follow the steps there. Then try again.',
    where: ['noMethods'],
    source: 'desks',
  },
  {
    id: 'not-enabled',
    question: 'My second step works, but the service still says invalid user name or password.',
    alternatives: ['password is correct but cannot get in', 'not enabled for the service'],
    answer: 'Then that service may not be switched on for you. Ask your manager or tutor whether it was asked for.',
    where: ['closed'],
    source: 'desks',
  },
  {
    id: 'remote-desktop',
    question: 'Remote desktop lets me in no more.',
    alternatives: ['RDP', 'remote access from home', 'cannot log into remote desktop'],
    answer: 'From outside it may ask for a second step now. Set up the app or a key first, then sign in again and answer the request.',
    where: ['noMethods'],
    source: 'desks',
  },
  {
    id: 'mail-stopped',
    question: 'Mail stopped on my phone or Mac.',
    alternatives: ['no email since the change', 'calendar not syncing', 'Apple Mail'],
    answer: 'The mail app may still sign in the old way. Take the account off there and add it again. Your mail stays on the server.',
    where: ['closed'],
    source: 'desks',
  },
  // When and how often
  {
    id: 'when',
    question: 'When does this start?',
    alternatives: ['deadline', 'from which date', 'do I have to'],
    answer:
      'Your organisation sets the day. Set it up before then. It takes about five minutes, and afterwards there is just one more step.',
    where: ['noMethods'],
    source: 'desks',
  },
  {
    id: 'not-asked-here',
    question: 'Why am I not asked when I am here?',
    alternatives: ['only asked at home', 'off campus', 'on site no prompt'],
    answer: 'Some organisations trust their own network. Elsewhere you are asked. So take your phone or key with you when you leave.',
    where: ['closed'],
    source: 'desks',
  },
  {
    id: 'fewer-requests',
    question: 'Can I be asked less often?',
    alternatives: ['stay signed in', 'too many requests', 'asked every time'],
    answer: 'On your own device say Yes when you are asked to stay signed in. Never do that on a shared one.',
    where: ['closed', 'hasApp'],
    source: 'desks',
  },
  {
    id: 'accessible',
    question: 'Does the app work with a screen reader?',
    alternatives: ['blind', 'VoiceOver', 'TalkBack', 'accessibility', 'I cannot see the screen'],
    answer: 'Yes, with VoiceOver and TalkBack. If a phone is not for you, ask us about a security key or a token.',
    where: ['handOver'],
    source: 'desks',
  },
];
