import { z } from 'zod';
import { MethodKind, PreferredMethod } from './methods.ts';
import { PassRequest } from './passes.ts';

/** Every kind of write to the directory. All types, schemas and guards about writes are made from this one list; main/changes has one file for each. */
export const writeActions = ['method.delete', 'pass.create', 'method.setDefault', 'sessions.revoke'] as const;
export type WriteAction = (typeof writeActions)[number];
export const isWriteAction = (action: string): action is WriteAction => Object.hasOwn(writes, action);

/** What a write changes: somebody's sign-in, or something of the whole tenant. */
export type WriteAbout = 'person' | 'tenant';

/**
 * What each is about, its parameters, and the facts that its intent keeps: what is wanted and how it stood before, so
 * that reading can tell later whether it happened.
 */
export const writes = {
  'method.delete': {
    about: 'person',
    parameters: z.object({ methodKind: MethodKind, methodId: z.string(), wasDefault: z.boolean() }),
    facts: z.object({ methodKind: MethodKind, methodId: z.string() }),
  },
  'pass.create': {
    about: 'person',
    parameters: PassRequest,
    facts: z.object({ lifetimeMinutes: z.number(), isUsableOnce: z.boolean(), passIdsBefore: z.array(z.string()) }),
  },
  'method.setDefault': {
    about: 'person',
    parameters: z.object({ preferred: PreferredMethod }),
    facts: z.object({ preferred: PreferredMethod, preferredBefore: PreferredMethod.nullable() }),
  },
  'sessions.revoke': {
    about: 'person',
    parameters: z.object({}),
    facts: z.object({ validFromBefore: z.string().nullable() }),
  },
} as const satisfies Readonly<
  Record<WriteAction, { readonly about: WriteAbout; readonly parameters: z.ZodType; readonly facts: z.ZodType }>
>;

export type WriteParameters<A extends WriteAction> = z.infer<(typeof writes)[A]['parameters']>;
export type WriteFacts<A extends WriteAction> = Readonly<z.infer<(typeof writes)[A]['facts']>>;
