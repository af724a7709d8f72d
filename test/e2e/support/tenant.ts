import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

/** A practice tenant of the test's own that a test may stop early: stopping it twice is stopping it once. */
export const startOwnTenant = async (options: Parameters<typeof startTestTenant>[0] = {}): Promise<TestTenant> => {
  const tenant = await startTestTenant(options);
  let stopped: Promise<void> | undefined;
  return { ...tenant, stop: () => (stopped ??= tenant.stop()) };
};
