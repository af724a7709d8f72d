export type PhoneLibrary = typeof import('libphonenumber-js/max');

/**
 * What numbering plans say, read from disk with the first person: a start reads none. The largest metadata, because the
 * smaller ones cannot tell a mobile from other lines.
 */
export const loadPhoneLibrary = (): Promise<PhoneLibrary> => import('libphonenumber-js/max');
