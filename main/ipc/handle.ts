import { channels, type OperationName } from '../../contract/channels.ts';
import { operations, type OperationOutput } from '../../contract/operations.ts';
import type { Fault, Result } from '../../contract/result.ts';
import type { Handler } from '../operations.ts';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import { createCallSignals } from './call-signals.ts';
import { refusalOfSender, type InvokeEventLike, type SenderRule } from './sender.ts';

/** The part of Electron's ipcMain that is used. */
export interface IpcMainLike {
  handle(channel: string, listener: (event: InvokeEventLike, ...args: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
}

export interface HandleOptions extends SenderRule {
  readonly ipcMain: IpcMainLike;
  readonly newCorrelationId: () => string;
  readonly log: Logger;
}

export type Handle = <N extends OperationName>(operation: N, handler: Handler<N>) => void;

/**
 * The one way a message of the window reaches a handler: main frame, exact origin, known window;
 * one argument that fits the operation's schema. Whatever happens, the window gets a Result:
 * errors thrown across Electron's IPC would lose everything but a message.
 */
export const createHandle = (options: HandleOptions): Handle => {
  const { ipcMain, newCorrelationId, log } = options;
  const signalFor = createCallSignals();

  return (operation, handler) => {
    const { input, output } = operations[operation];

    const answer = async (event: InvokeEventLike, args: readonly unknown[], correlationId: string) => {
      const refusal = refusalOfSender(event, options);
      if (refusal !== null) {
        log.warn('ipc.senderRefused', { operation, refusal, correlationId });
        throw new FaultError('bridge.refused', 'This request did not come from the Latchkey window, so it was refused.');
      }
      const parsed = args.length === 1 ? input.safeParse(args[0]) : null;
      if (!parsed?.success) {
        const detail = parsed === null ? 'expected one argument' : describeIssues(parsed.error.issues);
        log.warn('ipc.inputInvalid', { operation, detail, correlationId });
        throw new FaultError('input.invalid', 'Latchkey could not use what was entered. Check it and try again.', { detail });
      }
      const call = signalFor(event.sender);
      try {
        // The schema of this operation has just made this value; TypeScript cannot follow the generic.
        const value: unknown = await handler(parsed.data as Parameters<typeof handler>[0], {
          correlationId,
          signal: call.signal,
        });
        const checked = output.safeParse(value);
        if (checked.success) return checked.data as OperationOutput<typeof operation>;
        log.error('ipc.outputMalformed', { operation, detail: describeIssues(checked.error.issues), correlationId });
        throw new FaultError('internal', internalMessage(correlationId));
      } finally {
        call.done();
      }
    };

    ipcMain.handle(channels[operation], async (event, ...args): Promise<Result<OperationOutput<typeof operation>>> => {
      const correlationId = newCorrelationId();
      try {
        return { ok: true, value: await answer(event, args, correlationId) };
      } catch (error) {
        return { ok: false, fault: toFault(error, operation, correlationId, log) };
      }
    });
  };
};

const toFault = (error: unknown, operation: OperationName, correlationId: string, log: Logger): Fault => {
  if (error instanceof FaultError) {
    if (error.cause !== undefined) log.warn('ipc.fault', { operation, code: error.code, cause: error.cause, correlationId });
    return error.toFault(correlationId);
  }
  log.error('ipc.defect', { operation, error, correlationId });
  return { code: 'internal', message: internalMessage(correlationId), retryable: false, correlationId };
};

const internalMessage = (correlationId: string) =>
  `Something went wrong inside Latchkey and was written to its log. Look at the person again before you repeat the step; if it happens again, report ${correlationId.slice(0, 8)}.`;

/** Where and how, never what: the values may be secrets or somebody's attempt to fill the log. */
const describeIssues = (issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): string =>
  issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.').slice(0, 100) || '(input)'}: ${issue.code}`)
    .join('; ');
