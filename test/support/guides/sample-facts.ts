import type { AuthenticationMethod, MethodKind } from '../../../contract/methods.ts';
import { methodNames } from '../../../contract/method-names.ts';
import type { GuideFacts } from '../../../main/guides/guide-facts.ts';
import type { ExampleName } from './examples.ts';
import { exampleProfile } from './examples.ts';

export const sampleMethod = (kind: MethodKind, more: Partial<AuthenticationMethod> = {}): AuthenticationMethod => ({
  kind,
  id: crypto.randomUUID(),
  label: kind === 'phone' ? 'Mobile phone' : methodNames[kind],
  detail: null,
  createdDateTime: null,
  phoneType: kind === 'phone' ? 'mobile' : null,
  pass: null,
  isDefault: false,
  removable: kind !== 'password',
  countsAsSecondStep: kind !== 'password' && kind !== 'email',
  ...more,
});

const app = sampleMethod('microsoftAuthenticator', { detail: 'Pixel 9' });
const mobile = sampleMethod('phone', { detail: '+44 7700 900123' });

/** What a person has after a sitting at each of the five desks. */
const setUp: Readonly<Record<ExampleName, readonly AuthenticationMethod[]>> = {
  conservatoire: [app],
  'school-trust': [app, mobile],
  university: [app, mobile],
  'youth-organisation': [mobile],
  'health-service': [app, mobile],
};

export const sampleFacts = (name: ExampleName, more: Partial<GuideFacts> = {}): GuideFacts => ({
  profile: exampleProfile(name),
  displayName: 'Priya Raman',
  givenName: 'Priya',
  methods: [sampleMethod('password'), ...setUp[name]],
  isSystemPreferred: true,
  today: '2026-11-27',
  ...more,
});
