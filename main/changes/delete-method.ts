import type { MethodKind } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { deleteMethod as sendDeletion, kindOf, listMethods } from '../graph/methods.ts';
import { labelOf, nameOf, plainName } from '../people/method-words.ts';
import { featureOfRemoval } from '../permissions/features.ts';
import type { Change } from './change.ts';
import { seen } from './change.ts';
import { settled } from './settled.ts';

interface Wanted {
  readonly methodKind: MethodKind;
  readonly methodId: string;
}

const keyOf = ({ methodKind, methodId }: Wanted): string => methodKey({ kind: methodKind, id: methodId });
const find = (wanted: Wanted, methods: readonly AuthenticationMethod[]): AuthenticationMethod | undefined =>
  methods.find((method) => methodKey(method) === keyOf(wanted));

/** Removes one registered method of a person. */
export const deleteMethod: Change<'method.delete'> = {
  act: 'manageMethods',
  givesNothing: true,
  earlierName: 'deleteMethod',
  feature: ({ methodKind }) => featureOfRemoval(methodKind),
  says: {
    before: (wanted, methods) => `Remove ${nameOf(find(wanted, methods), wanted.methodKind)}.`,
    plain: (wanted, methods) => `Remove ${plainName(find(wanted, methods), wanted.methodKind)}.`,
    done: (all, methods) => `removed ${list(all.map((wanted) => labelOf(find(wanted, methods), wanted.methodKind)))}`,
  },
  facts: ({ methodKind, methodId }) => ({ methodKind, methodId }),
  send: async (graph, intent) => settled(await sendDeletion(graph, intent)),
  find: async (graph, { personId, facts }, options) => {
    const methods = await listMethods(graph, personId, options);
    return seen(!methods.some((method) => kindOf(method) === facts.methodKind && method.id === facts.methodId), options);
  },
  removes: keyOf,
};

const list = (names: readonly string[]): string =>
  names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
