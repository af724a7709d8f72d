import { created, methodRule, noContent, type GraphAnswer, invalidRequest } from '../answers.ts';
import * as make from '../methods/make.ts';
import { naturalPreference } from '../methods/default-method.ts';
import { PHONE_IDS, type PhoneMethod, type PhoneType } from '../methods/kinds.ts';
import type { GraphCall, Route } from '../router.ts';
import { methodJson } from './method-json.ts';
import { findMethod } from './methods.ts';
import { audit, bodyObject, isSelf, METHODS_SERVICE, methodsContext, mustManageMethods, stringIn, targetOf } from './shared.ts';

/** +{country code} {number}x{extension}; the extension is optional, the space is not. */
const NUMBER = /^\+\d{1,3} \d{4,15}(?:x\d{1,6})?$/u;

const isPhoneType = (text: string): text is PhoneType => Object.hasOwn(PHONE_IDS, text);

const checkedNumber = (body: Readonly<Record<string, unknown>>): string => {
  const number = stringIn(body, 'phoneNumber');
  if (!NUMBER.test(number))
    throw invalidRequest(
      `The phone number is not in a valid format. Use +{country code} {number}x{extension}, for example +1 5555551234x123.`,
    );
  return number;
};

const createPhone = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const body = bodyObject(call);
  const phoneType = stringIn(body, 'phoneType');
  if (!isPhoneType(phoneType)) throw invalidRequest("Property 'phoneType' must be mobile, alternateMobile or office.");
  const number = checkedNumber(body);
  const state = call.tenant.auth(target);
  const phones = state.methods.filter((method) => method.kind === 'phone');
  if (phones.some((phone) => phone.phoneType === phoneType))
    throw methodRule(`A phone of type '${phoneType}' is already registered for this user.`);
  if (phoneType === 'alternateMobile' && !phones.some((phone) => phone.phoneType === 'mobile'))
    throw methodRule('An alternate mobile phone cannot be added before a mobile phone.');
  const phone = make.phone(phoneType, number, null, phoneType === 'mobile' && isSmsSignInAllowed(call) ? 'ready' : undefined);
  state.methods.push(phone);
  state.preferred ??= naturalPreference(phone);
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'phoneAuthenticationMethod' });
  return created({
    '@odata.context': methodsContext(call, target, 'phoneMethods/$entity'),
    ...methodJson(call, phone, {
      inOwnCollection: true,
      masked: !call.tenant.rules.seesFullNumbers(call.agent, target) && !isSelf(call, target),
    }),
  });
};

const isSmsSignInAllowed = (call: GraphCall): boolean => {
  const sms = call.tenant.policy.find('Sms');
  const targets = sms?.['includeTargets'];
  return (
    sms?.state === 'enabled' &&
    Array.isArray(targets) &&
    targets.some((one: unknown) => typeof one === 'object' && one !== null && 'isUsableForSignIn' in one && one.isUsableForSignIn === true)
  );
};

const phoneOf = (call: GraphCall): PhoneMethod => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = findMethod(call.tenant.auth(target).methods, 'phone', call.params['method'] ?? '');
  if (method.kind !== 'phone') throw new Error('A phone look-up gave another kind.');
  return method;
};

const updatePhone = (call: GraphCall): GraphAnswer => {
  const phone = phoneOf(call);
  const body = bodyObject(call);
  if (body['phoneType'] !== undefined && body['phoneType'] !== phone.phoneType) throw methodRule('The type of a phone cannot be changed.');
  phone.phoneNumber = checkedNumber(body);
  audit(call, targetOf(call), 'Admin updated security info', METHODS_SERVICE, 'Update', { methodType: 'phoneAuthenticationMethod' });
  return noContent();
};

const enableSmsSignIn = (call: GraphCall): GraphAnswer => {
  const phone = phoneOf(call);
  if (phone.phoneType !== 'mobile') throw methodRule('SMS sign-in can be enabled only for a mobile phone.');
  if (!isSmsSignInAllowed(call)) throw methodRule('The user is not allowed by policy to use SMS sign-in.');
  phone.smsSignInState = 'ready';
  return noContent();
};

const disableSmsSignIn = (call: GraphCall): GraphAnswer => {
  const phone = phoneOf(call);
  if (phone.phoneType !== 'mobile') throw methodRule('SMS sign-in can be disabled only for a mobile phone.');
  phone.smsSignInState = 'notEnabled';
  return noContent();
};

const PATTERN = '/users/{user}/authentication/phoneMethods';
export const phoneRoutes: readonly Route[] = [
  { verb: 'POST', pattern: PATTERN, service: 'methods', handle: createPhone },
  { verb: 'PATCH', pattern: `${PATTERN}/{method}`, service: 'methods', handle: updatePhone },
  { verb: 'POST', pattern: `${PATTERN}/{method}/enableSmsSignIn`, service: 'methods', handle: enableSmsSignIn },
  { verb: 'POST', pattern: `${PATTERN}/{method}/disableSmsSignIn`, service: 'methods', handle: disableSmsSignIn },
];
