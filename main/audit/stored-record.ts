import { z } from 'zod';
import type { PersonalText } from '../../contract/journal.ts';
import { TextsBeside } from './personal-texts.ts';
import type { RecordContent } from './record-content.ts';
import { decodeFormat1 } from './record-format-1.ts';
import { decodeFormat2, decodeNewer } from './record-format-2.ts';

/** A record of the journal, as its bytes and what stands apart from them say it. */
export interface StoredRecord extends RecordContent {
  /** The shape of the bytes, so that a later reader knows what they hold. */
  readonly format: number;
}

const Formatted = z.object({ format: z.number().int().positive() });

/**
 * Reads stored bytes back. A format newer than this version is read as far as it is like the newest known.
 * @throws when they are no record, which only damage or tampering explains.
 */
export const decodeRecord = (text: string, personal: readonly PersonalText[]): StoredRecord => {
  const stored: unknown = JSON.parse(text);
  const { format } = Formatted.parse(stored);
  if (format === 1) return { format, ...decodeFormat1(stored) };
  const beside = new TextsBeside(personal);
  return { format, ...(format === 2 ? decodeFormat2(stored, beside) : decodeNewer(stored, beside)) };
};
