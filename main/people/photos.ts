import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';

type Photo = { readonly contentType: string; readonly bytes: Uint8Array } | null;

const kept = 300;
const shown: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const largestBytes = 512 * 1024;

/** Photos as `data:` addresses, which is all that the page's policy lets in. */
export class Photos {
  readonly #read: (userId: string, options: ReadOptions) => Promise<Photo>;
  readonly #photos = new Map<string, string | null>();

  constructor(read: (userId: string, options: ReadOptions) => Promise<Photo>) {
    this.#read = read;
  }

  /**
   * A missing photo is no fault, and nor is one that could not be read now: initials stand in for both.
   * @throws FaultError `auth.consentNeeded`: only the agent can mend that.
   */
  async get(userId: string, options: ReadOptions): Promise<string | null> {
    const known = this.#photos.get(userId);
    if (known !== undefined) return known;
    let photo: Photo;
    try {
      photo = await this.#read(userId, options);
    } catch (error) {
      if (error instanceof FaultError && error.code !== 'auth.consentNeeded') return null;
      throw error;
    }
    const type = photo?.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    const dataUrl =
      photo && shown.has(type) && photo.bytes.length <= largestBytes
        ? `data:${type};base64,${Buffer.from(photo.bytes).toString('base64')}`
        : null;
    this.#photos.set(userId, dataUrl);
    const oldest = this.#photos.keys().next();
    if (this.#photos.size > kept && oldest.done === false) this.#photos.delete(oldest.value);
    return dataUrl;
  }
}
