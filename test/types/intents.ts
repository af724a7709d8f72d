import type { WriteAction } from '../../contract/writes.ts';
import type { CommittedIntent, IntentDraft, PersonOf } from '../../main/audit/records.ts';
import type { Change } from '../../main/changes/change.ts';
import { changes } from '../../main/changes/index.ts';
import type { GraphClient } from '../../main/graph/client.ts';
import { deleteMethod } from '../../main/graph/methods.ts';
import { revokeSignInSessions } from '../../main/graph/sessions.ts';
import type { Transport } from '../../main/graph/transport.ts';

/*
 * Misuses of an intent that must not compile. `tsc` reads this file as part of `npm test`: an `@ts-expect-error` under
 * which nothing is wrong is an error itself. Nothing here runs.
 */

export const anotherAction = (client: GraphClient, intent: CommittedIntent<'sessions.revoke'>) =>
  // @ts-expect-error An intent to end sessions does not pay for a deletion.
  deleteMethod(client, intent);

export const anotherPerson = (client: GraphClient, intent: CommittedIntent<'method.delete'>, other: string) =>
  // @ts-expect-error Whom it is about stands in the intent: there is nowhere to name somebody else.
  deleteMethod(client, intent, other);

export const bareDraft = (client: GraphClient, draft: IntentDraft<'sessions.revoke'>) =>
  // @ts-expect-error A draft is not on disk: only the journal makes what pays.
  revokeSignInSessions(client, draft);

export const notSpent = (transport: Transport, intent: CommittedIntent<'sessions.revoke'>) =>
  transport.send({
    method: 'POST',
    version: 'v1.0',
    path: '/users/x/revokeSignInSessions',
    timeoutMs: 1,
    // @ts-expect-error A write goes out with a spent intent, and only `spend`, which refuses a second time, gives one.
    paidBy: intent,
  });

export const withoutPay = (transport: Transport) =>
  // @ts-expect-error What is not a read cannot be sent without one at all.
  transport.send({ method: 'DELETE', version: 'v1.0', path: '/users/x', timeoutMs: 1, clientRequestId: 'x' });

export const factsOfAnother: IntentDraft<'method.delete'>['facts'] = {
  // @ts-expect-error The facts are those of the action.
  validFromBefore: null,
};

// @ts-expect-error What is about a person names the person.
export const aboutNobody: IntentDraft<'method.delete'>['person'] = null;

// @ts-expect-error What is about the tenant names nobody.
export const somebodyOfTheTenant: PersonOf<'tenant'> = { id: 'x', displayName: 'Pia', userPrincipalName: 'pia@practice.example' };

export const authorityOfItself: IntentDraft['authority'] = {
  // @ts-expect-error An intent rests on evidence or on an approval, and on nothing else.
  kind: 'becauseISaySo',
};

const { 'sessions.revoke': _, ...oneTooFew } = changes;
// @ts-expect-error Every write action has its Change.
export const registry: { readonly [A in WriteAction]: Change<A> } = oneTooFew;
