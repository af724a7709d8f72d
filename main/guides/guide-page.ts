import { createHash } from 'node:crypto';
import type { DrawnCode, GuideBlock, GuideSection } from '../../contract/guides.ts';
import type { ComposedGuide } from './compose-guide.ts';

/** A page to be printed or kept: nothing in it runs, nothing of it loads anything. */
export interface GuidePage {
  readonly html: string;
  /** Content-Security-Policy for whoever serves it; the page says the same of itself, for when it is a file. */
  readonly policy: string;
}

/** Every size is that of the text or larger. Ligatures would break the words in a PDF's tags. */
const styleFor = (points: number): string => `
@page { size: A4; margin: 13mm 15mm }
* { box-sizing: border-box }
html { font: ${points}pt/1.25 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; font-variant-ligatures: none; color: #000; background: #fff }
body { margin: 0 auto; max-width: 180mm; overflow-wrap: anywhere }
header { display: flex; justify-content: space-between; gap: 8mm; border-bottom: 0.5mm solid #000; padding-bottom: 1.5mm; font-weight: 700 }
h1 { font-size: 1.45em; line-height: 1.15; margin: 3mm 0 2mm }
h2 { font-size: 1.1em; margin: 3.5mm 0 1mm; break-after: avoid }
/* Its name stands at the beginning of a point's first line: a line saved for each. */
h3, .point p { display: inline; font-size: 1em; margin: 0 }
p, ul, ol { margin: 0 0 1mm }
ul, ol { padding-left: 7mm }
li { margin-bottom: 0.6mm; break-inside: avoid }
.on { display: inline-block; border: 0.3mm solid #000; border-radius: 1mm; padding: 0 1.2mm; font-weight: 700; line-height: 1.1 }
.box { border: 0.5mm solid #000; border-radius: 2mm; padding: 1mm 4mm 2mm; margin-top: 3mm; break-inside: avoid }
.box h2 { margin-top: 1mm }
.point { break-inside: avoid; margin-bottom: 1.2mm }
.codes { display: flex; flex-wrap: wrap; gap: 1mm 8mm }
figure { display: flex; align-items: center; gap: 3mm; flex: 1 1 40%; margin: 0; break-inside: avoid }
figcaption { flex: 1 1 0 }
figure svg { display: block; width: 30mm; height: 30mm; background: #fff }
footer { margin-top: 3mm; border-top: 0.2mm solid #000; padding-top: 1mm }
@media screen { body { padding: 8mm } }
`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (value: string): string => value.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
/** Isolated, so that a right-to-left mark in a name stays inside it. */
const text = (value: string): string => `<bdi>${escape(value)}</bdi>`;

/** Modules of light round a code that a reader needs to find it. */
const quietZone = 4;

/** The caption is in the figure: of one that holds nothing but paths Chromium writes no tag, and so no text in its place. */
const code = ({ alt, path, size, caption }: DrawnCode): string =>
  `<figure aria-label="${escape(alt)}"><svg viewBox="${-quietZone} ${-quietZone} ${size + 2 * quietZone} ${size + 2 * quietZone}" shape-rendering="crispEdges" aria-hidden="true"><path d="${escape(path)}" fill="#000"/></svg><figcaption>${text(caption)}</figcaption></figure>`;

const deviceNames = { computer: 'Computer', phone: 'Phone' } as const;

const blockHtml = (block: Exclude<GuideBlock, { kind: 'code' }>): string => {
  switch (block.kind) {
    case 'text':
      return `<p>${text(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
    case 'steps':
      return `<ol>${block.steps
        .map(({ on, text: words }) => `<li>${on === null ? '' : `<span class="on">${deviceNames[on]}</span> `}${text(words)}</li>`)
        .join('')}</ol>`;
    case 'points':
      return block.points
        .map(
          ({ name, text: words }) =>
            `<div class="point"><h3>${text(/[.:!?]$/u.test(name) ? name : `${name}:`)}</h3> <p>${text(words)}</p></div>`,
        )
        .join('');
    default:
      return block satisfies never;
  }
};

const sectionHtml = ({ heading, boxed, blocks }: GuideSection): string => {
  const words = blocks.flatMap((block) => (block.kind === 'code' ? [] : [blockHtml(block)]));
  const codes = blocks.flatMap((block) => (block.kind === 'code' ? [code(block.code)] : []));
  return `<section${boxed ? ' class="box"' : ''}><h2>${text(heading)}</h2>${words.join('')}${codes.length === 0 ? '' : `<div class="codes">${codes.join('')}</div>`}</section>`;
};

/** The guide as one HTML document that is printed as it is. */
export const guidePage = (guide: ComposedGuide): GuidePage => {
  const style = styleFor(guide.points);
  const own = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="${escape(guide.language)}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escape(own)}"><title>${escape(guide.title)}</title><style>${style}</style></head>
<body>
<header><span>${text(guide.organisation)}</span><span>${text(guide.deskName)}</span></header>
<main>
<h1>${text(guide.title)}</h1>
${guide.sections.map(sectionHtml).join('\n')}
</main>
<footer><p>${text(guide.foot)}</p></footer>
</body>
</html>`;
  return { html, policy: `${own}; frame-ancestors 'none'; sandbox` };
};
