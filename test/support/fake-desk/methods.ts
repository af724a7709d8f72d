import type { AuthenticationMethod, Device, MethodKind } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';

/** One invented method; give what matters. */
export const method = (kind: MethodKind, id: string, more: Partial<AuthenticationMethod> = {}): AuthenticationMethod => ({
  kind,
  id,
  label: kind,
  detail: null,
  createdDateTime: '2025-03-11T09:12:44Z',
  phoneType: null,
  pass: null,
  isDefault: false,
  removable: kind !== 'password',
  countsAsSecondStep: !['password', 'email'].includes(kind),
  ...more,
});

export const device = (
  key: string,
  kind: Device['kind'],
  label: string,
  methods: readonly AuthenticationMethod[],
  oftenLostTogether: Device['oftenLostTogether'] = [],
): Device => ({ key, kind, label, methodKeys: methods.map(methodKey), oftenLostTogether });

const password = method('password', '28c10230-6103-485e-b985-444c60001490', { label: 'Password', createdDateTime: null });
const app = method('microsoftAuthenticator', '6803c096-8021-4033-b4d0-4b4f3dd5d6ef', {
  label: 'Microsoft Authenticator',
  detail: 'Galaxy A54 of Amara',
  isDefault: true,
});
const passwordless = method('passwordlessMicrosoftAuthenticator', '6803c096-8021-4033-b4d0-4b4f3dd5d6f0', {
  label: 'Authenticator phone sign-in',
  detail: 'Galaxy A54 of Amara',
  createdDateTime: '2025-03-11T09:20:02Z',
});
const mobile = method('phone', '3179e48a-750b-4051-897c-87b9720928f7', {
  label: 'Mobile phone',
  detail: '+44 7700 900417',
  phoneType: 'mobile',
  createdDateTime: null,
});
const key = method('fido2', 'k3yAmara', { label: 'Passkey', detail: 'YubiKey 5C NFC', createdDateTime: '2024-09-02T14:03:21Z' });
const hello = method('windowsHelloForBusiness', 'b5e01f81-1f92-4b3c-93c2-0c05a5d4f3aa', {
  label: 'Windows Hello for Business',
  detail: 'LT-4417 (Surface Laptop 5)',
  createdDateTime: '2024-09-02T13:51:40Z',
});
const oldPass = method('temporaryAccessPass', 'c5dbd20a-8b8f-4791-a23f-488fcbde3b38', {
  label: 'Temporary Access Pass',
  createdDateTime: '2026-11-20T10:00:00Z',
  pass: {
    startUtc: '2026-11-20T10:00:00Z',
    lifetimeMinutes: 60,
    expiresAtUtc: '2026-11-20T11:00:00Z',
    isUsableOnce: true,
    isUsable: false,
    usabilityReason: 'Expired',
  },
});

export const amarasMethods = [app, passwordless, mobile, key, hello, oldPass, password] as const;
export const amarasDevices: readonly Device[] = [
  device(
    'phone:galaxy',
    'phone',
    'Galaxy A54 of Amara',
    [app, passwordless],
    [{ key: 'number:mobile', reason: 'The SIM card is usually in the phone.' }],
  ),
  device('number:mobile', 'phoneNumber', '+44 7700 900417', [mobile]),
  device('key:yubi', 'securityKey', 'YubiKey 5C NFC', [key]),
  device('pc:lt4417', 'computer', 'LT-4417 (Surface Laptop 5)', [hello]),
];
export const passwordOnly = [password] as const;
