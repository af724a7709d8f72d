import type { FaultCode } from '../../contract/result.ts';

interface Refusal {
  /** Where it is another than the status says. */
  readonly code?: FaultCode;
  readonly message: string;
}

interface KnownRefusal extends Refusal {
  readonly words: RegExp;
}

/**
 * Refusals whose cure stands in Graph's own text, and only there. The text is matched to say what helps and to offer the
 * sign-in page that helps; whether something was changed is never told from it. Every sentence names a way on that a stopped
 * run has: taking up, leaving a step out, stopping, another plan.
 */
const known: readonly KnownRefusal[] = [
  {
    // microsoftgraph/microsoft-graph-docs-contrib#3910
    words: /\bMFA is required\b|multi-?factor authentication is required/iu,
    code: 'graph.claimsChallenge',
    message:
      'Microsoft does this only after a sign-in with a second step. Nothing was changed. Sign in again with your second step, then take up again.',
  },
  {
    words: /default (authentication )?method/iu,
    message:
      'This is the person’s default method, and Microsoft does not delete it while others exist. Stop here and make a new plan, which moves the default first, or leave this step out.',
  },
  {
    words: /UserCredentialPolicy/u,
    message:
      'The organisation’s policy does not allow this method for this person. Ask an Authentication Policy Administrator, then take up again; or stop here and plan without it.',
  },
  {
    words: /\blifetime|start ?(date)?time\b.*\b(past|range)/iu,
    message:
      'The organisation’s rules do not allow a pass of this length. Nothing was changed. Stop here and make a new plan with another length.',
  },
  {
    words: /\bexternal (guest )?user|\bguest user|\bB2B\b/iu,
    message:
      'This person signs in at another organisation, so Microsoft does not do this here. Nothing was changed. Stop here, and ask that organisation’s helpdesk to do it.',
  },
];

/** What is known of a refusal with 400 or 403, by Graph's own words; null for any other. */
export const knownRefusal = (status: number, words: readonly (string | undefined)[]): Refusal | null =>
  status === 400 || status === 403 ? (known.find((one) => words.some((text) => text !== undefined && one.words.test(text))) ?? null) : null;

/** A change that was refused with no more than that. */
export const refusedChange =
  'Microsoft did not accept this change, and nothing was changed. Stop here and make a new plan, or leave this step out where that is offered.';

/** A question that was refused: nothing was to be changed. */
export const refusedQuestion = (code: string | undefined): string =>
  code === 'Request_UnsupportedQuery'
    ? 'Microsoft Graph did not accept this search. Try fewer words or no special characters.'
    : 'Microsoft Graph did not accept this question. Try again; if it stays so, give the details to your administrator.';
