import type { Tenant } from '../tenant.ts';

/** The hardware OATH device behind a method, as beta shows it. */
export function deviceJson(tenant: Tenant, deviceId: string): Record<string, unknown> | null {
  void tenant;
  return { id: deviceId };
}
