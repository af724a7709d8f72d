import { deskAddress, expect, foreignRequests, test, withDesk } from './desk.ts';

const run = 'document.documentElement.dataset.ran=1';
const beacon = 'https://example.com/leak';

/** Markup that runs a script or sends a request in a page without a policy. */
const payloads = [
  `<script>${run}</script>`,
  `<script src="${beacon}.js"></script>`,
  `<script type="module">${run}</script>`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<script nonce="x">${run}</script>`,
  `<img src="x" onerror="${run}">`,
  `<img src="${beacon}.png">`,
  `<img srcset="${beacon}.png 1x">`,
  `<svg onload="${run}"></svg>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><script href="${beacon}.js"></script></svg>`,
  `<svg><animate onbegin="${run}" attributeName="x" dur="1s"></animate></svg>`,
  `<svg><image href="${beacon}.svg"></image></svg>`,
  `<math><mtext><img src="x" onerror="${run}"></mtext></math>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<iframe src="javascript:parent.${run}"></iframe>`,
  `<iframe src="${beacon}.html"></iframe>`,
  `<object data="${beacon}.svg"></object>`,
  `<object data="data:text/html,<script>parent.${run}</script>"></object>`,
  `<embed src="${beacon}.swf">`,
  `<video src="${beacon}.mp4" onerror="${run}" autoplay></video>`,
  `<audio src="${beacon}.mp3" onerror="${run}" autoplay></audio>`,
  `<video><source src="x" onerror="${run}"></video>`,
  `<details open ontoggle="${run}"><summary>x</summary></details>`,
  `<input autofocus onfocus="${run}">`,
  `<style>@import url("${beacon}.css"); body { background: url("${beacon}.gif") }</style>`,
  `<style onload="${run}">body { color: red }</style>`,
  `<link rel="stylesheet" href="${beacon}.css" onload="${run}" onerror="${run}">`,
  `<link rel="prefetch" href="${beacon}.pre">`,
  `<link rel="preload" as="script" href="${beacon}.pre.js">`,
  `<link rel="preconnect" href="https://example.com"><link rel="dns-prefetch" href="//example.com">`,
  `<base href="https://example.com/"><img src="relative.png">`,
  `<form action="${beacon}"><button autofocus onfocus="this.click()">x</button></form>`,
  `<p style="background: url('${beacon}.bg')" onpointerenter="${run}">x</p>`,
  `<body onpageshow="${run}">`,
  `<marquee onstart="${run}">x</marquee>`,
];

test(`markup in the page itself runs nothing and sends nothing, for each of ${payloads.length} payloads`, async () => {
  await withDesk(async (desk) => {
    const { app, page } = desk;
    await app.evaluate(
      async ({ session }, { address, body }) => {
        // The headers are those that the app really sends; only the markup is not its own.
        const { headers } = await session.defaultSession.fetch(address);
        session.defaultSession.protocol.unhandle('app');
        session.defaultSession.protocol.handle('app', ({ url }) =>
          url === address ? new Response(body, { headers }) : new Response(null, { status: 404, headers }),
        );
      },
      { address: deskAddress, body: `<!doctype html><body>${payloads.join('\n')}<p id="end">The end</p></body>` },
    );
    const blocked: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/u.test(message.text())) blocked.push(message.text());
    });
    await page.reload();
    await page.waitForSelector('#end');
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => document.documentElement.dataset['ran'])).toBeUndefined();
    expect(await foreignRequests(desk)).toEqual([]);
    // The payloads were there and were stopped.
    expect(await page.evaluate(() => document.querySelectorAll('script, img, svg, iframe').length)).toBeGreaterThan(15);
    expect(blocked.length).toBeGreaterThan(15);
  });
});

test.describe('a script of the page', () => {
  test('cannot make such markup', async ({ desk }) => {
    const refused = await desk.page.evaluate(() => {
      const host = document.createElement('div');
      document.body.append(host);
      const markup = '<img src="x" onerror="ran.push(2)">';
      const sinks: Record<string, () => unknown> = {
        innerHTML: () => (host.innerHTML = markup),
        outerHTML: () => (host.outerHTML = markup),
        insertAdjacentHTML: () => host.insertAdjacentHTML('beforeend', markup),
        contextualFragment: () => document.createRange().createContextualFragment(markup),
        domParser: () => new DOMParser().parseFromString(markup, 'text/html'),
        documentWrite: () => document.write(markup),
        srcdoc: () => (document.createElement('iframe').srcdoc = markup),
        scriptSource: () => (document.createElement('script').src = 'app://latchkey/x.js'),
        scriptText: () => (document.createElement('script').text = 'ran.push(3)'),
        scriptChild: () => document.createElement('script').append(document.createTextNode('ran.push(6)')),
        handlerAttribute: () => host.setAttribute('onclick', 'ran.push(4)'),
        timer: () => window.setTimeout('ran.push(5)' as unknown as () => void, 0),
        worker: () => new Worker('app://latchkey/x.js'),
        policy: () =>
          (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }).trustedTypes.createPolicy(
            'mine',
            {},
          ),
      };
      return Object.entries(sinks).map(([name, use]) => {
        try {
          use();
          return [name, 'taken'];
        } catch {
          return [name, 'refused'];
        }
      });
    });
    expect(refused.filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
  });
});
