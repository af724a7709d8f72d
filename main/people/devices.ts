import type { AuthenticationMethod, Device } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';

const deviceKinds: Readonly<Partial<Record<AuthenticationMethod['kind'], Device['kind']>>> = {
  phone: 'phoneNumber',
  microsoftAuthenticator: 'phone',
  passwordlessMicrosoftAuthenticator: 'phone',
  softwareOath: 'phone',
  hardwareOath: 'token',
  fido2: 'securityKey',
  windowsHelloForBusiness: 'computer',
  platformCredential: 'computer',
  qrCodePin: 'card',
};

const deviceLabel = (method: AuthenticationMethod): string => {
  switch (method.kind) {
    case 'microsoftAuthenticator':
    case 'passwordlessMicrosoftAuthenticator':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
      return method.detail ?? method.label;
    default:
      return method.detail === null ? method.label : `${method.label}, ${method.detail}`;
  }
};

/** Methods with the same name on the same kind of thing are one thing: Authenticator and its phone sign-in. */
const sameThing = (method: AuthenticationMethod): string => {
  const kind = deviceKinds[method.kind] ?? 'other';
  const named = method.kind !== 'softwareOath' && (kind === 'phone' || kind === 'computer') && method.detail !== null;
  return named ? `${kind}:${method.detail.toLowerCase()}` : `${kind}:${methodKey(method)}`;
};

/**
 * Groups removable methods by the thing a person can lose, and says which things are often lost
 * together. Graph does not tell that a number or a code app lives in a handset, so this is a hint
 * that the agent confirms with the caller, never a decision.
 */
export const groupDevices = (methods: readonly AuthenticationMethod[]): Device[] => {
  const groups = new Map<string, { label: string; kind: Device['kind']; methods: AuthenticationMethod[] }>();
  for (const method of methods) {
    if (!method.removable || method.kind === 'email') continue;
    const key = sameThing(method);
    const group = groups.get(key) ?? { label: deviceLabel(method), kind: deviceKinds[method.kind] ?? 'other', methods: [] };
    group.methods.push(method);
    groups.set(key, group);
  }
  const handsets = [...groups].filter(([, group]) => group.kind === 'phone');
  const mobiles = [...groups].filter(([, group]) => group.methods.some((method) => method.phoneType === 'mobile'));
  const together = (key: string, group: { readonly kind: Device['kind']; readonly methods: readonly AuthenticationMethod[] }) => {
    if (group.kind === 'phone') {
      return [
        ...mobiles.map(([other]) => ({ key: other, reason: 'The SIM with this number is usually in the same phone.' })),
        ...handsets
          .filter(([other]) => other !== key && other.includes('softwareOath'))
          .map(([other]) => ({ key: other, reason: 'Code apps are usually on the same phone.' })),
      ];
    }
    return group.methods.some((method) => method.phoneType === 'mobile')
      ? handsets.map(([other]) => ({ key: other, reason: 'The app on the phone is usually lost with its SIM.' }))
      : [];
  };
  return [...groups].map(([key, group]) => ({
    key,
    label: group.label,
    kind: group.kind,
    methodKeys: group.methods.map(methodKey),
    oftenLostTogether: together(key, group),
  }));
};
