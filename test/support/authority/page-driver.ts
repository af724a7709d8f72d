/** What a visit ended with. */
export interface Visited {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  /** Pages and redirects passed, for messages of failing tests. */
  readonly trail: readonly string[];
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return found?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
};

/**
 * A browser for pages of links and forms: keeps cookies, follows redirects, and submits every form it meets with
 * its hidden fields and what is given here. Ends at a page without a form, or at the loopback redirect.
 */
export const visit = async (fetch: typeof globalThis.fetch, start: string, fill: Readonly<Record<string, string>>): Promise<Visited> => {
  const cookies = new Map<string, string>();
  const trail: string[] = [];
  const submitted = new Map<string, number>();
  let url = new URL(start);
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    trail.push(`${body === undefined ? 'GET' : 'POST'} ${url.origin}${url.pathname}`);
    // The name is resolved as a browser does; MSAL listens on IPv4.
    const isLoopback = url.hostname === 'localhost';
    if (isLoopback) url.hostname = '127.0.0.1';
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await answer.text();
    const location = answer.headers.get('location');
    const form = /<form\b[^>]*>/u.exec(text)?.[0];
    if (answer.status >= 300 && answer.status < 400 && location !== null) {
      url = new URL(location, url);
      body = undefined;
    } else if (form !== undefined && !isLoopback) {
      url = new URL(attribute(form, 'action') ?? url.href, url);
      const hidden = [...text.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gu)].map(([tag]): [string, string] => [
        attribute(tag, 'name') ?? '',
        attribute(tag, 'value') ?? '',
      ]);
      body = new URLSearchParams([...hidden, ...Object.entries(fill).filter(([name]) => !hidden.some(([known]) => known === name))]);
      // A page that asks a third time does not want what it was given; the second may be its "are you sure?".
      const times = (submitted.get(url.href) ?? 0) + 1;
      if (times > 2) return { url: url.href, status: answer.status, text, trail };
      submitted.set(url.href, times);
    } else {
      return { url: url.href, status: answer.status, text, trail };
    }
  }
  throw new Error(`The page went round in circles: ${trail.join(' -> ')}`);
};
