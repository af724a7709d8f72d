import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../tools/runtime/place.ts';
import { fromDesk } from '../e2e/support/ask-desk.ts';
import { AnswersPanel } from '../e2e/support/answers-panel.ts';
import type { Console } from '../e2e/support/launch-console.ts';
import { PracticeProfile } from '../../contract/practice-profile.ts';
import { GuideView } from '../e2e/support/guide-view.ts';
import { femi, morag, priya, ticketReference } from '../e2e/support/people.ts';
import type { TestTenant } from '../support/practice-tenant.ts';
import type { Camera } from './_camera.ts';

/** Nobody can take this for a code that works somewhere. */
const inventedCode = 'PRACTICE';

export interface Tour {
  readonly desk: Console;
  readonly tenant: TestTenant;
  readonly camera: Camera;
}

export const readmePicture = join(projectRoot, 'docs', 'images', 'latchkey.png');

/** The start screen and the search. */
export const tourFind = async ({ desk, camera }: Tour): Promise<void> => {
  await desk.start.ready();
  await camera.take('start');
  await desk.find.type('mar');
  await desk.find.options.first().waitFor();
  await photosOf(desk, 'mar');
  await camera.take('found');
  await desk.find.box.fill('nobody of this name');
  await desk.find.noneFound.waitFor();
  await camera.take('found-none');
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Escape');
};

const peopleShown = [
  ['person', priya.upn],
  ['person-self', morag.upn],
  ['person-privileged-refused', 'helena.brandt@northmoor.example'],
  ['person-privileged', 'aoife.nibhriain@northmoor.example'],
  ['person-guest', 'amara.nwosu_riverside.example#EXT#@northmoor.example'],
  ['person-blocked', 'callum.reid@northmoor.example'],
  ['person-hostile-name', 'ada.lovell@northmoor.example'],
  ['person-every-method', 'wen.zhang@northmoor.example'],
  ['person-nothing', 'femi.balogun@northmoor.example'],
] as const;

/** People of every sort, as they open. */
export const tourPeople = async (tour: Tour): Promise<void> => {
  for (const [name, upn] of peopleShown) {
    await openPerson(tour, upn);
    await tour.camera.take(name);
  }
};

/** Both guides of each example organisation, for somebody who has just been set up. */
export const tourGuides = async (tour: Tour): Promise<void> => {
  const { desk, camera, tenant } = tour;
  const choice = desk.page.getByLabel('Practise for');
  for (const kind of ['microsoftAuthenticator', 'mobile']) await tenant.register(femi.upn, { kind, displayName: 'Pixel 9' });
  for (const name of PracticeProfile.options) {
    if (await desk.person.close.isVisible()) await desk.person.close.click();
    await choice.selectOption(name);
    await openPerson(tour, femi.upn);
    await desk.person.methods.getByRole('button', { name: 'Guide…' }).click();
    const guide = new GuideView(desk.page);
    await guide.paper.waitFor();
    await camera.take(`guide-${name}-done`);
    await guide.kind('To do alone').check();
    await guide.paper.getByRole('heading', { name: 'Have these at hand' }).waitFor();
    await camera.take(`guide-${name}-alone`);
    await guide.button('Close').click();
  }
  await desk.person.close.click();
  await choice.selectOption('');
};

