/** Where sign-ins come from. Addresses are of the documentation ranges (RFC 5737). */
export interface Place {
  readonly city: string;
  readonly state: string;
  readonly countryOrRegion: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly network: string;
}

export const HOME_PLACES: readonly [Place, ...Place[]] = [
  { city: 'Northmoor', state: 'Northumberland', countryOrRegion: 'GB', latitude: 55.2, longitude: -1.9, network: '192.0.2' },
  { city: 'Leeds', state: 'West Yorkshire', countryOrRegion: 'GB', latitude: 53.8, longitude: -1.55, network: '192.0.2' },
  { city: 'Newcastle upon Tyne', state: 'Tyne and Wear', countryOrRegion: 'GB', latitude: 54.97, longitude: -1.61, network: '192.0.2' },
  { city: 'Glasgow', state: 'Glasgow City', countryOrRegion: 'GB', latitude: 55.86, longitude: -4.25, network: '198.51.100' },
];

export const FAR_PLACES: readonly Place[] = [
  { city: 'Lisboa', state: 'Lisboa', countryOrRegion: 'PT', latitude: 38.72, longitude: -9.14, network: '203.0.113' },
  { city: 'Lagos', state: 'Lagos', countryOrRegion: 'NG', latitude: 6.45, longitude: 3.39, network: '203.0.113' },
  { city: 'São Paulo', state: 'São Paulo', countryOrRegion: 'BR', latitude: -23.55, longitude: -46.63, network: '203.0.113' },
  { city: 'Kraków', state: 'Małopolskie', countryOrRegion: 'PL', latitude: 50.06, longitude: 19.94, network: '203.0.113' },
];

export const APPS = [
  { appId: '00000002-0000-0ff1-ce00-000000000000', appDisplayName: 'Office 365 Exchange Online' },
  { appId: '4765445b-32c6-49b0-83e6-1d93765276ca', appDisplayName: 'OfficeHome' },
  { appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', appDisplayName: 'Microsoft Teams' },
  { appId: 'a0000000-0000-4000-8000-0000000000a1', appDisplayName: 'Northmoor Timetable' },
  { appId: 'a0000000-0000-4000-8000-0000000000a2', appDisplayName: 'Northmoor Practice Rooms' },
  { appId: '00000003-0000-0ff1-ce00-000000000000', appDisplayName: 'SharePoint Online' },
] as const;

export const DEVICES = [
  { operatingSystem: 'Windows 11', browser: 'Edge 141.0.0' },
  { operatingSystem: 'MacOs', browser: 'Safari 26.0' },
  { operatingSystem: 'Ios 18', browser: 'Mobile Safari 18.6' },
  { operatingSystem: 'Android 16', browser: 'Chrome Mobile 141.0.0' },
  { operatingSystem: 'Windows 10', browser: 'Chrome 141.0.0' },
] as const;

export interface Outcome {
  readonly errorCode: number;
  readonly failureReason: string;
  readonly additionalDetails: string;
}

const MFA_DONE = 'MFA requirement satisfied by claim in the token';
export const SUCCESS: Outcome = { errorCode: 0, failureReason: 'Other.', additionalDetails: MFA_DONE };

/** Weighted by repetition. Texts follow the published list of error codes. */
export const TROUBLE: readonly Outcome[] = [
  {
    errorCode: 50126,
    failureReason: 'Error validating credentials due to invalid username or password.',
    additionalDetails: 'The user didn’t enter the right credentials.',
  },
  {
    errorCode: 50126,
    failureReason: 'Error validating credentials due to invalid username or password.',
    additionalDetails: 'The user didn’t enter the right credentials.',
  },
  {
    errorCode: 50140,
    failureReason: 'This error occurred due to “Keep me signed in” interrupt when the user was signing-in.',
    additionalDetails: '',
  },
  { errorCode: 50074, failureReason: 'Strong Authentication is required.', additionalDetails: 'MFA required in Azure AD' },
  {
    errorCode: 500121,
    failureReason: 'Authentication failed during strong authentication request.',
    additionalDetails: 'MFA denied; user did not respond to mobile app notification',
  },
  {
    errorCode: 500121,
    failureReason: 'Authentication failed during strong authentication request.',
    additionalDetails: 'MFA denied; user declined the authentication',
  },
  {
    errorCode: 50053,
    failureReason: 'The account is locked, you’ve tried to sign in too many times with an incorrect user ID or password.',
    additionalDetails: '',
  },
  { errorCode: 53003, failureReason: 'Access has been blocked by Conditional Access policies.', additionalDetails: '' },
  {
    errorCode: 50173,
    failureReason: 'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
    additionalDetails: '',
  },
];
