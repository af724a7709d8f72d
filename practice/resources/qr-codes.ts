import { randomInt } from 'node:crypto';
import { created, invalidRequest, json, methodNotFound, methodRule, noContent, type GraphAnswer } from '../answers.ts';
import { DAY, HOUR } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import type { QrCode, QrCodePinMethod } from '../methods/kinds.ts';
import { pinDigest } from '../methods/make.ts';
import { guidOf } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { qrCodeJson, qrJson, qrPinJson } from './method-json.ts';
import { audit, bodyObject, METHODS_SERVICE, methodsContext, mustManageMethods, mustReadMethods, stringIn, targetOf } from './shared.ts';

const LONGEST_STANDARD_DAYS = 395;
const LONGEST_TEMPORARY_HOURS = 12;
const PIN = /^\d{8,20}$/u;

/** Frontline sign-in: one method, one standard code and one temporary code a person. */

const methodOf = (call: GraphCall, target: Person, seen: boolean): QrCodePinMethod => {
  const state = seen ? call.tenant.seenAuth(target) : call.tenant.auth(target);
  const method = state.methods.find((one) => one.kind === 'qrCodePin');
  if (method?.kind !== 'qrCodePin') throw methodNotFound();
  return method;
};

/** Shown once, in the answer to the creation: the picture and what it says. */
const image = (call: GraphCall, code: QrCode): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.qrCodeImageDetails',
  version: 1,
  errorCorrectionLevel: 'l',
  binaryValue: Buffer.from(`practice picture of ${code.id}`).toString('base64'),
  rawContent: Buffer.from(`practice:${code.id}:${call.nowMs}`).toString('base64'),
});

const dateIn = (value: unknown, name: string, fallback: number): number => {
  if (value === undefined || value === null) return fallback;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalidRequest(`Property '${name}' must be a date.`);
  return at;
};

const newCode = (call: GraphCall, target: Person, raw: unknown, kind: 'standard' | 'temporary'): QrCode => {
  const body = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const startAtMs = dateIn(body['startDateTime'], 'startDateTime', call.nowMs);
  const expireAtMs = dateIn(body['expireDateTime'], 'expireDateTime', startAtMs + (kind === 'standard' ? 365 * DAY : HOUR));
  const longest = kind === 'standard' ? LONGEST_STANDARD_DAYS * DAY : LONGEST_TEMPORARY_HOURS * HOUR;
  const shortest = kind === 'standard' ? 1 : HOUR;
  if (expireAtMs - startAtMs > longest || expireAtMs - startAtMs < shortest)
    throw invalidRequest(
      kind === 'standard'
        ? `A standard QR code lasts up to ${LONGEST_STANDARD_DAYS} days.`
        : `A temporary QR code lasts from 1 to ${LONGEST_TEMPORARY_HOURS} hours.`,
    );
  return { id: guidOf('qrCode', target.id, kind, call.nowMs), createdAtMs: call.nowMs, startAtMs, expireAtMs, lastUsedAtMs: null };
};

const put = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const body = bodyObject(call);
  const state = call.tenant.auth(target);
  if (state.methods.some((one) => one.kind === 'qrCodePin'))
    throw methodRule('A QR code method exists for this user. Delete it before a new one is created.');
  const pin = typeof body['pin'] === 'object' && body['pin'] !== null && 'code' in body['pin'] ? body['pin'].code : undefined;
  if (typeof pin !== 'string' || !PIN.test(pin)) throw invalidRequest('The PIN must have 8 to 20 digits.');
  const standard = newCode(call, target, body['standardQRCode'], 'standard');
  const method: QrCodePinMethod = {
    kind: 'qrCodePin',
    id: guidOf('qrCodePin', target.id, call.nowMs),
    createdAtMs: call.nowMs,
    lastUsedAtMs: null,
    standard,
    temporary: null,
    pin: {
      id: guidOf('qrPin', target.id, call.nowMs),
      createdAtMs: call.nowMs,
      updatedAtMs: call.nowMs,
      forceChange: true,
      digest: pinDigest(pin),
    },
  };
  state.methods.push(method);
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'qrCodePinAuthenticationMethod' });
  return created({
    '@odata.context': methodsContext(call, target, 'qrCodePinMethod/$entity'),
    '@odata.type': '#microsoft.graph.qrCodePinAuthenticationMethod',
    id: method.id,
    createdDateTime: null,
    ...qrJson(method),
    standardQRCode: qrCodeJson(standard, image(call, standard)),
    pin: qrPinJson(method.pin, pin),
  });
};

const get = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const method = methodOf(call, target, true);
  return json({
    '@odata.context': methodsContext(call, target, 'qrCodePinMethod/$entity'),
    '@odata.type': '#microsoft.graph.qrCodePinAuthenticationMethod',
    id: method.id,
    createdDateTime: null,
    ...qrJson(method),
  });
};

