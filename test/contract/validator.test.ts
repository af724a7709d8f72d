import { describe, expect, test } from 'vitest';
import { answerProblems, requestProblems } from './support/checks.ts';
import { findOperation, operations } from './support/operations.ts';
import type { Verb, Version } from './support/published.ts';

/** The judge itself: what it must accept, and that it notices each kind of difference. */
const operationNamed = (name: string) => operations.find((one) => one.name === name) ?? expect.fail(`${name} is not published`);
const jsonHeaders = new Headers({ 'content-type': 'application/json;odata.metadata=minimal' });
const mobile = {
  '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
  id: '3179e48a-750b-4051-897c-87b9720928f7',
  phoneNumber: '+44 7700900001',
  phoneType: 'mobile',
  createdDateTime: null,
};
const methods = (...value: readonly unknown[]) =>
  answerProblems(operationNamed('beta GET /users/{user-id}/authentication/methods'), {
    status: 200,
    headers: jsonHeaders,
    body: { '@odata.context': 'x', value },
  });
const request = (verb: Verb, target: string, body?: unknown, headers = {}) =>
  requestProblems({ verb, target, body, headers: new Headers(headers) }).problems;

describe('answers', () => {
  test('accepts a method of a derived type, nulls where they are allowed, and any annotation', () => {
    expect(methods(mobile, { ...mobile, 'phoneNumber@odata.type': 'x', '@microsoft.graph.tips': 'y' })).toEqual([]);
  });

  test.each([
    ['an unknown property', { ...mobile, pager: 1 }],
    ['a forbidden null', { ...mobile, id: null }],
    ['a wrong type', { ...mobile, phoneNumber: 5 }],
    ['an enum value that does not exist', { ...mobile, phoneType: 'pager' }],
    ['a date that is none', { ...mobile, createdDateTime: 'yesterday' }],
    ['a type that does not exist', { ...mobile, '@odata.type': '#microsoft.graph.pagerAuthenticationMethod' }],
    ['a type that is no method', { ...mobile, '@odata.type': '#microsoft.graph.user' }],
    ['properties of a derived type that is not named', { id: mobile.id, phoneNumber: mobile.phoneNumber }],
  ])('notices %s', (_, method) => {
    expect(methods(method)).not.toEqual([]);
  });

  test('accepts unknownFutureValue, which stands for members added later', () => {
    expect(methods({ ...mobile, phoneType: 'unknownFutureValue' })).toEqual([]);
  });

  test('notices a status, a content type and a body that are not published', () => {
    const remove = operationNamed('v1.0 DELETE /users/{user-id}/authentication/phoneMethods/{phoneAuthenticationMethod-id}');
    expect(answerProblems(remove, { status: 204, headers: new Headers(), body: undefined })).toEqual([]);
    expect(answerProblems(remove, { status: 202, headers: new Headers(), body: undefined })).not.toEqual([]);
    expect(answerProblems(remove, { status: 204, headers: jsonHeaders, body: {} })).not.toEqual([]);
    const list = operationNamed('v1.0 GET /users');
    expect(answerProblems(list, { status: 201, headers: jsonHeaders, body: { value: [] } })).not.toEqual([]);
    expect(answerProblems(list, { status: 200, headers: new Headers({ 'content-type': 'text/html' }), body: { value: [] } })).not.toEqual(
      [],
    );
  });

  test('an error must have a code and a message', () => {
    const list = operationNamed('v1.0 GET /users');
    expect(answerProblems(list, { status: 404, headers: jsonHeaders, body: { error: { code: 'x', message: 'y' } } })).toEqual([]);
    expect(answerProblems(list, { status: 404, headers: jsonHeaders, body: { error: { code: 'x' } } })).not.toEqual([]);
    expect(answerProblems(list, { status: 404, headers: jsonHeaders, body: { message: 'y' } })).not.toEqual([]);
  });
});

describe('requests', () => {
  const eventual = { ConsistencyLevel: 'eventual' };
  const passes = '/v1.0/users/x/authentication/temporaryAccessPassMethods';

  test('accepts paths in any case, functions with and without parentheses, and /me', () => {
    const named = (version: Version, path: string) => {
      const found = findOperation(version, 'GET', path);
      return typeof found === 'string' ? found : found.template;
    };
    expect(named('v1.0', '/USERS/x/Photo/$value')).toBe('/users/{user-id}/photo/$value');
    expect(named('v1.0', '/users/delta')).toBe('/users/delta()');
    expect(named('v1.0', '/users/delta()')).toBe('/users/delta()');
    expect(named('beta', '/me/authentication/signInPreferences')).toBe('/users/{user-id}/authentication/signInPreferences');
    expect(named('beta', '/users/x/authentication/fido2Methods/creationOptions(challengeTimeoutInMinutes=10)')).toContain(
      '{challengeTimeoutInMinutes}',
    );
    expect(
      named('v1.0', '/reports/authenticationMethods/usersRegisteredByMethod(includedUserTypes=%27all%27,includedUserRoles=%27all%27)'),
    ).toContain('{includedUserRoles}');
  });

  test.each([
    ['a path that is not published', 'GET', '/v1.0/users/x/pagers'],
    ['a path of the other version only', 'GET', '/v1.0/users/x/authentication/signInPreferences'],
    ['a verb that is not published', 'DELETE', '/v1.0/users/x/authentication/methods/y'],
    ['a path without a version', 'GET', '/users/x'],
    ['an option that the operation does not have', 'GET', '/v1.0/users/x/authentication/phoneMethods?$top=5'],
    ['a property that does not exist in $select', 'GET', '/v1.0/users?$select=id,shoeSize'],
    ['a property that does not exist in $filter', 'GET', "/v1.0/users?$filter=shoeSize eq 'id'"],
    ['a page size that is no number', 'GET', '/v1.0/users?$top=all'],
    ['a search without the header', 'GET', '/v1.0/users?$search="displayName:wen"'],
    ['a missing body', 'POST', passes],
  ] as const)('notices %s', (_, verb, target) => {
    expect(request(verb, target)).not.toEqual([]);
  });

  test('notices a body of the wrong shape, and one where none belongs', () => {
    expect(request('POST', passes, { lifetimeInMinutes: 60, isUsableOnce: true })).toEqual([]);
    expect(request('POST', passes, { lifetimeInMinutes: 'an hour' })).not.toEqual([]);
    expect(request('POST', passes, { lifetime: 60 })).not.toEqual([]);
    expect(request('POST', '/v1.0/users/x/revokeSignInSessions', {})).not.toEqual([]);
  });

  test('an advanced filter needs the header and the count', () => {
    const filter = "/v1.0/users?$filter=businessPhones/any(p:startsWith(p,'1'))";
    expect(request('GET', `${filter}&$count=true`, undefined, eventual)).toEqual([]);
    expect(request('GET', filter, undefined, eventual)).not.toEqual([]);
    expect(request('GET', `${filter}&$count=true`)).not.toEqual([]);
  });
});
