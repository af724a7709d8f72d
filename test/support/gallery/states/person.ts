import type { Person } from '../../../../contract/person.ts';
import type { FakeDesk } from '../../fake-desk.ts';
import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';
import { everyAct } from '../../fake-desk/people.ts';
import { asHelpdesk, openPerson } from './ways.ts';

const unread = () =>
  ({
    ok: false,
    fault: fakeFault({
      code: 'graph.throttled',
      message: 'Microsoft Graph asks to slow down. Try again when the countdown ends.',
      retryAtUtc: new Date(Date.now() + 42_000).toISOString(),
    }),
  }) as const;
const changed = (change: (person: Person) => Person) => (desk: FakeDesk) => desk.changePerson(change);
const opens = (typed?: string) => (agent: Visitor) => openPerson(agent, typed);

/** The left pane: who it is, and what could be read. */
export const person: Group = {
  area: 'Person',
  states: [
    { name: 'person', title: 'A person', visit: opens() },
    {
      name: 'person-waiting',
      title: 'Being read',
      visit: async (agent) => {
        await agent.fill('combobox', /Find a person/u, '104417');
        await agent.find('option');
        agent.desk.setLatency(3_600_000);
        await agent.click('option');
      },
    },
    {
      name: 'person-guide',
      title: 'The guide to take home',
      visit: async (agent) => {
        await openPerson(agent);
        await agent.click('button', /^Guide…$/u);
        await agent.see('What is set up');
      },
    },
    {
      name: 'person-guide-alone',
      title: 'The guide to do alone',
      visit: async (agent) => {
        await openPerson(agent);
        await agent.click('button', /^Guide…$/u);
        await agent.click('radio', /^To do alone$/u);
        await agent.see('Have these at hand');
      },
    },
    {
      name: 'person-guide-fault',
      title: 'No guide, and why',
      desk: (desk) =>
        desk.failWith(
          'guides.preview',
          fakeFault({
            code: 'input.invalid',
            message: 'Nothing is set up for the second step yet. Set it up first, or choose “To do alone”.',
          }),
        ),
      visit: async (agent) => {
        await openPerson(agent);
        await agent.click('button', /^Guide…$/u);
        await agent.see('There is no guide to show');
      },
    },
    { name: 'person-refused', title: 'An administrator, whom this role cannot reset', visit: opens('adm.amaryllis') },
    {
      name: 'person-privileged',
      title: 'A privileged person, for whom the check is stricter',
      desk: changed((read) => ({
        ...read,
        adminRoles: { ok: true, value: ['Exchange Administrator'] },
        permission: { ...read.permission, privilegedTarget: true },
      })),
      visit: opens(),
    },
    {
      name: 'person-helpdesk',
      title: 'What a helpdesk administrator may do',
      desk: changed(asHelpdesk),
      visit: async (agent) => {
        await openPerson(agent);
        await agent.see('You may');
      },
    },
    { name: 'person-hostile', title: 'A name that turns the line round', visit: opens('amara.bidi') },
    { name: 'person-long-name', title: 'A name without end', visit: opens('amara.long') },
    { name: 'person-stale', title: 'Read before Graph went away', desk: changed((read) => ({ ...read, stale: true })), visit: opens() },
    {
      name: 'person-roles-unread',
      title: 'Roles that could not be read',
      desk: changed((read) => ({
        ...read,
        adminRoles: unread(),
        permission: {
          privilegedTarget: true,
          acts: everyAct({
            allowed: false,
            reason: 'rolesUnread',
            because: 'This person’s roles could not be read, so it cannot be told whether you may act.',
            askInstead: 'Read the person again; if it stays so, ask a Privileged Authentication Administrator.',
          }),
        },
      })),
      visit: opens(),
    },
    {
      name: 'person-groups-unread',
      title: 'Groups and units that may not be read',
      desk: changed((read) => ({
        ...read,
        rolesNotKnown: [
          'This person is in groups that Latchkey may not read, and one of them may be protected. An administrator can agree to GroupMember.Read.All; until then somebody has to look in the Entra admin centre.',
          'Whether this person has eligible roles could not be read. A colleague with the role Global Reader can look.',
        ],
        permission: {
          privilegedTarget: true,
          acts: everyAct({
            allowed: false,
            reason: 'notKnown',
            because: 'This person is in groups that Latchkey may not read, and one of them may be protected.',
            askInstead:
              'Ask a Privileged Authentication Administrator, or ask an administrator to let Latchkey read groups (GroupMember.Read.All).',
          }),
        },
      })),
      visit: opens(),
    },
    {
      name: 'person-parts-failed',
      title: 'Many parts that could not be read',
      desk: changed((read) => ({
        ...read,
        stale: true,
        signIns: unread(),
        methods: unread(),
        devices: [],
        manager: unread(),
        perUserMfa: unread(),
        preferences: unread(),
      })),
      visit: opens(),
    },
    {
      name: 'live-person-consent',
      title: 'Parts that need the agent’s consent',
      page: 'live',
      desk: (desk) => {
        const part = (fault: Parameters<typeof fakeFault>[0]) => ({ ok: false, fault: fakeFault({ retryable: false, ...fault }) }) as const;
        desk.failWith(
          'users.photo',
          part({ code: 'auth.consentNeeded', message: 'Photos need your consent.', features: ['photos'] }).fault,
        );
        desk.changePerson((read) => ({
          ...read,
          signIns: part({
            code: 'auth.consentNeeded',
            message: 'The sign-in log needs a permission that you have not agreed to yet.',
            features: ['signInLog'],
          }),
          methods: part({ code: 'graph.claimsChallenge', message: 'Your organisation wants you to prove again who you are.' }),
          devices: [],
        }));
      },
      visit: async (agent) => {
        await openPerson(agent);
        await agent.click('button', /^Sign in again/u);
        await agent.find('button', /^Waiting for your browser/u);
      },
    },
  ],
};
