import { channels, type OperationName } from '../../contract/channels.ts';
import type { AllHandlers } from '../operations.ts';
import { createHandle, type Handle, type HandleOptions } from './handle.ts';

/**
 * Registers every operation of the contract, each on its own channel, exactly once.
 * Returns a function that takes them all off again.
 */
export const registerOperations = (handlers: AllHandlers, options: HandleOptions): (() => void) => {
  const handle = createHandle(options);
  const names = Object.keys(channels) as OperationName[];
  if (new Set(names.map((name) => channels[name])).size !== names.length) {
    throw new Error('Two operations of the contract share a channel.');
  }
  for (const name of names) registerOne(name, handlers, handle);
  const stopCancelling = handle.cancelling();
  return () => {
    stopCancelling();
    for (const name of names) options.ipcMain.removeHandler(channels[name]);
  };
};

const registerOne = <N extends OperationName>(name: N, handlers: AllHandlers, handle: Handle): void => {
  const handler = handlers[name];
  if (typeof handler !== 'function') throw new Error(`The operation ${name} has no handler.`);
  handle.operation(name, handler);
};
