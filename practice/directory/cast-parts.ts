import { DAY, HOUR } from '../clock.ts';
import type { Method } from '../methods/kinds.ts';
import * as make from '../methods/make.ts';
import { guidOf } from '../random.ts';
import { ORGANISATION } from './organisation.ts';

/** What the people of the cast share: how their entries are written. */

export const upn = (local: string): string => `${local}@${ORGANISATION.domain}`;
export const handset =
  (key: string, name: string, daysAgo = 420): ((nowMs: number) => Method) =>
  (nowMs) =>
    make.authenticator(key, name, nowMs - daysAgo * DAY, nowMs - 20 * HOUR);
export const just =
  (...list: readonly ((nowMs: number) => Method)[]) =>
  (nowMs: number): readonly Method[] =>
    list.map((build) => build(nowMs));

export const DIGITAL = 'Digital Services';
export const LEAD = upn('morag.sinclair');
export const PRINCIPAL = upn('eleanor.vance');
export const REGISTRAR = upn('rosalind.achebe');

/** Wen's hardware token in the inventory. */
export const WEN_TOKEN_ID = guidOf('hardware-token', 'wen');
