import type { EvidenceKind } from '../../../contract/evidence.ts';
import { methodNames } from '../../../contract/method-names.ts';
import type { MethodKind } from '../../../contract/methods.ts';

export const checkNames: Readonly<Record<EvidenceKind, string>> = {
  callBack: 'Call back on a number on record',
  photoIdInPerson: 'Photo ID in person',
  photoIdVideo: 'Photo ID by video',
  managersWord: 'The manager’s word',
};

/** As the methods are called on the person's screen. */
export const allowedNames: Readonly<Record<MethodKind, string>> = { ...methodNames, unknown: 'Any kind that this version does not know' };

/** Why a field cannot be changed: without an administrator's file it can only have come from the command line. */
export const managedWords = (managedFile: string | null): string =>
  managedFile === null ? 'Set when Latchkey was started.' : 'Set by your administrator.';
