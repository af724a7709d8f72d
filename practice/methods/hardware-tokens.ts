import { WEN_TOKEN_ID } from '../directory/cast-parts.ts';
import type { Directory } from '../directory/directory.ts';
import { Dice } from '../random.ts';

export interface HardwareToken {
  readonly id: string;
  serialNumber: string;
  manufacturer: string;
  model: string;
  secretKey: string;
  timeIntervalInSeconds: 30 | 60;
  hashFunction: 'hmacsha1' | 'hmacsha256';
  displayName: string | null;
  status: 'available' | 'assigned' | 'activated' | 'failedActivation';
  assignedTo: string | null;
  lastUsedAtMs: number | null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const IN_STOCK = 12;

/** Wen's activated token and a dozen unassigned ones with invented keys. */
export const tokenInventory = (directory: Directory, seed: number): Map<string, HardwareToken> => {
  const inventory = new Map<string, HardwareToken>();
  for (let i = 0; i <= IN_STOCK; i += 1) {
    const dice = new Dice(seed, 'hardware-token', i);
    const wen = i === 0 ? directory.find('wen.zhang@northmoor.example') : undefined;
    const id = i === 0 ? WEN_TOKEN_ID : dice.guid();
    inventory.set(id, {
      id,
      serialNumber: `NMTOKEN${String(1000 + i)}`,
      manufacturer: 'Northmoor Practice',
      model: 'Practice Token 6',
      secretKey: Array.from({ length: 32 }, () => LETTERS.charAt(dice.below(32))).join(''),
      timeIntervalInSeconds: 30,
      hashFunction: 'hmacsha1',
      displayName: null,
      status: i === 0 ? 'activated' : 'available',
      assignedTo: wen?.id ?? null,
      lastUsedAtMs: null,
    });
  }
  return inventory;
};
