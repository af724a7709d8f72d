import { GraphError, json, noContent, parseFailure, requestDenied, resourceNotFound, type GraphAnswer } from '../answers.ts';
import { isoTicks } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import type { Detection, Risk, RiskState } from '../logs/risk.ts';
import { parseFilter } from '../odata/filter.ts';
import { passes, readPath } from '../odata/filter-eval.ts';
import { pick } from '../odata/select.ts';
import { RISK_READERS, RISK_WRITERS } from '../permissions/role-rules.ts';
import type { GraphCall, Route } from '../router.ts';
import { bodyObject, context } from './shared.ts';

const MOST_AT_ONCE = 60;

const mustRead = (call: GraphCall): void => {
  if (!call.tenant.rules.holds(call.agent, RISK_READERS, null)) throw requestDenied();
};
const mustWrite = (call: GraphCall): void => {
  if (!call.tenant.rules.holds(call.agent, RISK_WRITERS, null)) throw requestDenied();
};

const riskyUserJson = (call: GraphCall, person: Person): Record<string, unknown> => {
  const current = call.tenant.risk.current(person, call.nowMs);
  return {
    id: person.id,
    isDeleted: false,
    isProcessing: current?.isProcessing ?? false,
    riskLevel: current?.risk.level ?? 'none',
    riskState: current?.risk.state ?? 'none',
    riskDetail: current?.risk.detail ?? 'none',
    riskLastUpdatedDateTime: isoTicks(current?.risk.atMs ?? call.nowMs),
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
  };
};

