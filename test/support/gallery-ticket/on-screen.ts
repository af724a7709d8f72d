import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { preview } from 'vite';

export interface Gallery {
  readonly address: string;
  readonly browser: Browser;
  readonly end: () => Promise<void>;
}

/** The built gallery under the product's own policy, and a Chromium (CHROMIUM names it, else /usr/bin/chromium). */
export const openGallery = async (): Promise<Gallery> => {
  const configFile = resolve(import.meta.dirname, '../gallery/vite.config.ts');
  const server = await preview({ configFile, preview: { port: 0, strictPort: false } });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    browser,
    end: async () => {
      await browser.close();
      await server.close();
    },
  };
};

/** Finds a person by what is typed and opens the first found. */
export const openPerson = async (page: Page, typed = '104417'): Promise<void> => {
  await page.getByRole('combobox', { name: 'Find a person' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(typed);
  await page.getByRole('option').first().click();
  await page
    .getByRole('heading', { level: 1 })
    .getByText(/^(?!Opening)/u)
    .waitFor();
  await page.waitForTimeout(250);
};

export const toCheck = async (page: Page, typed?: string): Promise<void> => {
  await openPerson(page, typed);
  await page.getByLabel('Ticket reference').waitFor();
  await page.keyboard.press('F6');
  await page.keyboard.type('INC-20417');
  await page.keyboard.press('Enter');
  await page.getByText('Who is calling?').waitFor();
};

export const toLost = async (page: Page, typed?: string): Promise<void> => {
  await toCheck(page, typed);
  await page.getByRole('button', { name: 'I called' }).dblclick();
  await page.getByText('Called back on').first().waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('checkbox').first().waitFor();
};

export const toPlan = async (page: Page, typed?: string): Promise<void> => {
  await toLost(page, typed);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Carry out' }).waitFor();
  await page.waitForTimeout(400);
};

export const toHandOver = async (page: Page, typed?: string): Promise<void> => {
  await toPlan(page, typed);
  await page.getByRole('button', { name: 'Carry out' }).dblclick();
  await page.getByRole('button', { name: 'Hold to show' }).waitFor();
};
