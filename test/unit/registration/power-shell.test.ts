import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FeatureId } from '../../../contract/features.ts';
import { cloudIds, clouds } from '../../../main/permissions/clouds.ts';
import { scopesOf } from '../../../main/permissions/features.ts';
import type { AppRegistration } from '../../../main/registration/app.ts';
import { powerShellScript } from '../../../main/registration/power-shell.ts';
import { consentScopes } from '../../../main/permissions/scopes.ts';
import { registrationFile } from '../../../main/registration/describe-registration.ts';
import type { Value } from '../../support/registration/power-shell.ts';
import { readPowerShell } from '../../support/registration/power-shell.ts';
import { hostileNames, invisibleCharacters, registration, registrations, tenantId } from '../../support/registration/requests.ts';

const environments = { global: 'Global', usGovL4: 'USGov', usGovL5: 'USGovDoD', china: 'China' } as const;
const graphAppId = '00000003-0000-0000-c000-000000000000';

/** All that the script does, but for the names of the variables in between. */
const expected = ({ cloud, displayName, features, deviceCodes }: AppRegistration) => ({
  commands: [
    { name: 'Set-StrictMode', parameters: { Version: 'Latest' }, positional: [] },
    {
      name: 'Connect-MgGraph',
      parameters: {
        Environment: environments[cloud.id],
        TenantId: tenantId,
        Scopes: 'Application.ReadWrite.All',
        ContextScope: 'Process',
        NoWelcome: true,
      },
      positional: [],
    },
    { name: 'Get-MgServicePrincipal', parameters: { Filter: `appId eq '${graphAppId}'` }, positional: [] },
    { name: 'Where-Object', parameters: { Property: 'Value', EQ: true, Value: { code: '$scope' } }, positional: [] },
    {
      name: 'New-MgApplication',
      parameters: {
        DisplayName: { code: '$displayName' },
        SignInAudience: 'AzureADMyOrg',
        ...(deviceCodes ? { IsFallbackPublicClient: true } : {}),
        OptionalClaims: { IdToken: [{ Name: 'auth_time' }] },
        PublicClient: { RedirectUris: ['http://localhost'] },
        RequiredResourceAccess: [{ ResourceAppId: graphAppId, ResourceAccess: [{ code: '$access' }] }],
      },
      positional: [],
    },
    { name: 'Write-Output', parameters: {}, positional: [`Tenant ID: ${tenantId}`] },
    { name: 'Write-Output', parameters: {}, positional: [{ code: '"Client ID: $($app.AppId)"' }] },
    { name: 'New-MgServicePrincipal', parameters: { AppId: { code: '$app.AppId' } }, positional: [] },
    {
      name: 'Write-Output',
      parameters: {},
      positional: [
        'To agree for all agents at once, an administrator opens this address. The browser then finds no page at localhost, and that is as it should be:',
      ],
    },
    { name: 'Write-Output', parameters: {}, positional: [{ code: `"${cloud.login}/${tenantId}/adminconsent?client_id=$($app.AppId)"` }] },
  ],
  displayName,
  scopes: [...scopesOf([...new Set<FeatureId>(['lookUp', ...features])], cloud.id)],
  variables: ['$ErrorActionPreference', '$displayName', '$scopes', '$graph', '$access', '$found', '$app', '$null'],
});

const readAll = (script: string) => {
  const { commands, variables } = readPowerShell(script);
  return {
    commands,
    displayName: variables.get('$displayName'),
    scopes: keysOf(variables.get('$scopes')),
    variables: [...variables.keys()],
  };
};
const keysOf = (value: Value | undefined): readonly string[] =>
  typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];

describe('The PowerShell script', () => {
  test('does this and nothing else, whatever the cloud, the features and the name', () => {
    fc.assert(
      fc.property(registrations, (given) => void expect(readAll(powerShellScript(given))).toEqual(expected(given))),
      { numRuns: 150 },
    );
  });

  test.each(cloudIds)('connects to the cloud %s and to no other', (id) => {
    const given = { ...registration, cloud: clouds[id] };
    expect(readAll(powerShellScript(given))).toEqual(expected(given));
  });

  test.each(hostileNames)('keeps the name %s a name', (displayName) => {
    const given = { ...registration, displayName };
    expect(readAll(powerShellScript(given))).toEqual(expected(given));
  });

  test('names exactly the scopes that the console asks for, and what each is for', () => {
    const scopes = readPowerShell(powerShellScript(registration)).variables.get('$scopes') as Readonly<Record<string, string>>;
    expect(Object.keys(scopes)).toEqual(consentScopes());
    expect(scopes['AuditLog.Read.All']).toBe('Read the sign-in log');
    expect(scopes['User.RevokeSessions.All']).toBe('End a person’s sessions');
  });

  test('leaves out what a feature that is off would need', () => {
    const { scopes } = readAll(powerShellScript({ ...registration, features: ['passes'] }));
    expect(scopes).toEqual(scopesOf(['lookUp', 'passes']));
    expect(scopes).not.toContain('AuditLog.Read.All');
  });

  test('stops before anything is made when the cloud lacks a permission', () => {
    const script = powerShellScript(registration);
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
    expect(script.indexOf('throw')).toBeLessThan(script.indexOf('New-Mg'));
  });

  test.each(invisibleCharacters)('refuses a name with the character %j', (character) => {
    expect(() => powerShellScript({ ...registration, displayName: `Latchkey${character}Remove-Item` })).toThrow(RangeError);
  });

  test('as a file says its encoding and has the line ends of Windows, and is the same script', () => {
    const { text } = registrationFile(
      {
        cloud: 'global',
        tenantId,
        displayName: registration.displayName,
        features: [...FeatureId.options],
        deviceCodes: false,
        publishedScopes: '',
      },
      'powerShell',
    );
    expect(text.startsWith('\uFEFF#Requires ')).toBe(true);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect(readAll(text)).toEqual(expected(registration));
  });
});

describe('The reader of these tests', () => {
  test.each([
    ["$displayName = 'O'Brien'", 'a quote that ends the string'],
    ["$displayName = 'a’; Remove-Item C:\\ ; ’b'", 'a typographic quote that ends the string'],
    ['$displayName = "a$(Remove-Item C:\\)b"', 'a command inside a text'],
    ["Connect-MgGraph -Environment 'Global' -Tenant 'x'", 'a parameter that is not there'],
    ["Connect-MgGraph -Environment -TenantId 'x'", 'a parameter without its value'],
    ["& 'calc.exe'", 'a program'],
    ['[IO.File]::Delete($app)', 'a method call'],
    ["'x' > C:\\x", 'a redirection'],
    ["$x = @{ Id = 'a'", 'a bracket that is missing'],
  ])('refuses %s: %s', (script) => {
    expect(() => readPowerShell(script)).toThrow(Error);
  });

  test('undoes the quotes as PowerShell does', () => {
    expect(readPowerShell("$x = 'O''Brien’’s `desk` \"$y\"'").variables.get('$x')).toBe('O\'Brien’s `desk` "$y"');
  });
});
