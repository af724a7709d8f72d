import { methodNames } from '../../contract/method-names.ts';
import type { AuthenticationMethod, MethodKind } from '../../contract/methods.ts';

/** By its name and which one it is; by its kind alone where the method itself is not known any more. */
export const nameOf = (method: AuthenticationMethod | undefined, kind: MethodKind): string =>
  method === undefined ? methodNames[kind] : method.detail ? `${method.label} (${method.detail})` : method.label;

/** Devices by name, but no phone numbers or addresses: for texts that others will read. */
export const plainName = (method: AuthenticationMethod | undefined, kind: MethodKind): string =>
  kind === 'phone' || kind === 'email' ? labelOf(method, kind) : nameOf(method, kind);

export const labelOf = (method: AuthenticationMethod | undefined, kind: MethodKind): string => method?.label ?? methodNames[kind];
