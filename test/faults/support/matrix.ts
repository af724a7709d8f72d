import { Dice } from '../../../practice/random.ts';
import type { Person } from '../../../practice/directory/person.ts';
import { faultCases, schedule } from './fault-cases.ts';
import type { Lane } from './lane.ts';
import type { Row } from './report.ts';
import { emptyRow, failuresShown } from './report.ts';
import type { ReadOperation } from './reading.ts';
import { readAfterwards, readUnderFaults, usualMethods } from './reading.ts';
import type { WriteOperation } from './writing.ts';
import { writeUnderFaults } from './writing.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Random schedules for each fault and operation. */
    readonly faultSeeds: number;
  }
}

interface Run {
  readonly person: Person;
  readonly dice: Dice;
  readonly install: () => void;
  readonly note: (kind: 'wrong' | 'resent' | 'hurried' | 'foreign', lines: readonly string[]) => void;
}

/** Every fault with every seed against one operation. `FAULTS_ONLY="fault name#seed"` repeats one run. */
const eachRun = async (
  lane: Lane,
  operation: { readonly name: string; readonly route: string; readonly usesBatch: boolean },
  seeds: number,
  one: (run: Run, row: Row) => Promise<void>,
): Promise<Row> => {
  const row = emptyRow(operation.name);
  const only = process.env['FAULTS_ONLY'];
  if (lane.people.length < seeds) throw new Error('Somebody would be read twice, and the second time from memory.');
  for (const fault of faultCases) {
    if (only === undefined) await lane.renew();
    for (let seed = 0; seed < seeds; seed += 1) {
      if (only !== undefined && only !== `${fault.name}#${seed}`) continue;
      const dice = new Dice('faults', operation.name, fault.name, seed);
      const plan = schedule(fault, dice, operation);
      await lane.setSkew(plan.skewMs);
      const person = lane.people[seed];
      if (person === undefined) throw new Error('The tenant has nobody to try this on.');
      const note: Run['note'] = (kind, lines) => {
        row[kind] += lines.length;
        if (row.failures.length < failuresShown)
          row.failures.push(
            ...lines.map((line) => `${operation.name}, ${fault.name}#${seed}: ${line} (faults: ${JSON.stringify(plan.faults)})`),
          );
      };
      const install = (): void => {
        lane.server.faults.install(plan.faults);
        lane.staleMs = plan.staleMs;
      };
      row.runs += 1;
      await one({ person, dice, install, note }, row);
      note('hurried', lane.wire.hurried);
      note('foreign', lane.wire.foreign);
    }
  }
  return row;
};

export const runReads = (lane: Lane, operation: ReadOperation, seeds: number): Promise<Row> =>
  eachRun(lane, operation, seeds, async ({ person, dice, install, note }, row) => {
    await lane.reset(person, usualMethods(person, lane.time.nowMs()), 'push');
    // Now and then there is something to remember when it goes wrong.
    if (dice.chance(0.2)) note('wrong', await readAfterwards(lane, operation, person));
    install();
    const end = await readUnderFaults(lane, operation, person);
    row[end.end === 'data' ? 'data' : end.end === 'fault' ? 'fault' : 'inPart'] += 1;
    note('wrong', end.wrong);
    lane.server.faults.clear();
    await lane.time.drain();
    note('wrong', await readAfterwards(lane, operation, person));
  });

export const runWrites = (lane: Lane, operation: WriteOperation, seeds: number): Promise<Row> =>
  eachRun(lane, operation, seeds, async ({ person, dice, install, note }, row) => {
    await lane.reset(person, operation.methods(person, lane.time.nowMs()), operation.preferred);
    const end = await writeUnderFaults(lane, operation, person, { install, pauseMs: dice.below(60) * 1000, restarts: dice.chance(0.2) });
    for (const name of ['happened', 'notHappened', 'refused', 'unknownAtFirst', 'stillUnknown'] as const) row[name] += end[name];
    note('wrong', end.wrong);
    note('resent', end.resent);
  });
