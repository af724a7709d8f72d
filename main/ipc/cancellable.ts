import type { OperationName } from '../../contract/channels.ts';

/**
 * The operations that the window may cancel: those that only read. What writes to the directory, the journal or a
 * file is not among them, whatever the page asks for: a write that was cut off is one whose end nobody knows. Nor
 * is what several callers share, such as signing in. A new operation is not cancellable until it is named here.
 */
const cancellable: ReadonlySet<OperationName> = new Set<OperationName>([
  'users.search',
  'users.photo',
  'users.open',
  'guides.preview',
  'journal.list',
  'journal.count',
]);

export const mayBeCancelled = (operation: OperationName): boolean => cancellable.has(operation);
