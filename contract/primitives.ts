import { z } from 'zod';

/** A directory object id: a GUID as Graph writes it. */
export const ObjectId = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, 'not a directory object id');
export type ObjectId = z.infer<typeof ObjectId>;

/** Ids that this console makes: UUIDs, lower case. */
export const LocalId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'not an id of this console');
export type LocalId = z.infer<typeof LocalId>;

/** ISO 8601 in UTC, as in `2026-11-22T09:30:00.000Z`; Graph sends up to seven fraction digits. */
export const UtcTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/, 'not a UTC time');
export type UtcTime = z.infer<typeof UtcTime>;

/** The ticketing system's reference. Its pattern is the desk profile's; this is only the outer bound. */
export const TicketReference = z.string().trim().min(1).max(64);
export type TicketReference = z.infer<typeof TicketReference>;
