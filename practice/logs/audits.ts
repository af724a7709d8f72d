import { DAY, HOUR, SECOND } from '../clock.ts';
import type { Directory } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import { Dice } from '../random.ts';

export interface AuditRow {
  readonly id: string;
  readonly atMs: number;
  readonly activityDisplayName: string;
  readonly category: string;
  readonly loggedByService: string;
  readonly operationType: string;
  readonly result: 'success' | 'failure';
  readonly resultReason: string;
  readonly correlationId: string;
  readonly actor: Person | null;
  readonly target: Person | null;
  readonly details: readonly { readonly key: string; readonly value: string }[];
}

const PAST = [
  ['Admin registered security info', 'UserManagement', 'Authentication Methods', 'Add'],
  ['Admin deleted security info', 'UserManagement', 'Authentication Methods', 'Delete'],
  ['User registered security info', 'UserManagement', 'Authentication Methods', 'Add'],
  ['Update user', 'UserManagement', 'Core Directory', 'Update'],
  ['Reset password (by admin)', 'UserManagement', 'Self-service Password Management', 'Update'],
  ['Disable account', 'UserManagement', 'Core Directory', 'Update'],
] as const;

/** The directory audit log: some history from the seed, then what is done in this run. Newest first. */
export class AuditLog {
  readonly #rows: { readonly row: AuditRow; readonly visibleAtMs: number }[] = [];
  readonly #lagMs: number;

  constructor(directory: Directory, options: { readonly seed: number; readonly nowMs: number; readonly logLagSeconds: number }) {
    this.#lagMs = options.logLagSeconds * SECOND;
    for (let i = 0; i < 240; i += 1) {
      const dice = new Dice(options.seed, 'audit', i);
      const [activityDisplayName, category, loggedByService, operationType] = dice.pick(PAST);
      const target = dice.pick(directory.people);
      const row: AuditRow = {
        id: `Directory_${dice.hex(8)}_${dice.hex(6)}`,
        atMs: options.nowMs - 2 * HOUR - Math.floor((i / 240) * 29 * DAY) - dice.below(2 * HOUR),
        activityDisplayName,
        category,
        loggedByService,
        operationType,
        result: dice.chance(0.95) ? 'success' : 'failure',
        resultReason: '',
        correlationId: dice.guid(),
        actor: activityDisplayName.startsWith('User ') ? target : (directory.at(dice.below(3)) ?? null),
        target,
        details: [],
      };
      this.#rows.push({ row, visibleAtMs: 0 });
    }
    this.#rows.sort((a, b) => b.row.atMs - a.row.atMs);
  }

  record(row: AuditRow): void {
    this.#rows.unshift({ row, visibleAtMs: row.atMs + this.#lagMs });
  }

  visible(nowMs: number): readonly AuditRow[] {
    return this.#rows.filter((entry) => entry.visibleAtMs <= nowMs).map((entry) => entry.row);
  }
}
