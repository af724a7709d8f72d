import type { LiveTenant } from '../../contract/live-tenant.ts';
import type { Cloud } from './clouds.ts';
import { clouds } from './clouds.ts';

export const cloudOf = (tenant: LiveTenant): Cloud => clouds[tenant.cloud];
