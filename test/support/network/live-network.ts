import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from '../authority/authority.ts';
import { standInTenant, startAuthority } from '../authority/authority.ts';
import type { TestTenant } from '../practice-tenant.ts';
import { startTestTenant } from '../practice-tenant.ts';
import type { RunCertificate } from './certificate.ts';
import { certificateFor } from './certificate.ts';
import type { ConnectProxy } from './connect-proxy.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { startTlsFront } from './tls-front.ts';

export const loginHost = 'login.microsoftonline.com';
export const graphHost = 'graph.microsoft.com';

/** Microsoft's two hosts as the console meets them, on loopback: parts that others wrote or that know nothing of the console. */
export interface LiveNetwork {
  /** Signs people in; whoever it knows is an agent of `tenant`. */
  readonly authority: Authority;
  /** Answers as Graph, to tokens of `authority` and within their scopes. */
  readonly tenant: TestTenant;
  /** The console's way out. */
  readonly proxy: ConnectProxy;
  /** Where the two hosts are, for the proxy of a browser. */
  readonly routes: Readonly<Record<string, number>>;
  /** PEM for NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** Graph takes none of the tokens any more that were given out so far. */
  readonly endTokens: () => Promise<void>;
  /** @throws Error when something was sent that Graph does not publish. */
  readonly close: () => Promise<void>;
}

export interface LiveNetworkOptions {
  /** For `caFile`. */
  readonly folder: string;
  readonly certificate?: RunCertificate;
}

export const liveCertificate = (): Promise<RunCertificate> => certificateFor([loginHost, graphHost]);

export const startLiveNetwork = async ({ folder, certificate: given }: LiveNetworkOptions): Promise<LiveNetwork> => {
  const certificate = given ?? (await liveCertificate());
  const tenant = await startTestTenant({ publicOrigin: `https://${graphHost}` });
  const admitted = new Set<string>();
  const authority = await startAuthority({
    tenant: standInTenant,
    accounts: tenant.accounts,
    certificate,
    onIssued: async ({ accessToken, oid, scopes, expiresInSeconds }) => {
      await tenant.admitToken({ value: accessToken, user: oid, scopes, expiresInSeconds });
      admitted.add(accessToken);
    },
  });
  const front = await startTlsFront(certificate, Number(new URL(tenant.tenant.root).port));
  const routes = { [`${loginHost}:443`]: authority.port, [`${graphHost}:443`]: front.port };
  const proxy = await startConnectProxy(routes);
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, certificate.cert);
  return {
    authority,
    tenant,
    proxy,
    routes,
    caFile,
    endTokens: async () => {
      for (const token of admitted) await tenant.endToken(token);
      admitted.clear();
    },
    close: async () => {
      await Promise.all([proxy.close(), front.close(), authority.close()]);
      await tenant.stop();
    },
  };
};
