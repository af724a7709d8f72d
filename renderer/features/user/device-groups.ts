import type { AuthenticationMethod, Device } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';

export type DeviceGroup = { readonly device: Device | null; readonly methods: readonly AuthenticationMethod[] };

/**
 * The methods by the thing they live on, in the devices' own order; what lives on nothing (the
 * password, a pass) comes last under `null`. Every method appears exactly once, also when main
 * names it under two devices or under none.
 */
export const groupByDevice = (
  methods: readonly AuthenticationMethod[],
  devices: readonly Device[],
): readonly DeviceGroup[] => {
  const left = new Map(methods.map((method) => [methodKey(method), method]));
  const groups: DeviceGroup[] = [];
  for (const device of devices) {
    const own = device.methodKeys.flatMap((key) => {
      const method = left.get(key);
      left.delete(key);
      return method === undefined ? [] : [method];
    });
    if (own.length > 0) groups.push({ device, methods: own });
  }
  if (left.size > 0) groups.push({ device: null, methods: [...left.values()] });
  return groups;
};