/** The ticket of the lost phone, step by step, to its end and into the journal. */
export const tourTicket = async (tour: Tour): Promise<void> => {
  const { desk, camera, tenant } = tour;
  const { ticket } = desk;
  await openPerson(tour, priya.upn);
  await ticket.reference.fill('lost phone');
  await ticket.continue.click();
  await camera.take('ticket-reference-wrong');
  await ticket.giveReference(ticketReference);
  await ticket.calledBack.waitFor();
  await camera.take('ticket-call-back');
  await ticket.way(/photo/i).check();
  await camera.take('ticket-photo-id');
  await ticket.way(/manager/i).check();
  await camera.take('ticket-manager');
  await ticket.way(/call back/i).check();
  await ticket.calledBack.click();
  await ticket.checks.first().waitFor();
  await camera.take('ticket-checked');
  await ticket.continue.click();
  await ticket.lost(priya.iphone).check();
  await camera.take('ticket-lost');
  await ticket.lostToo.click();
  await ticket.continue.click();
  await ticket.plan.waitFor();
  await camera.take('ticket-plan', ticket.carryOut);

  await tenant.fault({ route: 'POST .*temporaryAccessPassMethods', kind: 'latency', times: 1, params: { ms: 6_000 } });
  await ticket.carryOut.click();
  await ticket.root.getByRole('progressbar').first().waitFor();
  await camera.take('ticket-running');
  await ticket.proof.waitFor({ timeout: 30_000 });
  await ticket.whatChanged.click();
  await camera.take('ticket-proof');
  await ticket.whatChanged.click();

  await camera.take('ticket-pass-masked', ticket.hold);
  await showInventedCode(desk);
  await ticket.showForAWhile.click();
  await ticket.code.waitFor();
  await camera.take('ticket-pass-shown', ticket.hold);
  await ticket.showForAWhile.click();
  await camera.take('ticket-watch', ticket.close);
  await tenant.register(priya.upn, { kind: 'microsoftAuthenticator', displayName: 'Priya’s new iPhone' });
  await ticket.appeared.waitFor({ timeout: 30_000 });
  await camera.take('ticket-appeared', ticket.close);
  await ticket.close.click();
  await ticket.summary.waitFor();
  await camera.take('ticket-closed', ticket.nextCaller);
};

/** An agent who may end sessions and no more: what they are shown, their plan, its proof. */
export const tourHelpdesk = async (tour: Tour): Promise<void> => {
  const { desk, camera } = tour;
  const { ticket, person, bar } = desk;
  await bar.practiseAs('Chidi Okonkwo');
  await openPerson(tour, priya.upn);
  await person.acts.getByText('Why').click();
  await camera.take('helpdesk-person');
  await ticket.giveReference(ticketReference);
  await ticket.callBack();
  await ticket.onlyEndSessions.waitFor();
  await camera.take('helpdesk-lost');
  await ticket.onlyEndSessions.click();
  await ticket.plan.waitFor();
  await camera.take('helpdesk-plan', ticket.carryOut);
  await ticket.carryOut.click();
  await ticket.whatChanged.click();
  await camera.take('helpdesk-proof', ticket.close);
  await ticket.close.click();
  await bar.practiseAs(morag.name);
};

/** Plans that say more than "go": findings, and a step whose end is not known. */
export const tourTrouble = async (tour: Tour, options: { readonly readme: boolean }): Promise<void> => {
  const { desk, camera, tenant } = tour;
  const { ticket } = desk;
  await openPerson(tour, 'callum.reid@northmoor.example');
  await ticket.giveReference('INC-20418');
  await ticket.photoId();
  await ticket.continue.click();
  await desk.page.getByRole('button', { name: /all of them/i }).click();
  await ticket.continue.click();
  await ticket.plan.waitFor();
  await camera.take('ticket-plan-findings', ticket.carryOut);

  // The answer is lost, and reading is not possible either: nobody can know yet.
  await openPerson(tour, 'nadia.rahman@northmoor.example');
  await ticket.giveReference('INC-20419');
  await ticket.photoId();
  await ticket.continue.click();
  await desk.page.getByRole('button', { name: /all of them/i }).click();
  await ticket.continue.click();
  await ticket.plan.waitFor();
  if (options.readme) {
    mkdirSync(dirname(readmePicture), { recursive: true });
    await camera.takeTo(readmePicture);
  }
  await tenant.fault({ route: 'POST .*revokeSignInSessions', kind: 'applied-then-status', params: { status: 504 } });
  await ticket.carryOut.click();
  await tenant.fault({ route: 'GET /users/[0-9a-f-]{36}\\?', kind: 'captive-portal', times: 40 });
  await ticket.paused.waitFor({ timeout: 45_000 });
  await camera.take('ticket-paused-unknown');
  await tenant.clearFaults();
};

