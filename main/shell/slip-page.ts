import { createHash } from 'node:crypto';
import { spell } from '../../contract/spelling.ts';
import type { Secret } from '../secret.ts';

/** What the hand-over slip says, and where it will be read. */
export interface SlipDetails {
  readonly organisation: string;
  readonly deskName: string;
  readonly supportContact: string;
  readonly supportHours: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly code: Secret;
  readonly startUtc: string;
  readonly expiresAtUtc: string;
  readonly isUsableOnce: boolean;
  readonly registrationAddress: string;
  /** What the desk allows people to register, by name; empty where it allows everything. */
  readonly registerWith: readonly string[];
  /** IANA name of the zone in which times are printed, as in `Europe/London`. */
  readonly timeZone: string;
}

const style = `
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
html { font: 11pt/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; color: #000; background: #fff }
html, body { height: 297mm; overflow: hidden }
body { width: 210mm; padding: 18mm 20mm 14mm; display: flex; flex-direction: column; gap: 7mm }
header { display: flex; align-items: start; justify-content: space-between; gap: 10mm; border-bottom: 0.6mm solid #000; padding-bottom: 3mm }
header strong { font-size: 14pt }
h1 { font-size: 20pt; line-height: 1.2 }
h2 { font-size: 11pt; margin-bottom: 1.5mm }
bdi, td, p, li { overflow-wrap: anywhere }
body.dense { font-size: 9pt; gap: 4mm; padding-top: 12mm }
.dense h1 { font-size: 15pt }
.dense .who, .dense header strong { font-size: 10pt }
.dense .spelling, .dense footer { font-size: 8pt }
/* Room for a long contact and long hours: they are what the person falls back on. */
footer.clamp { -webkit-line-clamp: 7 }
.who { font-size: 12pt }
.clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden }
.pass { border: 0.6mm solid #000; border-radius: 2mm; padding: 6mm }
.code { font: 700 30pt/1.25 "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace; letter-spacing: 0.12em; font-variant-ligatures: none; overflow-wrap: anywhere }
.code.long { font-size: 18pt }
.spelling { display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin-top: 4mm; padding: 0; list-style: none; font-size: 9.5pt }
.spelling b { font-family: "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace }
table { border-collapse: collapse }
td { padding: 0.6mm 6mm 0.6mm 0; vertical-align: top }
ol { padding-left: 6mm }
li { margin-bottom: 1.5mm }
.care { border-left: 1.2mm solid #000; padding-left: 4mm }
footer { margin-top: auto; border-top: 0.2mm solid #000; padding-top: 3mm; font-size: 9.5pt }
`;

/** Nothing runs, nothing loads; only the one style element of this page counts. */
export const slipSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML text; isolated, so that a right-to-left mark in a name stays inside it. */
const text = (value: string) => `<bdi>${value.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '')}</bdi>`;

/** The slip as one HTML document of one A4 page. It holds the code in the clear: print it, never store it. */
export const slipPage = (slip: SlipDetails): string => {
  const code = slip.code.unwrap();
  const spelling = spell(code).map(({ character, word }) => `<li><b>${text(character)}</b> ${text(word)}</li>`);
  const once = slip.isUsableOnce
    ? 'Once only. Finish all the steps within ten minutes of signing in.'
    : 'As often as needed until it expires.';
  const varying = [slip.userPrincipalName, slip.registrationAddress, slip.registerWith.join(', '), slip.supportContact, slip.supportHours];
  const dense = varying.join('').length + 4 * code.length > 260;
  const reached = [slip.supportContact, slip.supportHours].filter((said) => said !== '').map(text);
  const contact = reached.length === 0 ? '' : ` — ${reached.join(', ')}`;
  const choices = slip.registerWith.length === 0 ? '' : ` You can register: <strong>${text(slip.registerWith.join(', '))}</strong>.`;

  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hand-over slip</title><style>${style}</style></head>
<body${dense ? ' class="dense"' : ''}>
<header><strong class="clamp">${text(slip.organisation)}</strong><span class="clamp">${text(slip.deskName)}</span></header>
<section class="who">
<h1>Your Temporary Access Pass</h1>
<p class="clamp">For ${text(slip.displayName)}, who signs in as ${text(slip.userPrincipalName)}</p>
</section>
<section class="pass">
<p class="code${code.length > 14 ? ' long' : ''}">${text(code)}</p>
<ul class="spelling">${spelling.join('')}</ul>
</section>
<table>
<tr><td>Valid from</td><td><strong>${text(localTime(slip.startUtc, slip.timeZone))}</strong></td></tr>
<tr><td>Valid until</td><td><strong>${text(localTime(slip.expiresAtUtc, slip.timeZone))}</strong></td></tr>
<tr><td>Can be used</td><td><strong>${text(once)}</strong></td></tr>
</table>
<section>
<h2>Register your new phone or key</h2>
<ol>
<li>In a web browser, go to <strong>${text(slip.registrationAddress)}</strong></li>
<li>Sign in with your user name: <strong>${text(slip.userPrincipalName)}</strong></li>
<li>When you are asked for a Temporary Access Pass, type the pass above. Capital and small letters matter. A new pass can take a few minutes to work; if it is refused, wait five minutes and try again.</li>
<li>Choose <strong>Add sign-in method</strong> and follow the steps for your new phone or security key.${choices}</li>
<li>Sign out, then sign in once with what you have just registered.</li>
</ol>
</section>
<section class="care">
<h2>Keep this slip to yourself</h2>
<p>Whoever holds it can sign in as you. Nobody at the desk will ask you for the pass. Shred the slip when you have finished.</p>
</section>
<footer class="clamp">Something does not work, or you did not ask for this? ${text(slip.deskName)}${contact}</footer>
</body>
</html>`;
};

/** As in `Sunday 22 November 2026, 09:30 GMT`; put together here, as its commas differ between versions of ICU. */
const localTime = (utc: string, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  }).formatToParts(new Date(utc));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
};
