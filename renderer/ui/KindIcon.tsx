import {
  Call20Regular,
  CardUi20Regular,
  Clock20Regular,
  Desktop20Regular,
  Fingerprint20Regular,
  Key20Regular,
  Laptop20Regular,
  LinkSquare20Regular,
  Mail20Regular,
  NumberSymbol20Regular,
  Password20Regular,
  Phone20Regular,
  PhoneKey20Regular,
  Question20Regular,
  QrCode20Regular,
  UsbStick20Regular,
  WindowShield20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Device, MethodKind } from '../../contract/methods.ts';

const kinds = {
  password: Password20Regular,
  phone: Call20Regular,
  email: Mail20Regular,
  microsoftAuthenticator: PhoneKey20Regular,
  passwordlessMicrosoftAuthenticator: PhoneKey20Regular,
  softwareOath: NumberSymbol20Regular,
  hardwareOath: NumberSymbol20Regular,
  fido2: Key20Regular,
  windowsHelloForBusiness: Fingerprint20Regular,
  platformCredential: WindowShield20Regular,
  temporaryAccessPass: Clock20Regular,
  externalAuthentication: LinkSquare20Regular,
  qrCodePin: QrCode20Regular,
  unknown: Question20Regular,
} as const satisfies Record<MethodKind, unknown>;

const devices = {
  phone: Phone20Regular,
  phoneNumber: Call20Regular,
  securityKey: UsbStick20Regular,
  computer: Laptop20Regular,
  token: NumberSymbol20Regular,
  card: CardUi20Regular,
  other: Desktop20Regular,
} as const satisfies Record<Device['kind'], unknown>;

/** The picture for a kind of method. Decoration: the label beside it says the same. */
export const KindIcon = ({ kind, className }: { readonly kind: MethodKind; readonly className?: string }): ReactNode => {
  const Icon = kinds[kind];
  return <Icon aria-hidden className={className ?? ''} />;
};

/** The picture for a kind of device. Decoration. */
export const DeviceIcon = ({ kind, className }: { readonly kind: Device['kind']; readonly className?: string }): ReactNode => {
  const Icon = devices[kind];
  return <Icon aria-hidden className={className ?? ''} />;
};
