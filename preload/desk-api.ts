import { cancelChannel, channels, eventChannel } from '../contract/channels.ts';
import type { DeskEvent } from '../contract/events.ts';
import type { DeskApi } from '../contract/operations.ts';

type EventListener = (event: unknown, payload: DeskEvent) => void;

/** The part of Electron's ipcRenderer that the bridge is made of. */
export interface RendererIpc {
  invoke(channel: string, ...args: readonly unknown[]): Promise<unknown>;
  send(channel: string, callId: string): void;
  on(channel: string, listener: EventListener): unknown;
  removeListener(channel: string, listener: EventListener): unknown;
}

/**
 * One function for each operation of the contract, each bound to its own channel and passing on its
 * input, and the id of the call where there is one. There is no way to name a channel from the page.
 */
export const deskApi = (ipc: RendererIpc): DeskApi => {
  const areas: Record<string, Record<string, (input: unknown, callId?: unknown) => Promise<unknown>>> = {};
  for (const [operation, channel] of Object.entries(channels)) {
    const [area, verb] = operation.split('.') as [string, string];
    (areas[area] ??= {})[verb] = (input, callId) =>
      callId === undefined ? ipc.invoke(channel, input) : ipc.invoke(channel, input, callId);
  }
  const onEvent: DeskApi['onEvent'] = (listener) => {
    // Electron's event object reaches back to ipcRenderer, so it stays on this side.
    const forward: EventListener = (_event, payload) => listener(payload);
    ipc.on(eventChannel, forward);
    return () => {
      ipc.removeListener(eventChannel, forward);
    };
  };
  const cancel: DeskApi['cancel'] = (callId) => ipc.send(cancelChannel, callId);
  return { ...areas, cancel, onEvent } as DeskApi;
};
