import { describe, expect, test } from 'vitest';
import { clouds } from '../../../main/permissions/clouds.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import type { AppRegistration } from '../../../main/registration/app.ts';
import type { CliCloud } from '../../../main/registration/azure-cli.ts';
import { azureCliScript } from '../../../main/registration/azure-cli.ts';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import { readAzCall } from '../../support/registration/az-commands.ts';
import { complaintOf, madeAppId, runWithAz, scopesQuery, shells } from '../../support/registration/azure-cli.ts';
import { hostileNames, invisibleCharacters, registration, tenantId } from '../../support/registration/requests.ts';
import { scopeId } from '../../support/registration/tenant-scopes.ts';

const graphAppId = '00000003-0000-0000-c000-000000000000';
const cliNames = { global: 'AzureCloud', usGovL4: 'AzureUSGovernment', china: 'AzureChinaCloud' } as const;

/** Every call of a run in which nothing fails. */
const expected = ({ cloud, displayName, deviceCodes }: AppRegistration & { readonly cloud: CliCloud }, scopes: readonly string[]) => [
  { command: 'cloud set', options: { '--name': [cliNames[cloud.id]], '--output': ['none'] } },
  { command: 'login', options: { '--tenant': [tenantId], '--allow-no-subscriptions': [], '--output': ['none'] } },
  { command: 'ad sp show', options: { '--id': [graphAppId], '--query': [scopesQuery], '--output': ['tsv'] } },
  {
    command: 'ad app create',
    options: {
      '--display-name': [displayName],
      '--sign-in-audience': ['AzureADMyOrg'],
      '--is-fallback-public-client': [String(deviceCodes)],
      '--optional-claims': ['{"idToken":[{"name":"auth_time"}]}'],
      '--public-client-redirect-uris': ['http://localhost'],
      '--query': ['appId'],
      '--output': ['tsv'],
    },
  },
  {
    command: 'ad app permission add',
    options: {
      '--id': [madeAppId],
      '--api': [graphAppId],
      '--api-permissions': scopes.map((scope) => `${scopeId(scope)}=Scope`),
      '--only-show-errors': [],
      '--output': ['none'],
    },
  },
  { command: 'ad sp create', options: { '--id': [madeAppId], '--output': ['none'] } },
];

describe.each(shells)('The Azure CLI script in %s', (shell) => {
  test('makes a public client of this organisation with the loopback redirect and exactly the scopes that the console asks for', () => {
    const { status, stdout, stderr, calls, scopes } = runWithAz(azureCliScript(registration), { shell });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(calls).toEqual(expected(registration, consentScopes()));
    expect(scopes).toEqual(consentScopes());
    expect(stdout.split('\n')).toEqual([
      `Tenant ID: ${tenantId}`,
      `Client ID: ${madeAppId}`,
      'To agree for all agents at once, an administrator opens this address. The browser then finds no page at localhost, and that is as it should be:',
      `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${madeAppId}`,
      '',
    ]);
  });

  test('allows public client flows for the code on another device, and for nothing else', () => {
    for (const deviceCodes of [true, false]) {
      const wanted = { ...registration, deviceCodes };
      expect(runWithAz(azureCliScript(wanted), { shell }).calls).toEqual(expected(wanted, consentScopes()));
    }
  });

  test.each(hostileNames)('keeps the name %s one argument', (displayName) => {
    const given = { ...registration, displayName, features: ['photos'] } as const;
    const { calls } = runWithAz(azureCliScript(given), { shell });
    expect(calls).toEqual(expected(given, scopesOf(['lookUp', 'photos'])));
  });

  test('makes nothing when the cloud lacks a permission, and says what needs it', () => {
    const { status, stdout, stderr, calls } = runWithAz(azureCliScript(registration), { shell, without: 'ProfilePhoto.Read.All' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'Microsoft Graph of this cloud has no permission named ProfilePhoto.Read.All. Nothing was registered. Switch off what needs it and make the script again: Show the person’s photo\n',
    );
    expect(calls.map(({ command }) => command)).toEqual(['cloud set', 'login', 'ad sp show']);
  });

  // A longer name is there: User.Read.All is not taken for User.Read.
  test('does not take one permission for another', () => {
    const { status, stderr } = runWithAz(azureCliScript(registration), { shell, without: 'User.Read' });
    expect(status).toBe(1);
    expect(stderr).toContain('no permission named User.Read.');
  });

  test.each([
    ['login', ['cloud set', 'login'], ''],
    ['ad sp show', ['cloud set', 'login', 'ad sp show'], ''],
    ['ad app create', ['cloud set', 'login', 'ad sp show', 'ad app create'], ''],
    ['ad app permission add', ['cloud set', 'login', 'ad sp show', 'ad app create', 'ad app permission add'], `Client ID: ${madeAppId}`],
  ])('stops at a refused "%s" and tells what there is by then', (refuses, made, told) => {
    const { status, stdout, stderr, calls } = runWithAz(azureCliScript(registration), { shell, refuses });
    expect(status).toBe(2);
    expect(stderr).toBe('ERROR: Insufficient privileges to complete the operation.\n');
    expect(calls.map(({ command }) => command)).toEqual(made);
    expect(stdout).toContain(told);
    expect(stdout).not.toContain('adminconsent');
  });

  test.each([{}, { without: 'User.Read' }, { refuses: 'login' }])('leaves no sign-in behind: %j', (how) => {
    expect(runWithAz(azureCliScript(registration), { shell, ...how }).leftBehind).toEqual([]);
  });

  test.each(hostileNames)('is well formed with the name %s', (displayName) => {
    expect(complaintOf(azureCliScript({ ...registration, displayName }), shell)).toBe('');
  });
});

describe('The Azure CLI script', () => {
  test.each([clouds.global, clouds.usGovL4, clouds.china])('works in the cloud $id and in no other', (cloud) => {
    const { stdout, calls } = runWithAz(azureCliScript({ ...registration, cloud }));
    expect(calls[0]?.options['--name']).toEqual([cliNames[cloud.id]]);
    expect(stdout).toContain(`${cloud.login}/${tenantId}/adminconsent?client_id=${madeAppId}`);
  });

  test('leaves out what a feature that is off would need', () => {
    expect(runWithAz(azureCliScript({ ...registration, features: ['passes'] })).scopes).toEqual(scopesOf(['lookUp', 'passes']));
  });

  test.each(invisibleCharacters)('refuses a name with the character %j', (character) => {
    expect(() => azureCliScript({ ...registration, displayName: `Latchkey${character}rm` })).toThrow(RangeError);
  });

  test('refuses a name that the Azure CLI would take for a file', () => {
    expect(() => azureCliScript({ ...registration, displayName: '@/etc/passwd' })).toThrow(RangeError);
  });
});

describe('The stand-in for the Azure CLI', () => {
  test.each([
    ['ad app creat --display-name x', 'misspelled'],
    ['ad app create', 'required'],
    ['ad app create --display-name x --public-client true', 'unrecognized'],
    ['ad app create --display-name -x', 'expected one'],
    ['ad app create --display-name=@x', 'a file would be read'],
    ['ad app create --display-name a=@x', 'a file would be read'],
    ['ad app create --display-name x y', 'unrecognized'],
    ['ad app create --display-name x --sign-in-audience Everybody', 'invalid choice'],
    ['cloud set --name AzureCloud --name AzureCloud', 'given twice'],
    ['login --tenant', 'expected one'],
    ['login --allow-no-subscriptions=true', 'expected none'],
  ])('refuses "%s": %s', (words, complaint) => {
    expect(() => readAzCall(words.split(' '))).toThrow(complaint);
  });
});
