import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clouds } from '../../../main/auth/clouds.ts';
import { FeatureId } from '../../../contract/features.ts';
import { scopesOf } from '../../../main/auth/features.ts';
import type { AppRegistration } from '../../../main/auth/registration/app.ts';
import { azureCliScript } from '../../../main/auth/registration/azure-cli.ts';
import { readScopeIds, registrationManifest } from '../../../main/auth/registration/manifest.ts';
import { powerShellScript } from '../../../main/auth/registration/power-shell.ts';
import { consentScopes } from '../../../main/auth/scopes.ts';
import { parsePowerShell } from './power-shell-parts.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const registration = { cloud: clouds.global, tenantId, displayName: 'Latchkey', features: FeatureId.options } as const satisfies AppRegistration;
const awkwardNames = ["O'Brien’s desk", '$(whoami) `id` "x"; rm -rf .', String.raw`back\slash %PATH% & | > <`, 'Zoë — 服务台'];
const isScope = (text: string) => /^[A-Z][\w-]*\.[\w.]+$/u.test(text) && text !== 'Application.ReadWrite.All';

describe('The PowerShell script', () => {
  test('names exactly the scopes that the console asks for', () => {
    const { strings } = parsePowerShell(powerShellScript(registration));
    expect(strings.filter(isScope)).toEqual(consentScopes());
  });

  test('leaves out what a feature that is off would need', () => {
    const { strings } = parsePowerShell(powerShellScript({ ...registration, features: ['passes'] }));
    expect(strings.filter(isScope)).toEqual(scopesOf(['lookUp', 'passes']));
    expect(strings).not.toContain('AuditLog.Read.All');
  });

  test.each(awkwardNames)('keeps the name %s a name', (displayName) => {
    const plain = parsePowerShell(powerShellScript(registration));
    const { strings, bare } = parsePowerShell(powerShellScript({ ...registration, displayName }));
    expect(strings).toContain(displayName);
    expect(bare).toBe(plain.bare);
  });

  test('refuses a name with characters that cannot be seen', () => {
    expect(() => powerShellScript({ ...registration, displayName: 'Latchkey\nRemove-Item' })).toThrow(RangeError);
    expect(() => powerShellScript({ ...registration, displayName: 'Latch\u202Ekey' })).toThrow(RangeError);
  });

  test.each([
    ['global', 'Global'],
    ['usGovL4', 'USGov'],
    ['usGovL5', 'USGovDoD'],
    ['china', 'China'],
  ] as const)('connects to the cloud %s and to no other', (id, environment) => {
    const script = powerShellScript({ ...registration, cloud: clouds[id] });
    expect(script).toContain(`-Environment '${environment}' -TenantId '${tenantId}'`);
    expect(script).toContain(`${clouds[id].login}/${tenantId}/adminconsent?client_id=$($app.AppId)`);
  });

  test('makes a public client of this organisation with the loopback redirect, and no secret', () => {
    const { bare, strings } = parsePowerShell(powerShellScript(registration));
    expect(bare).toMatch(/New-MgApplication -DisplayName \$displayName -SignInAudience § -IsFallbackPublicClient -PublicClient @\{ RedirectUris = @\(§\) \}/u);
    expect(strings).toEqual(expect.arrayContaining(['AzureADMyOrg', 'http://localhost', 'Scope']));
    expect(bare).not.toMatch(/Password|Secret/u);
  });
});

describe('The Azure CLI script', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-az-'));
    // Records its arguments as the shell split them, and answers as the real one with these queries does.
    const az = join(folder, 'az');
    writeFileSync(
      az,
      `#!/bin/sh
n=$(ls "$AZ_LOG" | wc -l)
printf '%s\\0' "$@" > "$AZ_LOG/$(printf '%04d' "$n")"
case "$*" in
  "ad sp show"*"$AZ_MISSING"*) ;;
  "ad sp show"*) printf 'id-of-%s\\n' "$(printf '%s' "$*" | sed "s/.*value=='\\([^']*\\)'.*/\\1/")" ;;
  "ad app create"*) echo 22222222-2222-4222-8222-222222222222 ;;
esac
`,
    );
    chmodSync(az, 0o755);
    execFileSync('mkdir', [join(folder, 'log')]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (script: string, missing = 'nothing is missing') => {
    const log = join(folder, 'log');
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-s'], {
      input: script,
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin`, AZ_LOG: log, AZ_MISSING: missing },
      cwd: folder,
    });
    const calls = readdirSync(log)
      .toSorted()
      .map((name) => readFileSync(join(log, name), 'utf8').split('\0').slice(0, -1));
    return { status, stdout, stderr, calls, call: (...start: string[]) => calls.filter((argv) => start.every((word, at) => argv[at] === word)) };
  };
  const after = (argv: readonly string[] | undefined, option: string): readonly string[] => {
    const rest = argv?.slice(argv.indexOf(option) + 1) ?? [];
    const end = rest.findIndex((word) => word.startsWith('--'));
    return end < 0 ? rest : rest.slice(0, end);
  };

  test('registers exactly the scopes that the console asks for', () => {
    const { status, stdout, call } = run(azureCliScript(registration));
    expect(status).toBe(0);
    const [added] = call('ad', 'app', 'permission', 'add');
    expect(after(added, '--api-permissions')).toEqual(consentScopes().map((scope) => `id-of-${scope}=Scope`));
    expect(after(added, '--api')).toEqual(['00000003-0000-0000-c000-000000000000']);
    expect(stdout).toContain('Client ID: 22222222-2222-4222-8222-222222222222');
    expect(stdout).toContain(`https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=22222222-2222-4222-8222-222222222222`);
  });

  test('makes a public client of this organisation with the loopback redirect', () => {
    const { call } = run(azureCliScript(registration));
    const [made] = call('ad', 'app', 'create');
    expect(after(made, '--sign-in-audience')).toEqual(['AzureADMyOrg']);
    expect(after(made, '--is-fallback-public-client')).toEqual(['true']);
    expect(after(made, '--public-client-redirect-uris')).toEqual(['http://localhost']);
    expect(call('login')[0]).toEqual(['login', '--tenant', tenantId, '--allow-no-subscriptions', '--output', 'none']);
  });

  test.each(awkwardNames)('keeps the name %s one argument', (displayName) => {
    const { call } = run(azureCliScript({ ...registration, displayName }));
    expect(after(call('ad', 'app', 'create')[0], '--display-name')).toEqual([displayName]);
  });

  test('makes nothing when the cloud lacks a permission', () => {
    const { status, stderr, call } = run(azureCliScript(registration), 'ProfilePhoto.Read.All');
    expect(status).toBe(1);
    expect(stderr).toContain('no permission named ProfilePhoto.Read.All');
    expect(call('ad', 'app', 'create')).toEqual([]);
  });
});

describe('The manifest', () => {
  const published = consentScopes().map((value, at) => ({ value, id: `id-${at}`, isEnabled: true }));

  test('holds exactly the scopes that the console asks for, by ID', () => {
    const manifest: unknown = JSON.parse(registrationManifest(registration, readScopeIds(published)));
    expect(manifest).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: true,
      publicClient: { redirectUris: ['http://localhost'] },
      requiredResourceAccess: [{ resourceAccess: published.map(({ id }) => ({ id, type: 'Scope' })) }],
    });
  });

  test('is not made with a permission left out', () => {
    expect(() => registrationManifest(registration, readScopeIds(published.slice(1)))).toThrow(RangeError);
  });
});
