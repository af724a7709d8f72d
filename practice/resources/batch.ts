import { json, parseFailure, type GraphAnswer } from '../answers.ts';
import { Dice, guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { bodyObject } from './shared.ts';

const MOST = 20;
const JSON_HEADERS = {
  'OData-Version': '4.0',
  'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
};

/** What one item of a batch asks; the server runs it like any request. */
export interface InnerRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly clientRequestId: string;
}

interface Item {
  readonly id: string;
  readonly request: InnerRequest;
  readonly dependsOn: readonly string[];
}

interface Result {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** POST /$batch. The outer status is 200 whatever becomes of the items; answers come in no order. */
export const batchRoute = (run: (request: InnerRequest) => Promise<GraphAnswer>): Route => ({
  verb: 'POST',
  pattern: '/$batch',
  service: 'directory',
  handle: (call) => batch(call, run),
});

const parseItems = (call: GraphCall): readonly Item[] => {
  const { requests } = bodyObject(call) as { requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0) throw parseFailure("Invalid batch payload format: 'requests' must be a list.");
  if (requests.length > MOST) throw parseFailure(`Number of batch request steps exceeds the maximum value of ${MOST}.`);
  const items = requests.map((raw: unknown): Item => parseItem(call, raw));
  const ids = new Set(items.map((item) => item.id));
  if (ids.size !== items.length) throw parseFailure('Batch request ids must be unique.');
  for (const item of items)
    for (const id of item.dependsOn)
      if (!ids.has(id)) throw parseFailure(`Batch request '${item.id}' depends on '${id}', which is not in the batch.`);
  return items;
};

const parseItem = (call: GraphCall, raw: unknown): Item => {
  const item = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const { id, method, url, body, dependsOn } = item;
  if (typeof id !== 'string' || id === '') throw parseFailure("Every batch request needs an 'id'.");
  if (typeof method !== 'string' || typeof url !== 'string' || /^https?:/iu.test(url))
    throw parseFailure(`Batch request '${id}' needs a 'method' and a relative 'url'.`);
  const given = typeof item['headers'] === 'object' && item['headers'] !== null ? Object.entries(item['headers']) : [];
  const headers: Record<string, string | undefined> = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (body !== undefined && headers['content-type'] === undefined)
    throw parseFailure(`Write request id : ${id} does not contain Content-Type header or body.`);
  return {
    id,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((one): one is string => typeof one === 'string') : [],
    request: {
      method: method.toUpperCase(),
      target: `/${call.version}${url.startsWith('/') ? url : `/${url}`}`,
      headers: { ...headers, authorization: call.headers['authorization'] },
      body,
      clientRequestId: headers['client-request-id'] ?? guidOf(call.clientRequestId, id),
    },
  };
};

const batch = async (call: GraphCall, run: (request: InnerRequest) => Promise<GraphAnswer>): Promise<GraphAnswer> => {
  const results = new Map<string, Result>();
  for (const item of parseItems(call)) {
    const failed = item.dependsOn.find((id) => (results.get(id)?.status ?? 424) >= 400);
    results.set(item.id, failed === undefined ? await runItem(item, run) : dependencyFailed(item.id));
  }
  // Graph promises no order: shuffle, so that nobody relies on one.
  const dice = new Dice('batch', call.clientRequestId);
  const shuffled = [...results.values()].map((result) => ({ result, place: dice.bits() })).sort((a, b) => a.place - b.place);
  return json({ responses: shuffled.map(({ result }) => result) });
};

const runItem = async (item: Item, run: (request: InnerRequest) => Promise<GraphAnswer>): Promise<Result> => {
  if (/\/\$batch(?:$|\?)/iu.test(item.request.target))
    return { id: item.id, status: 400, headers: {}, body: { error: { code: 'BadRequest', message: 'A batch cannot hold a batch.' } } };
  const answer = await run(item.request);
  const body = Buffer.isBuffer(answer.body) ? answer.body.toString('base64') : answer.body;
  return {
    id: item.id,
    status: answer.status,
    headers: {
      'Cache-Control': 'no-cache',
      ...(body === undefined || Buffer.isBuffer(answer.body) ? {} : JSON_HEADERS),
      ...answer.headers,
    },
    ...(body === undefined ? {} : { body }),
  };
};

const dependencyFailed = (id: string): Result => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'A request that this one depends on has failed.' } },
});
