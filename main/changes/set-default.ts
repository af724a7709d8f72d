import { methodKey } from '../../contract/method-key.ts';
import type { AuthenticationMethod, PreferredMethod } from '../../contract/methods.ts';
import { getSignInPreferences, setPreferredMethod } from '../graph/authentication-states.ts';
import { nameOf } from '../people/method-words.ts';
import { preferenceFor } from '../people/preferences.ts';
import type { Change } from './change.ts';
import { seen, shown } from './change.ts';
import { settled } from './settled.ts';

const plainNames: Readonly<Record<PreferredMethod, string>> = {
  push: 'the Authenticator app',
  oath: 'a code app or token',
  sms: 'the mobile phone',
  voiceMobile: 'the mobile phone',
  voiceAlternateMobile: 'the alternate mobile phone',
  voiceOffice: 'the office phone',
  none: 'nothing',
  unknownFutureValue: 'another method',
};

const name = (preferred: PreferredMethod, methods: readonly AuthenticationMethod[]): string => {
  const method = methods.find((candidate) => preferenceFor(candidate) === preferred);
  return method === undefined ? plainNames[preferred] : nameOf(method, method.kind);
};

/** Moves the default of the second step to another method of the person. */
export const setDefault: Change<'method.setDefault'> = {
  act: 'manageMethods',
  earlierName: 'setDefault',
  feature: () => 'defaultMethod',
  says: {
    before: ({ preferred }, methods) => `Make ${name(preferred, methods)} the default, because the old default goes.`,
    plain: ({ preferred }) => `Make ${plainNames[preferred]} the default.`,
    done: () => 'moved the default',
    leftOut: () => 'The default stays what it was.',
  },
  facts: ({ preferred }, { reading: { person } }) => ({
    preferred,
    preferredBefore: person.preferences.ok ? person.preferences.value.userPreferred : null,
  }),
  send: async (graph, intent) => settled(await setPreferredMethod(graph, intent)),
  find: async (graph, { personId, facts }, options) => {
    const { userPreferred } = await getSignInPreferences(graph, personId, options);
    return seen(userPreferred === facts.preferred, options);
  },
  shows: ({ facts: { preferred } }, { reading, before, removed }) => {
    const behind = before.filter((method) => preferenceFor(method) === preferred);
    // It stood in until it went itself.
    if (behind.length > 0 && behind.every((method) => removed.has(methodKey(method)))) return null;
    const { preferences } = reading.person;
    const read = preferences.ok ? preferences.value.userPreferred : null;
    if (read === null) return shown('notRead', 'Not known: their default could not be read.', 'default: not known');
    const system = preferences.ok && preferences.value.isSystemPreferredEnabled === true;
    return read === preferred
      ? shown(
          'seen',
          `The default is now ${name(read, before)}. ${
            system
              ? 'Microsoft still asks for the strongest method first.'
              : 'It stays so when they register something else, until they choose another default on their security info page.'
          }`,
          `default: ${plainNames[read]}`,
        )
      : shown(
          'notSeen',
          `Not yet seen: the directory still says that the default is ${name(read, before)}.`,
          `default not moved yet: ${plainNames[read]}`,
        );
  },
};