const listed = (call: GraphCall, what: string, all: readonly Record<string, unknown>[]): GraphAnswer => {
  call.query.allow('filter', 'orderby', 'select', 'top', 'count', 'skiptoken');
  const text = call.query.get('filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  const select = call.query.selected();
  const found = filter === undefined ? all : all.filter((one) => passes(filter, (path) => readPath(one, path)));
  const top = call.query.top(500, 500, 'clamp');
  return json({
    '@odata.context': context(call, what),
    ...(call.query.flag('count') ? { '@odata.count': found.length } : {}),
    value: found.slice(0, top).map((one) => pick(one, select)),
  });
};

const personOf = (call: GraphCall): Person => {
  const id = call.params['id'] ?? '';
  const person = call.tenant.risk.people().find((one) => one.id === id.toLowerCase());
  if (person === undefined) throw resourceNotFound(id);
  return person;
};

const history = (call: GraphCall): GraphAnswer => {
  mustRead(call);
  const person = personOf(call);
  const value = call.tenant.risk.history(person).map((risk: Risk, i) => ({
    id: `${person.id}${risk.atMs}${i}`,
    userId: person.id,
    isDeleted: false,
    isProcessing: false,
    riskLevel: risk.level,
    riskState: risk.state,
    riskDetail: risk.detail,
    riskLastUpdatedDateTime: isoTicks(risk.atMs),
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    initiatedBy: risk.by,
    activity: { detail: risk.detail, riskEventTypes: risk.eventTypes },
  }));
  return listed(call, `identityProtection/riskyUsers('${person.id}')/history`, value);
};

/** The older property knows fewer kinds than the text. */
const RISK_TYPES = new Set(['unfamiliarFeatures', 'anonymizedIPAddress', 'unlikelyTravel', 'leakedCredentials']);

const detectionJson = (call: GraphCall, detection: Detection): Record<string, unknown> => {
  const { person, place } = detection;
  const current = call.tenant.risk.current(person, call.nowMs);
  return {
    id: detection.id,
    requestId: detection.id,
    correlationId: detection.id,
    riskEventType: detection.eventType,
    riskState: current?.risk.state ?? 'atRisk',
    riskLevel: detection.level,
    riskDetail: current?.risk.detail ?? 'none',
    source: 'IdentityProtection',
    ...(call.version === 'beta' ? { riskType: RISK_TYPES.has(detection.eventType) ? detection.eventType : 'generic' } : {}),
    detectionTimingType: 'realtime',
    activity: 'signin',
    tokenIssuerType: 'AzureAD',
    ipAddress: detection.ipAddress,
    location: {
      city: place.city,
      state: place.state,
      countryOrRegion: place.countryOrRegion,
      geoCoordinates: { altitude: null, latitude: place.latitude, longitude: place.longitude },
    },
    activityDateTime: isoTicks(detection.atMs),
    detectedDateTime: isoTicks(detection.atMs + 120_000),
    lastUpdatedDateTime: isoTicks(detection.atMs + 120_000),
    userId: person.id,
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    additionalInfo: '[{"Key":"userAgent","Value":"Mozilla/5.0"}]',
  };
};

const idsIn = (call: GraphCall, name: string): readonly string[] => {
  const ids = bodyObject(call)[name];
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string') || ids.length === 0)
    throw parseFailure(`Property '${name}' must be a list of ids.`);
  if (ids.length > MOST_AT_ONCE) throw new GraphError(400, 'BadRequest', `At most ${MOST_AT_ONCE} ids are taken at once.`);
  return ids;
};

type Verdict = 'confirmCompromised' | 'dismiss' | 'confirmSafe';
const USER_VERDICTS: Readonly<Record<Verdict, Pick<Risk, 'level' | 'state' | 'detail'>>> = {
  confirmCompromised: { level: 'high', state: 'confirmedCompromised', detail: 'adminConfirmedUserCompromised' },
  dismiss: { level: 'none', state: 'dismissed', detail: 'adminDismissedAllRiskForUser' },
  confirmSafe: { level: 'none', state: 'confirmedSafe', detail: 'adminConfirmedAccountSafe' },
};

const judgeUsers = (call: GraphCall, verdict: Verdict): GraphAnswer => {
  mustWrite(call);
  for (const id of idsIn(call, 'userIds')) {
    const person = call.tenant.directory.find(id);
    if (person === undefined) throw resourceNotFound(id);
    call.tenant.risk.change(person, {
      ...USER_VERDICTS[verdict],
      atMs: call.nowMs,
      by: call.agent.id,
      eventTypes: verdict === 'confirmCompromised' ? ['adminConfirmedUserCompromised'] : [],
    });
  }
  return noContent();
};

const SIGN_IN_VERDICTS: Readonly<
  Record<Verdict, { readonly state: RiskState; readonly detail: string; readonly level: 'high' | 'none' | undefined }>
> = {
  confirmCompromised: { state: 'confirmedCompromised', detail: 'adminConfirmedSigninCompromised', level: 'high' },
  dismiss: { state: 'dismissed', detail: 'adminDismissedRiskForSignIn', level: undefined },
  confirmSafe: { state: 'confirmedSafe', detail: 'adminConfirmedSigninSafe', level: 'none' },
};

const judgeSignIns = (call: GraphCall, verdict: Verdict): GraphAnswer => {
  mustWrite(call);
  for (const id of idsIn(call, 'requestIds')) {
    if (call.tenant.signIns.find(id, call.nowMs) === undefined) throw resourceNotFound(id);
    call.tenant.risk.signIns.set(id.toLowerCase(), SIGN_IN_VERDICTS[verdict]);
  }
  return noContent();
};

const USERS = '/identityProtection/riskyUsers';
const DETECTIONS = '/identityProtection/riskDetections';
const VERDICTS = ['confirmCompromised', 'dismiss', 'confirmSafe'] as const satisfies readonly Verdict[];
export const riskRoutes: readonly Route[] = [
  {
    verb: 'GET',
    pattern: USERS,
    service: 'directory',
    handle: (call) => {
      mustRead(call);
      return listed(
        call,
        'identityProtection/riskyUsers',
        call.tenant.risk.people().map((person) => riskyUserJson(call, person)),
      );
    },
  },
  {
    verb: 'GET',
    pattern: `${USERS}/{id}`,
    service: 'directory',
    handle: (call) => {
      mustRead(call);
      return json({ '@odata.context': context(call, 'identityProtection/riskyUsers/$entity'), ...riskyUserJson(call, personOf(call)) });
    },
  },
  { verb: 'GET', pattern: `${USERS}/{id}/history`, service: 'directory', handle: history },
  {
    verb: 'GET',
    pattern: DETECTIONS,
    service: 'directory',
    handle: (call) => {
      mustRead(call);
      return listed(
        call,
        'identityProtection/riskDetections',
        call.tenant.risk.detections().map((one) => detectionJson(call, one)),
      );
    },
  },
  {
    verb: 'GET',
    pattern: `${DETECTIONS}/{id}`,
    service: 'directory',
    handle: (call) => {
      mustRead(call);
      const found = call.tenant.risk.detections().find((one) => one.id === call.params['id']?.toLowerCase());
      if (found === undefined) throw resourceNotFound(call.params['id'] ?? '');
      return json({ '@odata.context': context(call, 'identityProtection/riskDetections/$entity'), ...detectionJson(call, found) });
    },
  },
  ...VERDICTS.map((verdict): Route => ({
    verb: 'POST',
    pattern: `${USERS}/${verdict}`,
    service: 'directory',
    handle: (call) => judgeUsers(call, verdict),
  })),
  ...VERDICTS.map((verdict): Route => ({
    verb: 'POST',
    pattern: `/auditLogs/signIns/${verdict}`,
    service: 'directory',
    handle: (call) => judgeSignIns(call, verdict),
  })),
];
