import { existsSync, rmSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { FaultError } from '../../../main/fault-error.ts';
import { Journal } from '../../../main/audit/journal.ts';
import { checkIdentity, migrate } from '../../../main/audit/migrate.ts';
import { migrations } from '../../../main/audit/migrations/index.ts';
import type { IntentDraft } from '../../../main/audit/records.ts';

/*
 * A process of its own on a journal, to be killed or locked out.
 *   append            intents and outcomes without end; prints the id of each one that is acknowledged
 *   hold              opens the journal, prints "open" and keeps it
 *   race              takes the lock away, opens the journal, prints "open", and once <file>.go is there makes intents at a limit of five
 *                     until it is refused; prints the id of each one that is acknowledged
 *   tryWithoutRights  opens the journal as a user who may not write it; prints the fault
 *   dieWhileMigrating brings the journal to the newest format and is killed after the last statement, before the commit
 */
const [task, file = ''] = process.argv.slice(2);

// Straight to the pipe: what Node buffers would be lost with the process.
const say = (line: string) => writeSync(1, `${line}\n`);

const append = (journal: Journal): void => {
  for (let n = 0; ; n += 1) {
    const intent = journal.commitIntent(draft(`${process.pid}-${n}`));
    say(intent.id);
    // Every third one stays without outcome, as after a crash while Graph was asked.
    if (n % 3 !== 0) say(journal.recordOutcome(intent, { result: 'succeeded', summary: 'Done.', data: { n } }).id);
  }
};

const hold = (journal: Journal): void => {
  say('open');
  // Keeps the process, and with it the journal, until it is killed.
  setInterval(() => journal.timeUtc(), 60_000);
};

const race = (): void => {
  rmSync(`${file}.lock`, { force: true });
  const journal = Journal.open({ file });
  say('open');
  while (!existsSync(`${file}.go`)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  for (let n = 0; ; n += 1) {
    try {
      say(journal.commitIntent({ ...draft(`${process.pid}-${n}`), limits: fiveForAnAgent }).id);
    } catch (error) {
      if (!(error instanceof FaultError) || !['desk.rateLimited', 'journal.busy'].includes(error.code)) throw error;
      if (error.code === 'desk.rateLimited') break;
    }
  }
  journal.close();
};

const tryToWrite = (): void => {
  try {
    Journal.open({ file }).commitIntent(draft('1'));
    say(JSON.stringify({ code: null }));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    say(JSON.stringify({ code: error.code, message: error.message, detail: error.detail }));
  }
};

const dieWhileMigrating = (): void => {
  const database = new Sqlite(file);
  database.function('die', () => {
    say('migrated, not committed');
    process.kill(process.pid, 'SIGKILL');
    return null;
  });
  const version = checkIdentity(database, file);
  migrate(
    database,
    version,
    migrations.map((migration) => ({ ...migration, sql: `${migration.sql}; CREATE TABLE half_way (n INTEGER); SELECT die();` })),
  );
};

const fiveForAnAgent = [{ per: 'agent', counts: 'changes', action: null, atMost: 5, what: 'changes' }] as const;

const draft = (stepId: string): IntentDraft<'sessions.revoke'> => ({
  action: 'sessions.revoke',
  agent: { id: '10000000-0000-4000-8000-000000000001', displayName: 'Ada Agent', userPrincipalName: 'ada@practice.example' },
  person: { id: '20000000-0000-4000-8000-000000000001', displayName: 'Pia Person', userPrincipalName: 'pia@practice.example' },
  ticket: 'INC-1',
  planId: '30000000-0000-4000-8000-000000000001',
  stepId,
  summary: 'Sign the person out everywhere.',
  facts: { validFromBefore: null },
  authority: { kind: 'callerEvidence', evidenceIds: [] },
  limits: [],
});

switch (task) {
  case 'append':
    append(Journal.open({ file }));
    break;
  case 'hold':
    hold(Journal.open({ file }));
    break;
  case 'race':
    race();
    break;
  case 'tryWithoutRights':
    process.seteuid?.(65_534);
    tryToWrite();
    break;
  case 'dieWhileMigrating':
    dieWhileMigrating();
    break;
  default:
    throw new Error(`unknown task ${task}`);
}
