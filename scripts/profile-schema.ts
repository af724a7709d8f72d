import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { profileSchemaText } from '../main/settings/profile-schema.ts';

// Writes the desk profile's JSON schema from contract/profile.ts: `node scripts/profile-schema.ts`.
writeFileSync(resolve(import.meta.dirname, '../docs/desk-profile.schema.json'), profileSchemaText());
