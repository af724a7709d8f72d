import type { IpcMainLike } from '../../../main/ipc/handle.ts';
import type { FrameLike, InvokeEventLike, SenderLike } from '../../../main/ipc/sender.ts';
import type { Logger } from '../../../main/log/logger.ts';

export const origin = 'app://latchkey';

/** Electron's ipcMain as far as the product uses it: one handler for each channel, refusing a second. */
export class FakeIpcMain implements IpcMainLike {
  readonly listeners = new Map<string, Parameters<IpcMainLike['handle']>[1]>();

  handle(...[channel, listener]: Parameters<IpcMainLike['handle']>): void {
    if (this.listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.listeners.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.listeners.delete(channel);
  }

  readonly #oneWay = new Map<string, Set<Parameters<IpcMainLike['on']>[1]>>();

  on(...[channel, listener]: Parameters<IpcMainLike['on']>): void {
    this.#oneWay.set(channel, (this.#oneWay.get(channel) ?? new Set()).add(listener));
  }

  removeListener(...[channel, listener]: Parameters<IpcMainLike['on']>): void {
    this.#oneWay.get(channel)?.delete(listener);
  }

  /** A message that is not answered. @returns how many listened. */
  tell(channel: string, event: InvokeEventLike, ...args: unknown[]): number {
    const listeners = this.#oneWay.get(channel) ?? new Set();
    for (const listener of listeners) listener(event, ...args);
    return listeners.size;
  }

  async send(channel: string, event: InvokeEventLike, ...args: unknown[]): Promise<unknown> {
    const listener = this.listeners.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return await listener(event, ...args);
  }
}

export class FakeSender implements SenderLike {
  readonly id: number;
  readonly #listeners: { readonly event: string; readonly call: () => void }[] = [];

  constructor(id = 1) {
    this.id = id;
  }

  once(event: string, call: () => void): void {
    this.#listeners.push({ event, call });
  }

  on(event: string, call: () => void): void {
    this.#listeners.push({ event, call });
  }

  emit(event: string): void {
    for (const listener of this.#listeners) if (listener.event === event) listener.call();
  }

  get listenerCount(): number {
    return this.#listeners.length;
  }
}

export const mainFrame: FrameLike = { url: `${origin}/index.html`, origin, parent: null };

export const fromDesk = (sender: SenderLike = new FakeSender()): InvokeEventLike => ({ sender, senderFrame: mainFrame });

/** A logger that keeps its records as `level event facts`. */
export const recordingLog = (): Logger & { readonly records: { event: string; facts: unknown }[] } => {
  const records: { event: string; facts: unknown }[] = [];
  const keep = (event: string, facts?: unknown) => void records.push({ event, facts });
  return { records, debug: keep, info: keep, warn: keep, error: keep };
};
