import { json, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { isoSeconds } from '../clock.ts';
import { ORGANISATION } from '../directory/organisation.ts';
import type { GraphCall, Route } from '../router.ts';
import { context } from './shared.ts';

const PLANS = [
  { service: 'AADPremiumService', servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' },
  { service: 'AADPremiumService', servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' },
] as const;

const organizationJson = (call: GraphCall): Record<string, unknown> => ({
  ...(call.version === 'beta'
    ? { isMultipleDataLocationsForServicesEnabled: null, directorySizeQuota: { used: call.tenant.directory.people.length, total: 300_000 } }
    : {}),
  id: ORGANISATION.id,
  deletedDateTime: null,
  businessPhones: ['+44 1632 960000'],
  city: ORGANISATION.city,
  country: null,
  countryLetterCode: ORGANISATION.countryLetterCode,
  createdDateTime: isoSeconds(ORGANISATION.createdAtMs),
  displayName: ORGANISATION.displayName,
  marketingNotificationEmails: [],
  onPremisesLastSyncDateTime: null,
  onPremisesSyncEnabled: null,
  postalCode: null,
  preferredLanguage: 'en',
  securityComplianceNotificationMails: [],
  securityComplianceNotificationPhones: [],
  state: null,
  street: null,
  technicalNotificationMails: [`it@${ORGANISATION.domain}`],
  tenantType: 'AAD',
  defaultUsageLocation: null,
  assignedPlans: PLANS.map((plan) => ({ assignedDateTime: isoSeconds(ORGANISATION.createdAtMs), capabilityStatus: 'Enabled', ...plan })),
  provisionedPlans: [],
  privacyProfile: null,
  verifiedDomains: [
    { capabilities: 'Email, OfficeCommunicationsOnline', isDefault: true, isInitial: true, name: ORGANISATION.domain, type: 'Managed' },
  ],
});

const pickSelected = (call: GraphCall): Record<string, unknown> => {
  call.query.allow('select');
  const select = call.query.selected();
  return select === undefined
    ? organizationJson(call)
    : Object.fromEntries(Object.entries(organizationJson(call)).filter(([key]) => select.includes(key)));
};

const get = (call: GraphCall): GraphAnswer => {
  if (call.params['id']?.toLowerCase() !== ORGANISATION.id) throw resourceNotFound(call.params['id'] ?? '');
  return json({ '@odata.context': context(call, 'organization/$entity'), ...pickSelected(call) });
};

export const organizationRoutes: readonly Route[] = [
  {
    verb: 'GET',
    pattern: '/organization',
    service: 'directory',
    handle: (call) => json({ '@odata.context': context(call, 'organization'), value: [pickSelected(call)] }),
  },
  { verb: 'GET', pattern: '/organization/{id}', service: 'directory', handle: get },
];
