import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskEvent } from '../../contract/events.ts';
import type { OperationInput, OperationOutput } from '../../contract/operations.ts';
import { operations } from '../../contract/operations.ts';
import { DeskProfile, Preferences } from '../../contract/profile.ts';
import { Journal } from '../../main/audit/journal.ts';
import { JournalReader } from '../../main/audit/reader.ts';
import { createLongReads } from '../../main/reading/long-reads.ts';
import { practiceSignIn } from '../../main/auth/practice-sign-in.ts';
import { createWorkplace } from '../../main/desk/workplace.ts';
import { openTicketFile } from '../../main/settings/ticket-file.ts';
import type { DeskOperation } from '../../main/operations.ts';
import type { BenchTenant } from './tenant.ts';

/** The desk without Electron: a journal on disk, and HTTP to a practice tenant. */
export interface NodeDesk {
  /** As the window calls it: input and output go through the contract's schemas. */
  readonly call: <N extends DeskOperation>(name: N, input: OperationInput<N>) => Promise<OperationOutput<N>>;
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
  readonly close: () => void;
}

const unused = (): never => {
  throw new Error('A measurement asked for something that only a window can do.');
};

export const startNodeDesk = async ({ tenant }: Pick<BenchTenant, 'tenant'>, fetchToUse: typeof fetch = fetch): Promise<NodeDesk> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const file = join(folder, 'journal.sqlite');
  const journal = Journal.open({ file });
  const reader = JournalReader.open({ file });
  const listeners = new Set<(event: DeskEvent) => void>();
  const preferences = Preferences.parse({});
  const profile = DeskProfile.parse({});
  const signIn = practiceSignIn(() => Promise.resolve(tenant));
  const desk = createWorkplace({
    journal,
    reader,
    reads: createLongReads(reader),
    tickets: openTicketFile(join(folder, 'tickets.json')),
    signIn,
    enter: signIn.resume,
    network: { fetch: fetchToUse },
    profile: () => profile,
    preferences: () => preferences,
    ports: {
      askAgent: unused,
      copySecret: unused,
      copyText: unused,
      clearClipboard: () => undefined,
      beginShowing: unused,
      endShowing: () => undefined,
      concealNow: () => undefined,
      printSlip: unused,
      deleteSlip: unused,
      chooseFile: unused,
      countPages: unused,
      printPage: unused,
      savePage: unused,
    },
    emit: (event) => {
      for (const heard of listeners) heard(event);
    },
    onError: (error) => {
      throw error;
    },
    notices: [],
    app: { version: '0.0.0', runtime: 'bench' },
    settleMs: 0,
  });
  const call: NodeDesk['call'] = async (name, input) => {
    const schemas = operations[name];
    const handler = desk.handlers[name] as (input: unknown, context: { correlationId: string; signal: AbortSignal }) => unknown;
    const value = await handler(schemas.input.parse(input), { correlationId: randomUUID(), signal: new AbortController().signal });
    return schemas.output.parse(value) as OperationOutput<typeof name>;
  };
  await call('session.current', {});
  return {
    call,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      desk.close();
      reader.close();
      journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
