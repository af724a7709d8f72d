import type { MethodKind } from './methods.ts';

/**
 * The key by which a method is selected in a plan; unique within one person.
 * In a file of its own so that the window can use it without loading zod.
 */
export const methodKey = (method: { readonly kind: MethodKind; readonly id: string }): string => `${method.kind}/${method.id}`;
