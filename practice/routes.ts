import { emailRoutes } from './resources/emails.ts';
import { externalRoutes } from './resources/external-methods.ts';
import { hardwareDeviceRoutes } from './resources/hardware-devices.ts';
import { hardwareOathRoutes } from './resources/hardware-oath.ts';
import { passwordRoutes } from './resources/password-reset.ts';
import { qrRoutes } from './resources/qr-codes.ts';
import { consentRoutes } from './resources/consents.ts';
import { deviceRoutes } from './resources/devices.ts';
import { huntingRoutes } from './resources/hunting.ts';
import { namedLocationRoutes } from './resources/named-locations.ts';
import { passkeyRoutes } from './resources/passkeys.ts';
import { reportRoutes } from './resources/registration-reports.ts';
import { riskRoutes } from './resources/risk.ts';
import { deltaRoutes } from './resources/users-delta.ts';
import { auditRoutes } from './resources/directory-audits.ts';
import { membershipRoutes } from './resources/memberships.ts';
import { methodRoutes } from './resources/methods.ts';
import { methodsPolicyRoutes } from './resources/methods-policy.ts';
import { organizationRoutes } from './resources/organization.ts';
import { passRoutes } from './resources/passes.ts';
import { phoneRoutes } from './resources/phones.ts';
import { photoRoutes } from './resources/photos.ts';
import { preferenceRoutes } from './resources/preferences.ts';
import { roleRoutes } from './resources/roles.ts';
import { signInRoutes } from './resources/sign-ins.ts';
import { userRoutes } from './resources/users.ts';
import type { Route } from './router.ts';

/** Everything this tenant serves; $batch is added by server.ts because it calls back into the rest. */
export const ROUTES: readonly Route[] = [
  ...userRoutes,
  ...photoRoutes,
  ...membershipRoutes,
  ...methodRoutes,
  ...passRoutes,
  ...phoneRoutes,
  ...preferenceRoutes,
  ...methodsPolicyRoutes,
  ...signInRoutes,
  ...auditRoutes,
  ...roleRoutes,
  ...organizationRoutes,
  ...emailRoutes,
  ...externalRoutes,
  ...hardwareDeviceRoutes,
  ...hardwareOathRoutes,
  ...passwordRoutes,
  ...qrRoutes,
  ...consentRoutes,
  ...deviceRoutes,
  ...huntingRoutes,
  ...namedLocationRoutes,
  ...passkeyRoutes,
  ...reportRoutes,
  ...riskRoutes,
  ...deltaRoutes,
];
