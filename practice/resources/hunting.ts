import { GraphError, json, requestDenied, type GraphAnswer } from '../answers.ts';
import { isoTicks } from '../clock.ts';
import { RISK_READERS } from '../permissions/role-rules.ts';
import type { GraphCall, Route } from '../router.ts';
import { bodyObject, context, stringIn } from './shared.ts';

interface Column {
  readonly name: string;
  readonly type: 'DateTime' | 'String' | 'Int64';
}

interface Question {
  readonly pattern: RegExp;
  readonly schema: readonly Column[];
  readonly rows: (call: GraphCall, groups: Readonly<Record<string, string>>) => readonly Record<string, unknown>[];
}

const MOST_ROWS = 100;

/** This is no query engine: these questions are understood, each in its one form, and no other. */
const QUESTIONS: readonly Question[] = [
  {
    // AADSignInEventsBeta | where AccountUpn =~ "upn" | project Timestamp, AccountUpn, IPAddress, Country, ErrorCode | limit 50
    pattern: /^AADSignInEventsBeta\s*\|\s*where\s+AccountUpn\s*=~\s*"(?<upn>[^"]+)"(?:\s*\|.*)?$/isu,
    schema: [
      { name: 'Timestamp', type: 'DateTime' },
      { name: 'AccountUpn', type: 'String' },
      { name: 'IPAddress', type: 'String' },
      { name: 'Country', type: 'String' },
      { name: 'ErrorCode', type: 'Int64' },
    ],
    rows: (call, groups) => {
      const person = call.tenant.directory.find(groups['upn'] ?? '');
      if (person === undefined) return [];
      const rows: Record<string, unknown>[] = [];
      for (const { row } of call.tenant.signIns.rows(call.nowMs, { person }, undefined)) {
        if (rows.length === MOST_ROWS) break;
        rows.push({
          Timestamp: isoTicks(row.atMs),
          AccountUpn: person.userPrincipalName,
          IPAddress: row.ipAddress,
          Country: row.place.countryOrRegion,
          ErrorCode: row.outcome.errorCode,
        });
      }
      return rows;
    },
  },
  {
    // AADSignInEventsBeta | where IPAddress == "203.0.113.7" | summarize Accounts = dcount(AccountUpn) by IPAddress
    pattern:
      /^AADSignInEventsBeta\s*\|\s*where\s+IPAddress\s*==\s*"(?<ip>[^"]+)"\s*\|\s*summarize\s+Accounts\s*=\s*dcount\(AccountUpn\)\s+by\s+IPAddress\s*$/isu,
    schema: [
      { name: 'IPAddress', type: 'String' },
      { name: 'Accounts', type: 'Int64' },
    ],
    rows: (call, groups) => {
      const accounts = new Set<number>();
      for (const { row } of call.tenant.signIns.rows(call.nowMs, {}, undefined))
        if (row.ipAddress === groups['ip']) accounts.add(row.person.index);
      return accounts.size === 0 ? [] : [{ IPAddress: groups['ip'], Accounts: accounts.size }];
    },
  },
];

const hunt = (call: GraphCall): GraphAnswer => {
  if (!call.tenant.rules.holds(call.agent, RISK_READERS, null)) throw requestDenied();
  const body = bodyObject(call);
  // Pages write both "Query" and "query".
  const text = stringIn(body['query'] === undefined ? { query: body['Query'] } : body, 'query').trim();
  for (const question of QUESTIONS) {
    const match = question.pattern.exec(text);
    if (match === null) continue;
    return json({
      '@odata.context': context(call, 'microsoft.graph.security.huntingQueryResults'),
      schema: question.schema,
      results: question.rows(call, { ...match.groups }),
    });
  }
  throw new GraphError(400, 'BadRequest', 'The query is not one that this practice tenant understands.');
};

export const huntingRoutes: readonly Route[] = [{ verb: 'POST', pattern: '/security/runHuntingQuery', service: 'directory', handle: hunt }];
