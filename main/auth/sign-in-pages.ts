/** What the browser shows when the sign-in page is done. Whole pages without script, picture or request. */
const page = (title: string, text: string): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${title} — Latchkey</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:18vh auto 0;padding:0 1.5rem}</style>
</head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

export const successPage = page(
  'Go back to Latchkey',
  'The sign-in page is done. Close this tab and go back to the Latchkey window: it goes on by itself.',
);

export const errorPage = page(
  'Not signed in',
  'The sign-in was stopped or refused. Close this tab and go back to the Latchkey window: it says what happened and offers to try again.',
);
