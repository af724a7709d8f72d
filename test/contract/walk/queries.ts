import { answeredType } from '../support/checks.ts';
import type { Operation } from '../support/operations.ts';
import { schemaSets } from '../support/schemas.ts';

export interface Variant {
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

const advanced = { ConsistencyLevel: 'eventual' };

/** Filters and searches that the pages show, by what they are asked of. */
const particular: readonly { readonly template: RegExp; readonly variants: readonly Variant[] }[] = [
  {
    template: /^\/users$/u,
    variants: [
      { query: "$filter=startsWith(displayName,'W')", headers: {} },
      { query: '$search="displayName:wen"&$select=id,displayName', headers: advanced },
      { query: "$filter=endsWith(mail,'example')&$count=true&$orderby=userPrincipalName", headers: advanced },
      { query: '$select=id,accountEnabled,userType,employeeId,createdDateTime,signInActivity&$top=5', headers: {} },
    ],
  },
  { template: /^\/users\/\{user-id\}$/u, variants: [{ query: '$select=id,displayName&$expand=manager', headers: {} }] },
  {
    template: /^\/auditLogs\/signIns$/u,
    variants: [
      { query: "$filter=startsWith(userPrincipalName,'wen.zhang')&$top=3", headers: {} },
      { query: '$filter=status/errorCode eq 0&$top=3', headers: {} },
    ],
  },
  {
    template: /^\/auditLogs\/directoryAudits$/u,
    variants: [{ query: "$filter=loggedByService eq 'Authentication Methods'&$top=3", headers: {} }],
  },
  {
    template: /roleAssignments$/u,
    variants: [
      { query: '$expand=principal', headers: {} },
      { query: '$expand=roleDefinition', headers: {} },
    ],
  },
  { template: /^\/identityProtection\/riskyUsers$/u, variants: [{ query: "$filter=riskLevel eq 'high'", headers: {} }] },
];

/** The published options of a read, each tried once in its plainest form. */
export const variantsOf = (operation: Operation): readonly Variant[] => {
  const options = new Set(
    (operation.published.parameters ?? []).flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : [])),
  );
  const type = answeredType(operation);
  const hasId = type !== undefined && schemaSets[operation.version].propertyNames(type).has('id');
  return [
    ...(options.has('$select') && hasId ? [{ query: '$select=id', headers: {} }] : []),
    ...(options.has('$top') ? [{ query: '$top=2', headers: {} }] : []),
    ...(options.has('$count') ? [{ query: '$count=true', headers: advanced }] : []),
    ...particular.filter(({ template }) => template.test(operation.template)).flatMap(({ variants }) => variants),
  ];
};
