import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What one run of the stand-in knows; gone with it. */
export class Store {
  readonly #records = new Map<string, AdapterPayload>();

  /** For `adapter` of the provider's configuration. */
  readonly adapter = (model: string): Adapter => {
    const records = this.#records;
    const key = (id: string) => `${model}:${id}`;
    const where = (test: (record: AdapterPayload) => boolean) => {
      const found = [...records].find(([at, record]) => at.startsWith(`${model}:`) && test(record));
      return Promise.resolve(found?.[1]);
    };
    return {
      upsert: async (id, payload) => void records.set(key(id), payload),
      find: (id) => Promise.resolve(records.get(key(id))),
      findByUserCode: (userCode) => where((record) => record.userCode === userCode),
      findByUid: (uid) => where((record) => record.uid === uid),
      consume: async (id) => {
        const record = records.get(key(id));
        if (record) record['consumed'] = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void records.delete(key(id)),
      revokeByGrantId: async (grantId) => this.#forget((_, record) => record.grantId === grantId),
    };
  };

  /** As if an administrator had revoked every session. */
  revokeRefreshTokens(): void {
    this.#forget((at) => at.startsWith('RefreshToken:'));
  }

  #forget(test: (at: string, record: AdapterPayload) => boolean): void {
    for (const [at, record] of this.#records) if (test(at, record)) this.#records.delete(at);
  }
}
