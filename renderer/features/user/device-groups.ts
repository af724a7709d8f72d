import type { AuthenticationMethod, Device } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';

export interface DeviceGroup {
  readonly device: Device | null;
  readonly methods: readonly AuthenticationMethod[];
}

/**
 * The methods by the thing they live on, in the devices' own order; what lives on nothing (the
 * password, a pass) comes last under `null`. Every method appears exactly once, also when main
 * names it under two devices or under none.
 */
export const groupByDevice = (methods: readonly AuthenticationMethod[], devices: readonly Device[]): readonly DeviceGroup[] => {
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

/** False for a group of one method where a heading would only repeat the method, or say that it is on nothing. */
export const needsHeading = ({ device, methods }: DeviceGroup): boolean => {
  const [first, second] = methods;
  if (first === undefined || second !== undefined) return methods.length > 0;
  if (device === null) return false;
  return !device.label.includes(first.label) && (first.detail === null || !device.label.includes(first.detail));
};
