import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appAddress, deskAddress, findAsset, listAssets, type AssetList, withoutFragment } from '../../../main/shell/app-assets.ts';

let root: string;
let build: string;
let assets: AssetList;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'latchkey assets '));
  build = join(root, 'renderer');
  mkdirSync(join(build, 'assets', 'data.json'), { recursive: true });
  mkdirSync(join(root, 'main'));
  writeFileSync(join(root, 'main', 'index.js'), 'outside');
  writeFileSync(join(root, 'index.html'), 'outside');
  writeFileSync(join(build, 'index.html'), 'inside');
  writeFileSync(join(build, 'assets', 'index-1a2b.js'), 'inside');
  writeFileSync(join(build, 'assets', 'index-1a2b.js.map'), 'map');
  writeFileSync(join(build, 'assets', 'a b%20c.css'), 'inside');
  writeFileSync(join(build, '.env'), 'stray');
  symlinkSync(join(root, 'main', 'index.js'), join(build, 'link.js'));
  symlinkSync(join(root, 'main'), join(build, 'main'));
  assets = listAssets(build);
});

afterAll(() => rmSync(root, { recursive: true }));

describe('the list of what may be served', () => {
  it('holds the files of the build, without links, maps and strays', () => {
    expect([...assets.keys()].sort()).toEqual(['/assets/a%20b%2520c.css', '/assets/index-1a2b.js', '/index.html']);
  });

  it('gives each the type a browser needs under nosniff', () => {
    expect(findAsset('GET', appAddress, assets).asset?.contentType).toBe('text/html; charset=utf-8');
    expect(findAsset('GET', 'app://latchkey/assets/index-1a2b.js', assets).asset?.contentType).toBe('text/javascript; charset=utf-8');
  });
});

describe('an address', () => {
  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get', ''])('is refused for the method "%s"', (method) => {
    expect(findAsset(method, appAddress, assets)).toEqual({ status: 405, asset: null });
  });

  it.each([
    'app://latchkey/',
    'app://latchkey',
    'app://latchkey/index.html?query',
    'app://latchkey/index.html?query#door',
    'app://latchkey/missing.js#/index.html',
    'app://latchkey/#/index.html',
    'app://latchkey/./index.html',
    'app://latchkey//index.html',
    'app://latchkey/%69ndex.html',
    'app://latchkey/INDEX.HTML',
    'app://latchkey/assets/index-1a2b.js.map',
    'app://latchkey/link.js',
    'app://latchkey/main/index.js',
    'app://latchkey/.env',
    'app://latchkey/assets',
    'app://latchkey/__proto__',
    'app://other/index.html',
    'app://latchkey:80/index.html',
    'app://user@latchkey/index.html',
    'app://latchkey.example/index.html',
    'file:///index.html',
    '',
  ])('is not found when it is %s', (address) => {
    expect(findAsset('GET', address, assets)).toEqual({ status: 404, asset: null });
  });
});

describe('10,000 encoded paths', () => {
  const dots = fc.constantFrom('.', '..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '..%c0%af', '%u002e%u002e', '...', '..;', '');
  const slash = fc.constantFrom('/', '\\', '%2f', '%5c', '%2F', '%252f', '//', '/./', '\u2215', '%00/');
  const name = fc.constantFrom('index.html', 'main', 'index.js', 'etc', 'passwd', 'renderer', 'assets', 'link.js', '.env', 'C:', '%00');
  const path = fc
    .array(fc.tuple(slash, fc.oneof({ weight: 3, arbitrary: dots }, name, fc.string({ maxLength: 12 }))), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.flat().join(''));
  const host = fc.constantFrom('latchkey', 'latchkey', 'latchkey', 'LATCHKEY', 'latchkey:1', 'x@latchkey', '', '..');

  it('make no escape: what is served lies in the build and is in the list', () => {
    fc.assert(
      fc.property(host, path, fc.boolean(), (at, where, normalise) => {
        const raw = `app://${at}${where}`;
        // As Chromium hands it over, and as it stands.
        const address = normalise && URL.canParse(raw) ? new URL(raw).href : raw;
        const { asset } = findAsset('GET', address, assets);
        if (asset === null) return;
        expect(asset.file.startsWith(build + sep)).toBe(true);
        expect([...assets.values()]).toContain(asset);
        expect(address).toBe(`app://latchkey${[...assets].find(([, listed]) => listed === asset)?.[0]}`);
      }),
      { numRuns: 10_000, seed: 20_261_122 },
    );
  });

  // Electron hands it to the scheme's handler, as no server would see it.
  it.each(['practice', 'live', 'door'] as const)('is found with the fragment that says it is the document "%s"', (document) => {
    expect(findAsset('GET', deskAddress(document), assets)).toEqual(findAsset('GET', appAddress, assets));
    expect(withoutFragment(deskAddress(document))).toBe(appAddress);
  });
});
