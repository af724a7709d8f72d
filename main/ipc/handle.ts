import { cancelChannel, channels, type OperationName } from '../../contract/channels.ts';
import { operations, type OperationOutput } from '../../contract/operations.ts';
import { LocalId } from '../../contract/primitives.ts';
import type { Fault, Result } from '../../contract/result.ts';
import type { Handler } from '../operations.ts';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import { createCallSignals } from './call-signals.ts';
import { mayBeCancelled } from './cancellable.ts';
import { refusalOfSender, type InvokeEventLike, type SenderRule } from './sender.ts';

/** The part of Electron's ipcMain that is used. */
export interface IpcMainLike {
  handle(channel: string, listener: (event: InvokeEventLike, ...args: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
  on(channel: string, listener: (event: InvokeEventLike, ...args: unknown[]) => void): unknown;
  removeListener(channel: string, listener: (event: InvokeEventLike, ...args: unknown[]) => void): unknown;
}

export interface HandleOptions extends SenderRule {
  readonly ipcMain: IpcMainLike;
  readonly newCorrelationId: () => string;
  readonly log: Logger;
}

export interface Handle {
  /** Puts an operation's handler on its channel. */
  operation<N extends OperationName>(name: N, handler: Handler<N>): void;
  /** Lets the window cancel what it asked for. Returns a function that no longer lets it. */
  cancelling(): () => void;
}

/**
 * The one way a message of the window reaches a handler: main frame, exact origin, known window;
 * one argument that fits the operation's schema, and beside it at most the id of the call. Whatever
 * happens, the window gets a Result: errors thrown across Electron's IPC would lose everything but a message.
 */
export const createHandle = (options: HandleOptions): Handle => {
  const { ipcMain, newCorrelationId, log } = options;
  const calls = createCallSignals();

  const register: Handle['operation'] = (operation, handler) => {
    const { input, output } = operations[operation];

    const answer = async (event: InvokeEventLike, args: readonly unknown[], correlationId: string) => {
      const refusal = refusalOfSender(event, options);
      if (refusal !== null) {
        log.warn('ipc.senderRefused', { operation, refusal, correlationId });
        throw new FaultError('bridge.refused', 'This request did not come from the Latchkey window, so it was refused.');
      }
      const callId = callIdOf(args);
      const parsed = callId === undefined ? null : input.safeParse(args[0]);
      if (callId === undefined || !parsed?.success) {
        const detail = parsed ? describeIssues(parsed.error?.issues ?? []) : 'expected one argument, and the id of the call at most';
        log.warn('ipc.inputInvalid', { operation, detail, correlationId });
        throw new FaultError('input.invalid', 'Latchkey could not use what was entered. Check it and try again.', { detail });
      }
      const cancelId = mayBeCancelled(operation) ? callId : null;
      const call = calls.begin(event.sender, cancelId);
      try {
        // The schema of this operation has just made this value; TypeScript cannot follow the generic.
        const work = handler(parsed.data as Parameters<typeof handler>[0], { correlationId, signal: call.signal });
        // A cancelled call is answered now, also where what it started takes a while to notice.
        const value: unknown = await (cancelId === null ? work : Promise.race([work, rejectionOf(call.signal)]));
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

  const cancelling: Handle['cancelling'] = () => {
    const listener = (event: InvokeEventLike, ...args: readonly unknown[]): void => {
      const refusal = refusalOfSender(event, options);
      if (refusal !== null) return log.warn('ipc.senderRefused', { operation: cancelChannel, refusal });
      const callId = args.length === 1 ? LocalId.safeParse(args[0]) : null;
      if (callId?.success) calls.cancel(event.sender, callId.data);
    };
    ipcMain.on(cancelChannel, listener);
    return () => void ipcMain.removeListener(cancelChannel, listener);
  };

  return { operation: register, cancelling };
};

/** The id that a call came with, null when it came without, undefined when the arguments are not a call's. */
const callIdOf = (args: readonly unknown[]): string | null | undefined => {
  if (args.length === 1) return null;
  return args.length === 2 ? LocalId.safeParse(args[1]).data : undefined;
};

const rejectionOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

const toFault = (error: unknown, operation: OperationName, correlationId: string, log: Logger): Fault => {
  if (error instanceof FaultError) {
    // An overtaken search is no news.
    if (error.cause !== undefined && error.code !== 'graph.cancelled')
      log.warn('ipc.fault', { operation, code: error.code, cause: error.cause, correlationId });
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
