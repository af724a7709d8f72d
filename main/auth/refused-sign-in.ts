import { FaultError } from '../fault-error.ts';

/** By Microsoft's number; it chooses a clearer sentence and no behaviour. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const sentences: readonly (readonly [number: RegExp, sentence: string])[] = [
  [
    /AADSTS5300[0-4]\b/u,
    'a rule of your organisation (Conditional Access) does not allow it from this device or network. Ask your administrator which rule it is; the details below name it.',
  ],
  [/AADSTS50057\b/u, 'this account is blocked. Ask your administrator, or sign in with another account.'],
  [/AADSTS50053\b/u, 'this account is locked after too many tries. Wait some minutes, then sign in again, or ask your administrator.'],
  [/AADSTS(?:50055|50144)\b/u, 'the password of this account has run out. Change it in the browser, then sign in again.'],
  [/AADSTS50105\b/u, 'this account is not among those who may use Latchkey. Ask your administrator to add it to the app.'],
  [
    /AADSTS(?:50020|50034|90072)\b/u,
    'this account does not belong to your organisation. Sign in with your work account there, or ask your administrator to invite this one.',
  ],
  [
    /AADSTS(?:50072|50074|50076|50079|50158)\b/u,
    'the second proof that your organisation asks for was not given. Sign in again and finish every page; if no page asks for it, tell your administrator.',
  ],
  [
    /AADSTS(?:70043|70044)\b/u,
    'your organisation wants a newer proof than the browser has. Sign out of your work account in the browser, then sign in here again.',
  ],
];

/**
 * Microsoft had the answer of a page and gave no token for it. To sign in again in the same way would end in the same way,
 * so the sentence says what can be changed.
 */
export const refusedSignIn = (details: { readonly detail: string; readonly cause: unknown }): FaultError => {
  const why = sentences.find(([number]) => number.test(details.detail))?.[1];
  return new FaultError(
    'auth.refused',
    `Microsoft refused this sign-in${why === undefined ? '. Show the details to your administrator, or sign in with another account.' : `: ${why}`}`,
    details,
  );
};
