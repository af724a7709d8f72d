import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { AuthorityAccount } from './provider.ts';

/**
 * The page on which one says who one is: a list of accounts, and a button that says no. It works in a real
 * browser (no script) and for the page driver of the Node tests.
 */
export const answerInteraction = async (
  provider: Provider,
  accounts: readonly AuthorityAccount[],
  req: IncomingMessage,
  res: ServerResponse,
  form: URLSearchParams,
): Promise<void> => {
  const details = await provider.interactionDetails(req, res);
  if (req.method === 'GET') {
    const hint = typeof details.params['login_hint'] === 'string' ? details.params['login_hint'].toLowerCase() : '';
    const choices = accounts.map(
      ({ oid, upn, name }) =>
        `<label><input type="radio" name="account" value="${oid}"${upn === hint ? ' checked' : ''}> ${name} (${upn})</label><br>`,
    );
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(
      `<!doctype html><title>Stand-in sign-in page</title><h1>Who are you?</h1><form method="post" action="/interaction/${details.uid}">${choices.join('')}
<button name="decision" value="accept">Sign in</button> <button name="decision" value="decline">Cancel</button></form>`,
    );
    return;
  }
  const accountId = form.get('account');
  if (form.get('decision') === 'decline' || accountId === null) {
    await provider.interactionFinished(
      req,
      res,
      { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.' },
      { mergeWithLastSubmission: false },
    );
    return;
  }
  const { Grant } = provider;
  const grant = new Grant({ accountId, clientId: String(details.params['client_id']) });
  grant.addOIDCScope(String(details.params['scope']));
  const grantId = await grant.save();
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId }, consent: { grantId }, select_account: {} },
    { mergeWithLastSubmission: false },
  );
};
