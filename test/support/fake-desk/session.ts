import { DeskProfile } from '../../../contract/profile.ts';
import type { Session } from '../../../contract/session.ts';

/** A practice session of an invented organisation. */
export const fakeSession = (): Session => ({
  tenant: { kind: 'practice', displayName: 'Fernhollow Health' },
  agent: {
    id: '0a9d3c11-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    displayName: 'Ines Duarte',
    userPrincipalName: 'ines.duarte@fernhollow.example',
    roles: [{ displayName: 'Authentication Administrator', scopedTo: null }],
  },
  practiceAgents: [
    {
      userPrincipalName: 'ines.duarte@fernhollow.example',
      displayName: 'Ines Duarte',
      roles: ['Authentication Administrator'],
      scopedTo: null,
    },
    {
      userPrincipalName: 'kofi.mensah@fernhollow.example',
      displayName: 'Kofi Mensah',
      roles: ['Privileged Authentication Administrator'],
      scopedTo: null,
    },
    {
      userPrincipalName: 'ruth.bell@fernhollow.example',
      displayName: 'Ruth Bell',
      roles: ['Authentication Administrator'],
      scopedTo: 'Leeds campus',
    },
    { userPrincipalName: 'sam.iqbal@fernhollow.example', displayName: 'Sam Iqbal', roles: ['Helpdesk Administrator'], scopedTo: null },
    { userPrincipalName: 'gu.reader@fernhollow.example', displayName: 'Gudrun Reed', roles: ['Global Reader'], scopedTo: null },
  ],
  profile: DeskProfile.parse({
    organisation: 'Fernhollow Health',
    supportContact: 'Extension 1999',
    supportHours: 'Monday to Friday 8:00 to 17:00',
  }),
  practiceProfile: null,
  preferences: { theme: 'system', density: 'comfortable' },
  notices: [
    {
      id: 'n1',
      level: 'info',
      message: 'One step of ticket INC-20398 had no outcome when Latchkey last closed. It was read again: the method is gone.',
    },
  ],
  reopen: null,
  appVersion: '0.1.0',
  runtime: 'Gallery',
});

/** What differs on a live tenant. */
export const fakeLiveSession = (): Partial<Session> => ({
  tenant: { kind: 'live', displayName: 'Northwind Care Group' },
  agent: { ...fakeSession().agent, userPrincipalName: 'ines.duarte@northwind.example' },
  practiceAgents: [],
  profile: DeskProfile.parse({ organisation: 'Northwind Care Group' }),
  notices: [],
});
