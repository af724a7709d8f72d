import type { RecordedRequest } from '../support/recorded-request.ts';
import { expect, test } from './support/console.ts';

/** The second question leaves 150 ms after the key; whatever the machine does meanwhile, both wait for it alike. */
const soonAfterMs = 200;

test('a search that is overtaken stops, and its request with it', async ({ desk, tenant }) => {
  const { find, person, page } = desk;
  await tenant.fault({ route: 'GET /users\\?.*displayName(:|%3A)pr("|%22)', kind: 'hang-before' });
  await tenant.clearRequests();
  await find.type('pr');
  const hung = async (): Promise<RecordedRequest | undefined> => (await tenant.requests()).find(({ status }) => status === 0);
  await expect.poll(hung).toBeDefined();

  await page.keyboard.type('iya raman');
  await expect(find.option(/Priya Raman/)).toBeVisible();
  // While the letters go in there are others by that first name, and Enter opens nobody of several.
  await expect(find.options).toHaveCount(1);
  // Neither the twenty seconds of a try nor the newer answer ended it.
  await expect.poll(async () => (await hung())?.abandonedAtUtc ?? null).not.toBeNull();
  const log = await tenant.requests();
  const first = log.find(({ status }) => status === 0);
  const next = log.find(({ path }) => path.includes('priya'));
  expect(Date.parse(first?.abandonedAtUtc ?? '') - Date.parse(next?.atUtc ?? '')).toBeLessThan(soonAfterMs);
  expect(log.filter(({ status }) => status === 0)).toHaveLength(1);
  await page.keyboard.press('Enter');
  await expect(person.name).toHaveText('Priya Raman');
});

test('a person who is left before they are read is no longer asked about', async ({ desk, tenant }) => {
  const { find, person } = desk;
  const { id } = await tenant.truth('callum.reid@northmoor.example');
  await find.type('callum');
  await expect(find.option(/Callum Reid/)).toBeVisible();
  await tenant.fault({ route: `GET /users/${id}/`, kind: 'hang-before' });
  await find.option(/Callum Reid/).click();
  const hung = async () => (await tenant.requests()).filter(({ status }) => status === 0);
  await expect.poll(async () => (await hung()).length).toBeGreaterThan(0);
  // The focus goes to a person who is opened: what is typed before that is lost.
  await expect(person.name).toBeFocused();
  await find.open('priya raman', /Priya Raman/);
  await expect(person.name).toHaveText('Priya Raman');
  await expect.poll(async () => (await hung()).filter(({ abandonedAtUtc }) => abandonedAtUtc === null)).toEqual([]);
});
