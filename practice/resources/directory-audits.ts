import { json, parseFailure, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { isoTicks } from '../clock.ts';
import type { AuditRow } from '../logs/audits.ts';
import { parseFilter } from '../odata/filter.ts';
import { leaves, passes, readPath } from '../odata/filter-eval.ts';
import { readToken, writeToken } from '../odata/query.ts';
import { pick } from '../odata/select.ts';
import type { GraphCall, Route } from '../router.ts';
import { context } from './shared.ts';
import { mustReadLogs } from './sign-ins.ts';

const LARGEST_PAGE = 1000;

const FILTERS: Readonly<Record<string, string>> = {
  id: 'eq',
  activitydatetime: 'eq ge le',
  activitydisplayname: 'eq startswith',
  correlationid: 'eq',
  loggedbyservice: 'eq',
  category: 'eq',
  result: 'eq',
  'initiatedby/user/id': 'eq',
  'initiatedby/user/displayname': 'eq',
  'initiatedby/user/userprincipalname': 'eq startswith',
  'initiatedby/app/appid': 'eq',
  'initiatedby/app/displayname': 'eq',
  'targetresources/id': 'eq',
  'targetresources/displayname': 'eq startswith',
  'targetresources/userprincipalname': 'eq startswith',
};

const auditJson = (call: GraphCall, row: AuditRow): Record<string, unknown> => ({
  ...(call.version === 'beta' ? { userAgent: null } : {}),
  id: row.id,
  category: row.category,
  correlationId: row.correlationId,
  result: row.result,
  resultReason: row.resultReason,
  activityDisplayName: row.activityDisplayName,
  activityDateTime: isoTicks(row.atMs),
  loggedByService: row.loggedByService,
  operationType: row.operationType,
  initiatedBy: {
    app:
      row.actor === null ? { appId: null, displayName: 'Microsoft Entra ID', servicePrincipalId: null, servicePrincipalName: null } : null,
    user:
      row.actor === null
        ? null
        : {
            id: row.actor.id,
            displayName: row.actor.displayName,
            userPrincipalName: row.actor.userPrincipalName,
            ipAddress: '192.0.2.10',
          },
  },
  targetResources:
    row.target === null
      ? []
      : [
          {
            id: row.target.id,
            displayName: row.target.displayName,
            type: 'User',
            userPrincipalName: row.target.userPrincipalName,
            groupType: null,
            modifiedProperties: [],
          },
        ],
  additionalDetails: row.details,
});

const list = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const { query } = call;
  query.allow('filter', 'orderby', 'select', 'top', 'skiptoken', 'count');
  const text = query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter !== undefined) {
    for (const leaf of leaves(filter))
      if (FILTERS[leaf.path.toLowerCase()]?.split(' ').includes(leaf.op) !== true || leaf.negated)
        throw parseFailure('Invalid filter clause');
  }
  const orderby = query.get('orderby') ?? 'activityDateTime desc';
  const direction = /^activityDateTime(?:\s+(?<direction>asc|desc))?$/iu.exec(orderby);
  if (direction === null) throw parseFailure('Invalid orderby clause');
  const ascending = direction.groups?.['direction']?.toLowerCase() !== 'desc';
  const found = call.tenant.audits
    .visible(call.nowMs)
    .map((row) => auditJson(call, row))
    .filter((one) => filter === undefined || passes(filter, (path) => readPath(one, path)));
  if (ascending) found.reverse();
  const top = query.top(LARGEST_PAGE, LARGEST_PAGE, 'clamp');
  const content = readToken(query.get('skiptoken'));
  // The token names the last row seen, so that rows that arrive meanwhile do not shift the pages.
  const start = content === undefined ? 0 : found.findIndex((one) => one['id'] === content['id']) + 1;
  const page = found.slice(start, start + top);
  const last = page.at(-1);
  const select = query.selected();
  return json({
    '@odata.context': context(call, 'auditLogs/directoryAudits'),
    ...(last !== undefined && start + top < found.length
      ? { '@odata.nextLink': `${call.root}/auditLogs/directoryAudits?${query.withSkipToken(writeToken({ id: String(last['id']) }))}` }
      : {}),
    value: page.map((one) => pick(one, select)),
  });
};

const get = (call: GraphCall): GraphAnswer => {
  mustReadLogs(call);
  const id = call.params['id'] ?? '';
  const row = call.tenant.audits.visible(call.nowMs).find((one) => one.id === id);
  if (row === undefined) throw resourceNotFound(id);
  return json({ '@odata.context': context(call, 'auditLogs/directoryAudits/$entity'), ...auditJson(call, row) });
};

export const auditRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/auditLogs/directoryAudits', service: 'logs', handle: list },
  { verb: 'GET', pattern: '/auditLogs/directoryAudits/{id}', service: 'logs', handle: get },
];
