import { methodNames } from '../../contract/method-names.ts';
import type { AuthenticationMethod, MethodKind, PhoneType, PreferredMethod, TemporaryAccessPassState } from '../../contract/methods.ts';
import { registrableKinds } from '../../contract/profile.ts';
import type { GraphMethod } from '../graph/methods.ts';
import { kindOf } from '../graph/methods.ts';
import { utcOrNull } from '../graph/parse.ts';

/** What a person may register, by name; empty where every kind is allowed, because then there is nothing to say. */
export const registerWith = (allowed: readonly MethodKind[]): string[] =>
  registrableKinds.every((kind) => allowed.includes(kind))
    ? []
    : registrableKinds.filter((kind) => kind !== 'unknown' && allowed.includes(kind)).map((kind) => methodNames[kind]);

const phoneLabels: Readonly<Record<PhoneType, string>> = {
  mobile: 'Mobile phone',
  alternateMobile: 'Alternate mobile phone',
  office: 'Office phone',
};

/** Kinds that pass the second step or replace the password for longer than a pass does. */
const lasting: ReadonlySet<MethodKind> = new Set<MethodKind>([
  'phone',
  'microsoftAuthenticator',
  'passwordlessMicrosoftAuthenticator',
  'softwareOath',
  'hardwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'externalAuthentication',
  'qrCodePin',
]);

const phoneTypeOf = (method: GraphMethod): PhoneType | null =>
  method.phoneType === 'mobile' || method.phoneType === 'alternateMobile' || method.phoneType === 'office' ? method.phoneType : null;

const detailOf = (kind: MethodKind, method: GraphMethod): string | null => {
  switch (kind) {
    case 'phone':
      return method.phoneNumber ?? null;
    case 'email':
      return method.emailAddress ?? null;
    case 'fido2':
      return [method.displayName, method.model].filter(Boolean).join(' · ') || null;
    case 'hardwareOath':
      return [method.device?.manufacturer, method.device?.model, method.device?.serialNumber].filter(Boolean).join(' ') || null;
    case 'microsoftAuthenticator':
    case 'passwordlessMicrosoftAuthenticator':
      return method.displayName ?? method.deviceTag ?? null;
    default:
      return method.displayName ?? null;
  }
};

const passState = (method: GraphMethod, usability: GraphMethod | undefined): TemporaryAccessPassState => {
  const startUtc = utcOrNull(method.startDateTime) ?? utcOrNull(method.createdDateTime);
  const lifetimeMinutes = method.lifetimeInMinutes ?? null;
  return {
    startUtc,
    lifetimeMinutes,
    expiresAtUtc:
      startUtc === null || lifetimeMinutes === null ? null : new Date(Date.parse(startUtc) + lifetimeMinutes * 60_000).toISOString(),
    isUsableOnce: method.isUsableOnce ?? null,
    isUsable: usability?.isUsable ?? method.isUsable ?? null,
    usabilityReason: usability?.methodUsabilityReason ?? method.methodUsabilityReason ?? null,
  };
};

/**
 * Whether a preference value means this method. With several methods of the preferred kind each of
 * them counts, because Graph names the kind and not the one. The Authenticator's own codes are meant
 * only where no code token is registered.
 */
const isPreferred = (
  preferred: PreferredMethod | null,
  method: { readonly kind: MethodKind; readonly phoneType: PhoneType | null },
  hasCodeToken: boolean,
): boolean => {
  switch (preferred) {
    case 'push':
      return method.kind === 'microsoftAuthenticator' || method.kind === 'passwordlessMicrosoftAuthenticator';
    case 'oath':
      return hasCodeToken ? isCodeToken(method.kind) : method.kind === 'microsoftAuthenticator';
    case 'sms':
    case 'voiceMobile':
      return method.phoneType === 'mobile';
    case 'voiceAlternateMobile':
      return method.phoneType === 'alternateMobile';
    case 'voiceOffice':
      return method.phoneType === 'office';
    default:
      return false;
  }
};

const isCodeToken = (kind: MethodKind): boolean => kind === 'softwareOath' || kind === 'hardwareOath';

/** What Graph lists, in the desk's words. `passes` add the usability that only v1.0 tells. */
export const describeMethods = (
  methods: readonly GraphMethod[],
  passes: readonly GraphMethod[],
  preferred: PreferredMethod | null,
): AuthenticationMethod[] => {
  const hasCodeToken = methods.some((method) => isCodeToken(kindOf(method)));
  return methods.map((method) => {
    const kind = kindOf(method);
    const phoneType = kind === 'phone' ? phoneTypeOf(method) : null;
    return {
      kind,
      id: method.id,
      label: phoneType === null ? methodNames[kind] : phoneLabels[phoneType],
      detail: detailOf(kind, method),
      createdDateTime: utcOrNull(method.createdDateTime) ?? utcOrNull(method.creationDateTime),
      phoneType,
      pass:
        kind === 'temporaryAccessPass'
          ? passState(
              method,
              passes.find((pass) => pass.id === method.id),
            )
          : null,
      isDefault: isPreferred(preferred, { kind, phoneType }, hasCodeToken),
      removable: kind !== 'password' && kind !== 'unknown',
      countsAsSecondStep: lasting.has(kind),
    };
  });
};

/** The default and the system-preferred choice as one sentence. */
export const explainPreferences = (
  systemPreferredEnabled: boolean | null,
  preferred: PreferredMethod | null,
  methods: readonly AuthenticationMethod[],
): string => {
  const chosen = methods.find((method) => method.isDefault);
  const choice = chosen ? `${chosen.label}${chosen.detail ? ` (${chosen.detail})` : ''}` : null;
  if (systemPreferredEnabled === true) {
    return choice === null
      ? 'Microsoft asks for the strongest method each time (system-preferred); there is no default.'
      : `The default is ${choice}, but Microsoft asks for the strongest method each time (system-preferred is on).`;
  }
  if (choice !== null) return `Microsoft asks for ${choice} first: it is the default.`;
  return preferred === null || preferred === 'none'
    ? 'No default is chosen; Microsoft asks for whichever method was registered.'
    : 'A default is chosen, but the method it names is not registered.';
};
