import type { Device } from '../../../contract/methods.ts';

export interface LossSuggestion {
  readonly device: Device;
  /** The chosen device that it often goes with. */
  readonly with: Device;
  readonly reason: string;
}

/** Devices that often go together with a chosen one and are not chosen yet; each once. */
export const suggestionsFor = (devices: readonly Device[], chosen: readonly string[]): readonly LossSuggestion[] => {
  const byKey = new Map(devices.map((device) => [device.key, device]));
  const found = new Map<string, LossSuggestion>();
  for (const device of devices.filter(({ key }) => chosen.includes(key))) {
    for (const { key, reason } of device.oftenLostTogether) {
      const other = byKey.get(key);
      if (other && !chosen.includes(key) && !found.has(key)) found.set(key, { device: other, with: device, reason });
    }
  }
  return [...found.values()];
};

/** Keys of the methods on the chosen devices, for a proposal. Devices that have gone are left out. */
export const lostMethodKeys = (devices: readonly Device[], chosen: readonly string[]): string[] => [
  ...new Set(devices.filter(({ key }) => chosen.includes(key)).flatMap(({ methodKeys }) => methodKeys)),
];

/** The same methods, with all others on the devices that they are on: what is lost is a device. */
export const withWholeDevices = (devices: readonly Device[], methodKeys: readonly string[]): readonly string[] => [
  ...new Set([...methodKeys, ...lostMethodKeys(devices, devicesHolding(devices, methodKeys))]),
];

/** What goes when these devices are chosen. What was not theirs stays chosen until the person read again shows its device. */
export const keysOfChosen = (
  devices: readonly Device[],
  chosen: readonly string[],
  before: { readonly lostMethodKeys: readonly string[]; readonly isAfterNotThem: boolean },
): string[] => {
  const onDevices = new Set(devices.flatMap(({ methodKeys }) => methodKeys));
  const notPlaced = before.isAfterNotThem && chosen.length > 0 ? before.lostMethodKeys.filter((key) => !onDevices.has(key)) : [];
  return [...notPlaced, ...lostMethodKeys(devices, chosen)];
};

/** Keys of the devices that hold any of the methods. */
export const devicesHolding = (devices: readonly Device[], methodKeys: readonly string[]): readonly string[] =>
  devices.filter((device) => device.methodKeys.some((key) => methodKeys.includes(key))).map(({ key }) => key);

/** "Phone, security key and laptop": names joined as one reads them aloud. */
export const spoken = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** @param mayManage false where the plan leaves the methods alone. */
export const lostSummary = (devices: readonly Device[], chosen: readonly string[], mayManage = true): string => {
  const lost = devices.filter(({ key }) => chosen.includes(key));
  if (lost.length === 0) return mayManage ? 'Nothing lost; only a new pass' : 'Only ending their sessions';
  return `${spoken(lost.map(({ label }) => label))} lost; ${restInWords(devices.length - lost.length)}`;
};

export const restInWords = (kept: number): string =>
  kept === 0 ? 'nothing else is registered' : kept === 1 ? 'one other stays' : `${kept} others stay`;
