import { isoTicks } from '../clock.ts';

type Target = Readonly<Record<string, unknown>>;
export interface Configuration {
  id: string;
  state: 'enabled' | 'disabled';
  [property: string]: unknown;
}

const everybody = (extra: Target = {}): Target => ({ targetType: 'group', id: 'all_users', isRegistrationRequired: false, ...extra });
const TYPE = '#microsoft.graph.';

/** The shipped defaults of each configuration. HardwareOath is known to beta only. */
const defaults = (): Record<string, Configuration> => ({
  Fido2: {
    '@odata.type': `${TYPE}fido2AuthenticationMethodConfiguration`,
    id: 'Fido2',
    state: 'enabled',
    excludeTargets: [],
    isSelfServiceRegistrationAllowed: true,
    isAttestationEnforced: false,
    keyRestrictions: { isEnforced: false, enforcementType: 'block', aaGuids: [] },
    includeTargets: [everybody()],
  },
  MicrosoftAuthenticator: {
    '@odata.type': `${TYPE}microsoftAuthenticatorAuthenticationMethodConfiguration`,
    id: 'MicrosoftAuthenticator',
    state: 'enabled',
    excludeTargets: [],
    isSoftwareOathEnabled: false,
    featureSettings: null,
    includeTargets: [everybody({ authenticationMode: 'any' })],
  },
  Sms: {
    '@odata.type': `${TYPE}smsAuthenticationMethodConfiguration`,
    id: 'Sms',
    state: 'enabled',
    excludeTargets: [],
    includeTargets: [everybody({ isUsableForSignIn: true })],
  },
  TemporaryAccessPass: {
    '@odata.type': `${TYPE}temporaryAccessPassAuthenticationMethodConfiguration`,
    id: 'TemporaryAccessPass',
    state: 'enabled',
    excludeTargets: [],
    defaultLifetimeInMinutes: 60,
    defaultLength: 8,
    minimumLifetimeInMinutes: 60,
    maximumLifetimeInMinutes: 480,
    isUsableOnce: false,
    includeTargets: [everybody()],
  },
  SoftwareOath: {
    '@odata.type': `${TYPE}softwareOathAuthenticationMethodConfiguration`,
    id: 'SoftwareOath',
    state: 'enabled',
    excludeTargets: [],
    includeTargets: [everybody()],
  },
  HardwareOath: {
    '@odata.type': `${TYPE}hardwareOathAuthenticationMethodConfiguration`,
    id: 'HardwareOath',
    state: 'enabled',
    excludeTargets: [],
    includeTargets: [everybody()],
  },
  Voice: {
    '@odata.type': `${TYPE}voiceAuthenticationMethodConfiguration`,
    id: 'Voice',
    state: 'enabled',
    excludeTargets: [],
    isOfficePhoneAllowed: true,
    includeTargets: [everybody()],
  },
  Email: {
    '@odata.type': `${TYPE}emailAuthenticationMethodConfiguration`,
    id: 'Email',
    state: 'enabled',
    excludeTargets: [],
    allowExternalIdToUseEmailOtp: 'default',
    includeTargets: [everybody()],
  },
  QRCodePin: {
    '@odata.type': `${TYPE}qrCodePinAuthenticationMethodConfiguration`,
    id: 'QRCodePin',
    state: 'enabled',
    excludeTargets: [],
    pinLength: 8,
    standardQRCodeLifetimeInDays: 365,
    includeTargets: [everybody()],
  },
});

export interface PassPolicy {
  readonly enabled: boolean;
  readonly defaultLength: number;
  readonly defaultLifetimeMinutes: number;
  readonly minimumLifetimeMinutes: number;
  readonly maximumLifetimeMinutes: number;
  readonly onlyOnce: boolean;
}

export class MethodsPolicy {
  readonly #configurations = new Map<string, Configuration>();
  lastModifiedDateTime: string;
  /** Properties of the policy itself that PATCH may change. */
  registrationEnforcement: unknown = {
    authenticationMethodsRegistrationCampaign: {
      snoozeDurationInDays: 1,
      state: 'default',
      excludeTargets: [],
      includeTargets: [{ id: 'all_users', targetType: 'group', targetedAuthenticationMethod: 'microsoftAuthenticator' }],
    },
  };

  constructor(nowMs: number) {
    for (const [id, configuration] of Object.entries(defaults())) this.#configurations.set(id.toLowerCase(), configuration);
    this.lastModifiedDateTime = isoTicks(nowMs - 40 * 86_400_000);
  }

  /** Ids match in any case, as the published examples show. */
  find(id: string): Configuration | undefined {
    return this.#configurations.get(id.toLowerCase());
  }

  list(): readonly Configuration[] {
    return [...this.#configurations.values()];
  }

  reset(configuration: Configuration): void {
    const shipped = defaults()[configuration.id];
    if (shipped !== undefined) this.#configurations.set(configuration.id.toLowerCase(), shipped);
  }

  passPolicy(): PassPolicy {
    const c = this.find('TemporaryAccessPass');
    const number = (name: string, fallback: number): number => (typeof c?.[name] === 'number' ? c[name] : fallback);
    return {
      enabled: c?.state === 'enabled',
      defaultLength: number('defaultLength', 8),
      defaultLifetimeMinutes: number('defaultLifetimeInMinutes', 60),
      minimumLifetimeMinutes: number('minimumLifetimeInMinutes', 60),
      maximumLifetimeMinutes: number('maximumLifetimeInMinutes', 480),
      onlyOnce: c?.['isUsableOnce'] === true,
    };
  }
}
