// npm run shots [-- --readme]: every screen and state of the real app, in each look and size, to out/shots/
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../../tools/runtime/place.ts';
import { runMain, say } from '../../tools/machine/say.ts';
import type { Place } from '../e2e/support/launch-console.ts';
import { launchConsole } from '../e2e/support/launch-console.ts';
import type { TestTenant } from '../support/practice-tenant.ts';
import { startTestTenant } from '../support/practice-tenant.ts';
import { openCamera } from './_camera.ts';
import { tourLive } from './_live-tour.ts';
import {
  readmePicture,
  tourAnswers,
  tourFind,
  tourGuides,
  tourHelpdesk,
  tourJournal,
  tourPeople,
  tourRest,
  tourTicket,
  tourTrouble,
} from './_tour.ts';

/** A picture in the README that is larger makes every visitor wait. */
const readmeBytes = 250_000;

const placeIn = (folder: string, name: string): Place => {
  const userData = join(folder, name, 'user data');
  mkdirSync(userData, { recursive: true });
  return { folder: join(folder, name), userData, journalFile: join(userData, 'journal-practice.sqlite') };
};

/** One window, led through everything an agent can see. Returns the number of pictures. */
const tour = async (place: Place, complaints: string[], readme: boolean): Promise<number> => {
  const tenant = await startTestTenant({ users: 2_000 });
  const desk = await launchConsole(place, tenant, complaints);
  try {
    const camera = openCamera(desk);
    const all = { desk, tenant, camera };
    await tourFind(all);
    await tourPeople(all);
    await tourAnswers(all);
    await tourGuides(all);
    await tourTicket(all);
    await tourTrouble(all, { readme });
    await tourHelpdesk(all);
    await tourJournal(all);
    await tourRest(all);
    return camera.taken();
  } finally {
    await desk.close();
    await tenant.stop();
  }
};

/** What an agent sees when there is no tenant to sign in to. */
const faultAtStart = async (place: Place): Promise<number> => {
  const nobody: Pick<TestTenant, 'announcement'> = { announcement: '{}' };
  const desk = await launchConsole(place, nobody, []);
  try {
    await desk.page
      .getByRole('alert')
      .filter({ hasText: /desk could not be opened/i })
      .waitFor();
    const camera = openCamera(desk);
    await camera.take('fault-at-start');
    return camera.taken();
  } finally {
    await desk.close();
  }
};

runMain(async () => {
  const readme = process.argv.includes('--readme');
  const begin = performance.now();
  rmSync(join(projectRoot, 'out', 'shots'), { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'latchkey shots '));
  const complaints: string[] = [];
  try {
    const taken =
      (await tour(placeIn(folder, 'tour'), complaints, readme)) +
      (await faultAtStart(placeIn(folder, 'fault'))) +
      (await tourLive(join(folder, 'live'), complaints));
    say(`${taken} pictures in out/shots/, in ${((performance.now() - begin) / 1_000).toFixed(0)} s.`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  if (readme) {
    const { size } = statSync(readmePicture);
    say(`${relative(projectRoot, readmePicture)}: ${Math.round(size / 1_000)} kB.`);
    if (size > readmeBytes) complaints.push(`The README's picture is larger than ${readmeBytes / 1_000} kB.`);
  }
  for (const complaint of complaints) say(`Complaint: ${complaint}`);
  return complaints.length === 0 ? 0 : 1;
});
