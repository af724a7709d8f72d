import { z } from 'zod';
type JsonSchema = z.core.JSONSchema.BaseSchema;
/**
 * The profile's JSON schema (draft 2020-12) as it is written by hand: what may be left out is optional. Two of
 * the console's rules have no words there: that the ticket pattern is a regular expression (said as a format),
 * and that both IDs may be typed in capitals (so the pattern takes these too).
 */
export declare const profileSchema: () => JsonSchema;
export declare const profileSchemaText: () => string;
export interface DescribedField {
    /** As in `verification.checks`. */
    readonly name: string;
    readonly description: string;
    readonly schema: JsonSchema;
}
/** Every field of the profile that is set by itself, and the groups that they lie in, in the schema's order. */
export declare const describedFields: (schema?: JsonSchema, above?: string) => DescribedField[];
export {};
