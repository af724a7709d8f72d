import type { AuthenticationMethod, Device } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import { markAmong } from './method-words.ts';

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

interface Thing {
  readonly key: string;
  readonly kind: Device['kind'];
  readonly methods: readonly AuthenticationMethod[];
}

const kindOf = (method: AuthenticationMethod): Device['kind'] => deviceKinds[method.kind] ?? 'other';
const named = ({ detail }: AuthenticationMethod): string => detail?.toLowerCase() ?? '';

/** A code app may hold codes of any handset, so its name says nothing about where it is. */
const canShare = (method: AuthenticationMethod): boolean =>
  method.kind !== 'softwareOath' && (kindOf(method) === 'phone' || kindOf(method) === 'computer');

/** Several methods and at most one of each kind: an app and its phone sign-in, never two apps. */
const areOne = (methods: readonly AuthenticationMethod[]): boolean =>
  methods.length > 1 && new Set(methods.map(({ kind }) => kind)).size === methods.length;

const alike = (methods: readonly AuthenticationMethod[], by: (method: AuthenticationMethod) => string): AuthenticationMethod[][] => {
  const groups = new Map<string, AuthenticationMethod[]>();
  for (const method of methods) {
    const key = `${kindOf(method)}:${by(method)}`;
    groups.set(key, [...(groups.get(key) ?? []), method]);
  }
  return [...groups.values()];
};

/**
 * Methods on one thing: those that Graph says are on the same device, and those of one name where each kind is there
 * once. Two of one kind are never one thing, whatever they are called: people keep the name when they change the handset.
 */
const thingsOf = (methods: readonly AuthenticationMethod[], deviceIds: ReadonlyMap<string, string>): Thing[] => {
  const deviceOf = (method: AuthenticationMethod): string | undefined => deviceIds.get(methodKey(method));
  const sharing = methods.filter(canShare);
  const onOneDevice = alike(
    sharing.filter((method) => deviceOf(method) !== undefined),
    (method) => deviceOf(method) ?? '',
  ).filter(areOne);
  const placed = onOneDevice.flat();
  // What is left over of a name could be on either of two things that bear it.
  const couldBePlaced = (method: AuthenticationMethod): boolean =>
    placed.some((other) => kindOf(other) === kindOf(method) && named(other) === named(method));
  const ofOneName = alike(
    sharing.filter((method) => method.detail !== null && !placed.includes(method) && !couldBePlaced(method)),
    named,
  ).filter((own) => areOne(own) && new Set(own.flatMap((method) => deviceOf(method) ?? [])).size < 2);
  const shared = [...onOneDevice, ...ofOneName];
  return methods.flatMap((method) => {
    const own = shared.find((group) => group.includes(method)) ?? [method];
    return own[0] === method ? [{ key: `${kindOf(method)}:${methodKey(method)}`, kind: kindOf(method), methods: own }] : [];
  });
};

/** The thing's name; where another has the same, with what tells them apart. */
const labelIn = (one: Thing, things: readonly Thing[]): string => {
  const [first] = one.methods;
  if (first === undefined) return '';
  const name = deviceLabel(first);
  const namesakes = things.flatMap(({ methods: [other] }) =>
    other !== undefined && deviceLabel(other).toLowerCase() === name.toLowerCase() ? [other] : [],
  );
  const mark = markAmong(first, namesakes);
  return mark === null ? name : `${name}, ${mark}`;
};

/**
 * Groups removable methods by the thing a person can lose, and says which things are often lost
 * together. Graph does not tell that a number or a code app lives in a handset, so this is a hint
 * that the agent confirms with the caller, never a decision.
 * @param deviceIds what Graph says a method is on, by the method's key.
 */
export const groupDevices = (all: readonly AuthenticationMethod[], deviceIds: ReadonlyMap<string, string> = new Map()): Device[] => {
  const things = thingsOf(
    all.filter((method) => method.removable && method.kind !== 'email'),
    deviceIds,
  );
  const handsets = things.filter(({ kind }) => kind === 'phone');
  const codeApps = handsets.filter(({ methods }) => methods.some(({ kind }) => kind === 'softwareOath'));
  const hasMobile = ({ methods }: Thing): boolean => methods.some(({ phoneType }) => phoneType === 'mobile');
  const mobiles = things.filter(hasMobile);
  const lostWith = (one: Thing): Device['oftenLostTogether'] => {
    if (one.kind === 'phone') {
      return [
        ...mobiles.map(({ key }) => ({ key, reason: 'The SIM with this number is usually in the same phone.' })),
        ...codeApps.filter(({ key }) => key !== one.key).map(({ key }) => ({ key, reason: 'Code apps are usually on the same phone.' })),
      ];
    }
    return hasMobile(one) ? handsets.map(({ key }) => ({ key, reason: 'The app on the phone is usually lost with its SIM.' })) : [];
  };
  return things.map((one) => ({
    key: one.key,
    label: labelIn(one, things),
    kind: one.kind,
    methodKeys: one.methods.map(methodKey),
    oftenLostTogether: lostWith(one),
  }));
};
