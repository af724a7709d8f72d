import { z } from 'zod';
import { DeskProfile } from '../../contract/profile.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The profile's JSON schema (draft 2020-12) as it is written by hand: what may be left out is optional. Two of
 * the console's rules have no words there: that the ticket pattern is a regular expression (said as a format),
 * and that both IDs may be typed in capitals (so the pattern takes these too).
 */
export const profileSchema = (): JsonSchema => {
  const { $schema: draft, ...schema } = z.toJSONSchema(DeskProfile, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema, path }) => {
      // `readOnly` is TypeScript's here; in a schema it would tell an editor that nobody may change the file.
      delete jsonSchema.readOnly;
      if (jsonSchema.format === 'cidrv4' || jsonSchema.format === 'cidrv6') delete jsonSchema.format;
      if (jsonSchema.format === 'uri') jsonSchema.pattern = '^https://';
      if (jsonSchema.pattern?.startsWith('^[0-9a-f]{8}')) jsonSchema.pattern = jsonSchema.pattern.replaceAll('0-9a-f', '0-9a-fA-F');
      if (path.slice(-3).join('.') === 'ticket.properties.pattern') jsonSchema.format = 'regex';
    },
  });
  return {
    ...(draft === undefined ? {} : { $schema: draft }),
    title: 'Latchkey desk profile',
    description: 'What a service desk decides for itself. See docs/desk-profile.md.',
    ...schema,
  };
};

export const profileSchemaText = (): string => `${JSON.stringify(profileSchema(), null, 2)}\n`;

export interface DescribedField {
  /** As in `verification.checks`. */
  readonly name: string;
  readonly description: string;
  readonly schema: JsonSchema;
}

/** Every field of the profile that is set by itself, and the groups that they lie in, in the schema's order. */
export const describedFields = (schema: JsonSchema = profileSchema(), above = ''): DescribedField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    if (typeof field === 'boolean') return [];
    const name = `${above}${key}`;
    // A group that may be null stands beside the null.
    const group = field.anyOf?.find((choice) => choice.type === 'object') ?? field;
    return [{ name, description: field.description ?? '', schema: field }, ...describedFields(group, `${name}.`)];
  });