const remove = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = methodOf(call, target, false);
  const state = call.tenant.auth(target);
  state.methods = state.methods.filter((one) => one !== method);
  audit(call, target, 'Admin deleted security info', METHODS_SERVICE, 'Delete', { methodType: 'qrCodePinAuthenticationMethod' });
  return noContent();
};

type Slot = 'standard' | 'temporary';
const NAMES: Readonly<Record<Slot, string>> = { standard: 'standardQRCode', temporary: 'temporaryQRCode' };

const getCode = (call: GraphCall, slot: Slot): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const code = methodOf(call, target, true)[slot];
  if (code === null) throw methodNotFound();
  return json({ '@odata.context': methodsContext(call, target, `qrCodePinMethod/${NAMES[slot]}/$entity`), ...qrCodeJson(code) });
};

/** The standard code's end can be moved; a code that is not there is made, with its picture. */
const patchCode = (call: GraphCall, slot: Slot): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = methodOf(call, target, false);
  const body = bodyObject(call);
  const known = method[slot];
  const shown = { '@odata.context': methodsContext(call, target, `qrCodePinMethod/${NAMES[slot]}/$entity`) };
  if (known === null) {
    const code = newCode(call, target, body, slot);
    method[slot] = code;
    return created({ ...shown, ...qrCodeJson(code, image(call, code)) });
  }
  if (slot === 'temporary') throw methodRule('A temporary QR code cannot be changed. Delete it before a new one is created.');
  const expireAtMs = dateIn(body['expireDateTime'], 'expireDateTime', known.expireAtMs);
  if (expireAtMs <= known.startAtMs || expireAtMs - known.startAtMs > LONGEST_STANDARD_DAYS * DAY)
    throw invalidRequest(`A standard QR code lasts up to ${LONGEST_STANDARD_DAYS} days.`);
  known.expireAtMs = expireAtMs;
  return json({ ...shown, ...qrCodeJson(known) });
};

const removeCode = (call: GraphCall, slot: Slot): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = methodOf(call, target, false);
  if (method[slot] === null) throw methodNotFound();
  method[slot] = null;
  return noContent();
};

const getPin = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  return json({
    '@odata.context': methodsContext(call, target, 'qrCodePinMethod/pin/$entity'),
    ...qrPinJson(methodOf(call, target, true).pin),
  });
};

/** A new PIN, made by the system and told once; it must be changed at the next sign-in. */
const patchPin = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = methodOf(call, target, false);
  const code = String(randomInt(10_000_000, 100_000_000));
  method.pin = { ...method.pin, updatedAtMs: call.nowMs, forceChange: true, digest: pinDigest(code) };
  return created({ '@odata.context': methodsContext(call, target, 'qrCodePinMethod/pin/$entity'), ...qrPinJson(method.pin, code) });
};

/** The person changes the own PIN, knowing the old one. */
const updatePin = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = methodOf(call, target, false);
  const body = bodyObject(call);
  const newPin = stringIn(body, 'newPin');
  if (method.pin.digest !== pinDigest(stringIn(body, 'currentPin'))) throw methodRule('The current PIN is not correct.');
  if (!PIN.test(newPin)) throw invalidRequest('The PIN must have 8 to 20 digits.');
  method.pin = { ...method.pin, updatedAtMs: call.nowMs, forceChange: false, digest: pinDigest(newPin) };
  return noContent();
};

const QR = '/users/{user}/authentication/qrCodePinMethod';
const slots: readonly Slot[] = ['standard', 'temporary'];
export const qrRoutes: readonly Route[] = [
  { verb: 'GET', pattern: QR, service: 'methods', handle: get },
  { verb: 'PUT', pattern: QR, service: 'methods', handle: put },
  { verb: 'DELETE', pattern: QR, service: 'methods', handle: remove },
  ...slots.flatMap((slot): Route[] => [
    { verb: 'GET', pattern: `${QR}/${NAMES[slot]}`, service: 'methods', handle: (call) => getCode(call, slot) },
    { verb: 'PATCH', pattern: `${QR}/${NAMES[slot]}`, service: 'methods', handle: (call) => patchCode(call, slot) },
    { verb: 'DELETE', pattern: `${QR}/${NAMES[slot]}`, service: 'methods', handle: (call) => removeCode(call, slot) },
  ]),
  { verb: 'GET', pattern: `${QR}/pin`, service: 'methods', handle: getPin },
  { verb: 'PATCH', pattern: `${QR}/pin`, service: 'methods', handle: patchPin },
  { verb: 'POST', pattern: `${QR}/pin/updatePin`, service: 'methods', handle: updatePin },
];
