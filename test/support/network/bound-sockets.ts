import type { Socket } from 'node:net';

/** Two ends that go together: one that fails or closes takes the other along. Both stand in `open` as long as they are. */
export const bindSockets = (open: Set<Socket>, ends: readonly [Socket, Socket]): void => {
  const [first, second] = ends;
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    open.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      open.delete(one);
      other.destroy();
    });
  }
};
