import type { PhotoOnRecord } from '../../contract/user.ts';
import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';

type Photo = { readonly contentType: string; readonly bytes: Uint8Array } | null;

const kept = 300;
const shown: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const largestBytes = 512 * 1024;

/** A photo as far as the desk can show it. */
export interface ShownPhoto {
  readonly dataUrl: string | null;
  readonly onRecord: PhotoOnRecord;
}

/** Photos as `data:` addresses, which is all that the page's policy lets in. */
export class Photos {
  readonly #read: (userId: string, options: ReadOptions) => Promise<Photo>;
  readonly #photos = new Map<string, ShownPhoto>();

  constructor(read: (userId: string, options: ReadOptions) => Promise<Photo>) {
    this.#read = read;
  }

  /**
   * A missing photo is no fault, and nor is one that could not be read now: initials stand in for both.
   * @throws FaultError `auth.consentNeeded`: only the agent can mend that.
   */
  async get(userId: string, options: ReadOptions): Promise<ShownPhoto> {
    const known = this.#photos.get(userId);
    if (known !== undefined) return known;
    try {
      return await this.readNow(userId, options);
    } catch (error) {
      if (error instanceof FaultError && error.code !== 'auth.consentNeeded') return { dataUrl: null, onRecord: 'unread' };
      throw error;
    }
  }

  /** Asks the directory, whatever was read before. @throws FaultError when it cannot be read. */
  async readNow(userId: string, options: ReadOptions): Promise<ShownPhoto> {
    const photo = shownPhoto(await this.#read(userId, options));
    this.#photos.set(userId, photo);
    const oldest = this.#photos.keys().next();
    if (this.#photos.size > kept && oldest.done === false) this.#photos.delete(oldest.value);
    return photo;
  }
}

const shownPhoto = (photo: Photo): ShownPhoto => {
  if (photo === null) return { dataUrl: null, onRecord: 'none' };
  const type = photo.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!shown.has(type) || photo.bytes.length > largestBytes) return { dataUrl: null, onRecord: 'notShown' };
  return { dataUrl: `data:${type};base64,${Buffer.from(photo.bytes).toString('base64')}`, onRecord: 'shown' };
};
