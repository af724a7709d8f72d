import type { AuthenticationMethod, PreferredMethod } from '../../contract/methods.ts';
import { getSignInPreferences, setPreferredMethod } from '../graph/authentication-states.ts';
import { nameOf } from '../people/method-words.ts';
import { preferenceFor } from '../people/preferences.ts';
import type { Change } from './change.ts';
import { seen } from './change.ts';
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
  givesNothing: true,
  earlierName: 'setDefault',
  feature: () => 'defaultMethod',
  says: {
    before: ({ preferred }, methods) => `Make ${name(preferred, methods)} the default, because the old default goes.`,
    plain: ({ preferred }) => `Make ${plainNames[preferred]} the default.`,
    done: () => 'moved the default',
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
};
