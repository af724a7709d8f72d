import type { CloudId } from '../../../contract/live-tenant.ts';

/** Microsoft's clouds by the names that administrators know them by. */
export const cloudNames: Readonly<Record<CloudId, string>> = {
  global: 'Global (and GCC)',
  usGovL4: 'US Government L4 (GCC High)',
  usGovL5: 'US Government L5 (DoD)',
  china: 'China (21Vianet)',
};

export const cloudIds = Object.keys(cloudNames) as readonly CloudId[];