/** The answers for callers: found under the people, beside a person, and when there is none. */
export const tourAnswers = async (tour: Tour): Promise<void> => {
  const { desk, camera } = tour;
  const answers = new AnswersPanel(desk.page);
  await desk.find.type('lost phone');
  await answers.beside.waitFor();
  await camera.take('answers-line');
  await openPerson(tour, 'tomasz.zielinski@northmoor.example');
  await answers.opener.click();
  await answers.said.waitFor();
  await camera.take('answers-person');
  await camera.takeAt('answers-person', [
    { width: 1024, height: 700 },
    { width: 640, height: 400, zoom: 2 },
  ]);
  await answers.field.fill('lsot phone');
  await answers.said.waitFor();
  await camera.take('answers-found');
  await answers.field.fill('zxqv');
  await answers.root.getByText(/no answer for/i).waitFor();
  await camera.take('answers-none');
  await answers.close.click();
};

/** The journal, filtered and with one record open. */
export const tourJournal = async ({ desk, camera }: Tour): Promise<void> => {
  const { journal, bar } = desk;
  await bar.screen(/journal/i).click();
  await journal.rows.first().waitFor();
  await camera.take('journal');
  await journal.rows.filter({ hasText: /pass/i }).first().click();
  await journal.record.waitFor();
  await camera.take('journal-record');
  await journal.filter(/ticket/i).fill('INC-99999');
  await journal.nothing.waitFor();
  await camera.take('journal-nothing');
  await bar.screen(/desk/i).click();
};

/** The agent's menu, open tickets on the start screen, and Graph away. */
export const tourRest = async (tour: Tour): Promise<void> => {
  const { desk, camera, tenant } = tour;
  await desk.bar.agent.click();
  await desk.page.getByRole('menu').waitFor();
  await camera.take('agent-menu');
  await desk.page.keyboard.press('Escape');
  await desk.page.reload();
  await desk.start.ready();
  await desk.start.takeUp('INC-20419').waitFor();
  await camera.take('start-unfinished');
  await desk.start.takeUp('INC-20418').click();
  await desk.ticket.root.getByText(/has an open ticket/i).waitFor();
  await camera.take('ticket-open-earlier');
  await openPerson(tour, priya.upn);
  await tenant.stop();
  await desk.person.readAgain.click();
  await desk.person.stale.waitFor({ timeout: 30_000 });
  await camera.take('offline', desk.person.stale);
};

const openPerson = async ({ desk }: Tour, upn: string): Promise<void> => {
  await desk.page.keyboard.press('Control+k');
  await desk.find.box.fill(upn);
  await desk.find.options.first().click();
  await desk.person.name.getByText(/\S/).waitFor();
  await desk.person.readAgain.waitFor();
  await photosOf(desk, upn);
};

/** Photos come after the rest; a picture taken between the two would differ from run to run. */
const photosOf = async ({ page }: Console, query: string): Promise<void> => {
  const { users } = await fromDesk(page, 'users.search', { query });
  await Promise.all(users.map(({ id }) => fromDesk(page, 'users.photo', { userId: id })));
};

/** The code of a pass never goes into a picture: main's answer is replaced by one that is plainly invented. */
const showInventedCode = ({ app }: Console): Promise<void> =>
  app.evaluate(({ ipcMain }, code) => {
    ipcMain.removeHandler('secrets:reveal');
    ipcMain.handle('secrets:reveal', () => ({ ok: true, value: { code, concealAtUtc: new Date(Date.now() + 60_000).toISOString() } }));
  }, inventedCode);
