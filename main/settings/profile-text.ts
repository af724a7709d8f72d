import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { largestProfile } from './desk-profile.ts';

/** `missing` and `unopened` are told apart because only a missing file is nothing to tell the agent about. */
export type ProfileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' | 'unopened' | 'tooLarge' | 'notText' };

/** A file's text in UTF-8, or in UTF-16 with its mark, as older versions of PowerShell write it. Reads no more than a profile can be. */
export const readProfileText = (file: string): ProfileText => {
  let bytes: Buffer;
  try {
    const open = openSync(file, 'r');
    try {
      const { size } = fstatSync(open);
      if (size > largestProfile) return { kind: 'tooLarge' };
      bytes = readFileSync(open);
    } finally {
      closeSync(open);
    }
  } catch (error) {
    return { kind: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unopened' };
  }
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'notText' };
  }
};

export const textProblem = (kind: Exclude<ProfileText['kind'], 'text'>): string => {
  switch (kind) {
    case 'missing':
      return 'There is no such file.';
    case 'unopened':
      return 'The file cannot be opened.';
    case 'tooLarge':
      return 'The file is larger than a desk profile can be (1 MB).';
    case 'notText':
      return 'The file is not text in UTF-8. Save it as UTF-8.';
  }
};
