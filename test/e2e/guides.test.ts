import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleName } from '../support/guides/examples.ts';
import { exampleNames, exampleProfile, factsOf, isIn } from '../support/guides/examples.ts';
import type { Console } from './support/console.ts';
import { expect, test } from './support/console.ts';
import { GuideView } from './support/guide-view.ts';
import { launchConsole } from './support/launch-console.ts';
import { femi } from './support/people.ts';
import { SettingsView } from './support/settings-view.ts';
import { readCodeFrom } from './support/read-codes.ts';
import type { PdfFacts } from './support/read-pdf.ts';
import { readPdf } from './support/read-pdf.ts';

/** What a person registers at each desk, as the practice tenant names it. */
const registered: Readonly<Record<ExampleName, readonly string[]>> = {
  conservatoire: ['microsoftAuthenticator'],
  'school-trust': ['microsoftAuthenticator', 'mobile'],
  university: ['microsoftAuthenticator', 'mobile'],
  'youth-organisation': ['mobile'],
  'health-service': ['microsoftAuthenticator', 'mobile'],
};

/** Answers the system's file dialog, which no test can click. */
const saveTo = (desk: Console, path: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

const openGuide = async (desk: Console): Promise<GuideView> => {
  await desk.find.open(femi.upn, new RegExp(femi.name, 'u'));
  await desk.person.methods.getByRole('button', { name: 'Guide…' }).click();
  return new GuideView(desk.page);
};

/** Looks at both kinds, saves each as a PDF. */
const savePdfs = async (desk: Console, folder: string): Promise<Readonly<Record<'done' | 'alone', PdfFacts>>> => {
  const guide = await openGuide(desk);
  await expect(guide.kind('Done at the desk')).toBeChecked();
  await expect(guide.paper).toBeVisible();
  const save = async (name: string): Promise<PdfFacts> => {
    const path = join(folder, `${name}.pdf`);
    await saveTo(desk, path);
    await guide.button('Save as PDF…').click();
    await expect(guide.said).toHaveText(`Saved as ${path}`);
    return await readPdf(readFileSync(path));
  };
  const done = await save('done');
  await guide.kind('To do alone').check();
  await expect(guide.paper.getByRole('heading', { name: 'Have these at hand' })).toBeVisible();
  return { done, alone: await save('alone') };
};

for (const name of exampleNames) {
  test(`the guide of ${name} says on paper what that organisation's own guide says`, async ({ place, tenant, complaints }) => {
    for (const kind of registered[name]) await tenant.register(femi.upn, { kind, displayName: 'Pixel 9' });
    const desk = await launchConsole(place, tenant, complaints, [`--practice-profile=${name}`]);
    try {
      await desk.start.ready();
      const pdfs = await savePdfs(desk, place.folder);
      for (const kind of ['done', 'alone'] as const) {
        const pdf = pdfs[kind];
        const said = factsOf(name).filter(({ guide }) => guide === 'both' || guide === kind);
        expect(
          said.filter((fact) => !isIn(fact, pdf.text)).map((fact) => fact.expect),
          `${kind}: facts that are missing`,
        ).toEqual([]);
        expect(pdf.pages, kind).toBeLessThanOrEqual(2);
        expect(pdf, kind).toMatchObject({ isTagged: true, language: 'en-GB', creator: 'Latchkey' });
        expect([...pdf.roles], kind).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI', 'P']));
        expect(pdf.outline, kind).toEqual(expect.arrayContaining(['Change what you set up', 'Help']));
        expect(pdf.alternatives, kind).toContain('QR code that opens aka.ms/mysecurityinfo');
      }
      const guide = new GuideView(desk.page);
      const { manageAddress, more } = exampleProfile(name).guide;
      const addresses = [`https://${manageAddress}`, ...more.map(({ address }) => address)];
      await expect(guide.codes).toHaveCount(addresses.length);
      for (const [index, address] of addresses.entries()) expect(await readCodeFrom(desk.app, guide.codes.nth(index))).toBe(address);
    } finally {
      await desk.close();
    }
  });
}

test('a person with nothing set up gets the guide to do alone; the other says why there is none', async ({ desk }) => {
  const guide = await openGuide(desk);
  await expect(guide.kind('To do alone')).toBeChecked();
  await expect(guide.paper).toBeVisible();
  await guide.kind('Done at the desk').check();
  await expect(guide.problem).toContainText('Nothing is set up for the second step yet');
  await expect(guide.button('Print…')).toBeDisabled();
});

test('the guide as a web page is the one that is on the screen, without a script or a link', async ({ desk, place }) => {
  const guide = await openGuide(desk);
  await expect(guide.paper).toBeVisible();
  const path = join(place.folder, 'guide.html');
  await saveTo(desk, path);
  await guide.button('Save as HTML…').click();
  await expect(guide.said).toHaveText(`Saved as ${path}`);
  const html = readFileSync(path, 'utf8');
  expect(html).toContain('default-src &#39;none&#39;');
  expect(html).not.toMatch(/<script|<img|<link/u);
  const headings = await guide.paper.getByRole('heading', { level: 3 }).allTextContents();
  for (const heading of headings) expect(html).toContain(`<h2><bdi>${heading}</bdi></h2>`);
});

test('without a printer the guide says what works; a cancelled or refused save says so', async ({ desk, place }) => {
  const guide = await openGuide(desk);
  await expect(guide.paper).toBeVisible();
  await guide.button('Print…').click();
  await expect(guide.problem).toContainText('Save the guide as a PDF');
  await desk.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await guide.button('Save as PDF…').click();
  await expect(guide.said).toHaveText('Nothing was saved.');
  await saveTo(desk, join(place.folder, 'no such folder', 'guide.pdf'));
  await guide.button('Save as PDF…').click();
  await expect(guide.problem).toContainText('Choose another folder');
});

test('the guide is opened, chosen and closed by key, and the focus comes back', async ({ desk }) => {
  await desk.find.open(femi.upn, new RegExp(femi.name, 'u'));
  const button = desk.person.methods.getByRole('button', { name: 'Guide…' });
  await button.focus();
  await desk.page.keyboard.press('Enter');
  const guide = new GuideView(desk.page);
  await expect(guide.paper).toBeVisible();
  await guide.kind('To do alone').focus();
  await desk.page.keyboard.press('ArrowLeft');
  await expect(guide.kind('Done at the desk')).toBeChecked();
  await desk.page.keyboard.press('Escape');
  await expect(guide.root).toBeHidden();
  await expect(button).toBeFocused();
});

test('what the settings screen says of the guide is on the next one', async ({ desk }) => {
  await desk.bar.screen(/settings/i).click();
  const settings = new SettingsView(desk.page);
  await settings.field('Heading of the guide').fill('Welcome back, {name}');
  await settings.field('Where people sign in').fill('https://portal.example');
  await settings.save.click();
  await expect(settings.field('Where people sign in')).toHaveAccessibleDescription(/without https/u);
  await settings.field('Where people sign in').fill('portal.example');
  await settings.button('Add a note').click();
  await settings.root.getByLabel('Heading', { exact: true }).fill('Only once');
  await settings.root.getByLabel('Text', { exact: true }).fill('You set this up one time.');
  await settings.save.click();
  await expect(settings.root.getByText('Everything is saved.')).toBeVisible();
  const guide = await openGuide(desk);
  await expect(guide.paper.getByRole('heading', { name: 'Welcome back, Femi' })).toBeVisible();
  await expect(guide.paper).toContainText('You set this up one time.');
});

test('in the practice tenant one practises for another organisation, and back', async ({ desk }) => {
  const choice = desk.page.getByLabel('Practise for');
  await expect(choice).toHaveValue('');
  await choice.selectOption({ label: 'A university' });
  await expect(desk.page.getByText('IT Service Centre, University of Elmsworth')).toBeVisible();
  const guide = await openGuide(desk);
  await expect(guide.paper).toContainText('help@elmsworth.example');
  await guide.button('Close').click();
  await desk.person.close.click();
  await choice.selectOption({ label: 'My own desk profile' });
  await expect(desk.page.getByText('University of Elmsworth')).toHaveCount(0);
});
