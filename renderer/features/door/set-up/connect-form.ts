import type { CloudId, LiveTenant } from '../../../../contract/live-tenant.ts';

/** What the agent typed, as they typed it. */
export interface ConnectForm {
  readonly tenantId: string;
  readonly clientId: string;
  readonly cloud: CloudId;
  readonly organisation: string;
}

export type ConnectField = 'tenantId' | 'clientId' | 'organisation';

export const emptyForm: ConnectForm = { tenantId: '', clientId: '', cloud: 'global', organisation: '' };

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** An ID as pasted from a page or a script's output: without spaces, invisible characters, braces and quotes, in small letters. */
export const tidyId = (typed: string): string => typed.replace(/[\s\p{Cf}{}()"'“”‘’]/gu, '').toLowerCase();

export const isId = (typed: string): boolean => guid.test(tidyId(typed));

const names = { tenantId: 'Directory (tenant) ID', clientId: 'Application (client) ID' } as const;

const idProblem = (field: 'tenantId' | 'clientId', typed: string): string | null => {
  const id = tidyId(typed);
  if (id === '') return `Enter the ${names[field]}.`;
  if (guid.test(id)) return null;
  if (/^[^@]*\.[a-z]{2,}$/u.test(id))
    return `This is a domain name. Enter the ${names[field]} instead; it looks like 00000000-0000-0000-0000-000000000000.`;
  const digits = id.replaceAll('-', '');
  if (/^[0-9a-f-]+$/u.test(id) && digits.length !== 32)
    return `The ${names[field]} has 32 letters and digits; this has ${digits.length}. Copy it again.`;
  return `This is not a ${names[field]}. It looks like 00000000-0000-0000-0000-000000000000, with the letters a to f.`;
};

/** What is wrong with each field, as a sentence; a field that is not named is fine. */
export const problemsIn = (form: ConnectForm): Readonly<Partial<Record<ConnectField, string>>> => {
  const tenantId = idProblem('tenantId', form.tenantId);
  const same =
    tidyId(form.tenantId) === tidyId(form.clientId) ? 'Both IDs are the same. This one is the app’s: the Application (client) ID.' : null;
  const clientId = idProblem('clientId', form.clientId) ?? same;
  const organisation = form.organisation.trim().length > 120 ? 'Use 120 characters at most.' : null;
  return {
    ...(tenantId === null ? {} : { tenantId }),
    ...(clientId === null ? {} : { clientId }),
    ...(organisation === null ? {} : { organisation }),
  };
};

/** What main is told; only for a form without problems. */
export const tenantOf = ({ cloud, tenantId, clientId }: ConnectForm): LiveTenant => ({
  cloud,
  tenantId: tidyId(tenantId),
  clientId: tidyId(clientId),
});
