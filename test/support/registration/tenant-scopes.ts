import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface TenantScope {
  readonly value: string;
  readonly id: string;
  readonly isEnabled: boolean;
  readonly type: 'Admin' | 'User';
}

const permissions = ['permissions.json', 'additions.json']
  .map((name) => readFileSync(new URL(`../../contract/published/${name}`, import.meta.url), 'utf8'))
  .join('\n');
/** Every delegated scope in the published permissions, not only those the console asks for. */
const names = [...new Set(permissions.match(/"[A-Z][\w-]+\.[\w.]+"/gu)?.map((quoted) => quoted.slice(1, -1)))].toSorted();

/** An ID of this test's own; the real ones are the tenant's to tell. */
export const scopeId = (scope: string): string =>
  createHash('sha256')
    .update(scope)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');

/** What Microsoft Graph's service principal in a tenant says of its delegated permissions (`oauth2PermissionScopes`). */
export const tenantScopes: readonly TenantScope[] = names.map((value) => ({ value, id: scopeId(value), isEnabled: true, type: 'Admin' }));
