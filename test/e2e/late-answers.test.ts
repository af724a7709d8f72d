import { expect, test } from './support/console.ts';

const searchFor = (text: string): string => `GET /users\\?.*${text}`;

test('a late answer never takes the place of a newer one', async ({ desk, tenant }) => {
  const { page, find, person } = desk;
  await tenant.fault({ route: searchFor('maria'), kind: 'latency', params: { ms: 2_500 } });
  await find.type('maria santos');
  await page.waitForTimeout(500);
  await find.box.fill('priya raman');
  await expect(find.options).toHaveCount(1);
  await expect(find.option(/Priya Raman/)).toBeVisible();

  // Time in which the answer about Maria would have come.
  const shown: string[] = [];
  for (let look = 0; look < 30; look += 1) {
    shown.push((await find.options.allInnerTexts()).join());
    await page.waitForTimeout(100);
  }
  expect(shown.filter((text) => !text.includes('Priya Raman') || text.includes('Maria'))).toEqual([]);
  await expect(find.marked).toContainText('Priya Raman');
  await page.keyboard.press('Enter');
  await expect(person.name).toHaveText('Priya Raman');
});

test('Enter before the answer opens nobody: neither the one shown for an older text nor the first that comes', async ({ desk, tenant }) => {
  const { page, find, person, start } = desk;
  await find.type('priya raman');
  await expect(find.option(/Priya Raman/)).toBeVisible();
  await tenant.fault({ route: searchFor('helena'), kind: 'latency', params: { ms: 4_000 } });
  await find.box.fill('helena');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(find.option(/Helena Brandt/)).toBeVisible();
  await expect(start.heading).toBeVisible();
  await expect(person.root).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(person.name).toHaveText('Helena Brandt');
});
