import type { Guide, GuideKind } from '../../../contract/guides.ts';
import type { Person } from '../../../contract/person.ts';
import type { DeskProfile } from '../../../contract/profile.ts';
import { composeGuide } from '../../../main/guides/compose-guide.ts';
import { drawCode } from '../../../main/guides/qr-code.ts';

/** The guide as main composes it; how many pages it takes, nobody here can say. */
export const fakeGuide = (profile: DeskProfile, { user, methods, preferences }: Person, kind: GuideKind): Guide => ({
  ...composeGuide({
    kind,
    drawCode,
    facts: {
      profile,
      displayName: user.displayName,
      givenName: user.givenName,
      methods: methods.ok ? methods.value : [],
      isSystemPreferred: preferences.ok ? preferences.value.isSystemPreferredEnabled : null,
      today: '2026-11-27',
    },
  }),
  pages: 2,
  leftOut: [],
});
