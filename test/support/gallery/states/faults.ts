import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import { openPerson } from './ways.ts';

/** What the whole window shows when something fails. */
export const faults: Group = {
  area: 'Faults',
  states: [
    {
      name: 'session-fault',
      title: 'The desk could not be opened',
      desk: (desk) => desk.failWith('session.current', fakeFault()),
      visit: (agent) => agent.see('The desk could not be opened'),
    },
    {
      name: 'live-session-fault',
      title: 'The desk could not be opened, live',
      page: 'live',
      desk: (desk) => desk.failWith('session.current', fakeFault()),
      visit: (agent) => agent.see('The desk could not be opened'),
    },
    {
      name: 'offline',
      title: 'Graph cannot be reached',
      visit: async (agent) => {
        await openPerson(agent);
        agent.desk.say({ type: 'connection.changed', online: false, sinceUtc: new Date().toISOString() });
        await agent.see('cannot be reached since');
      },
    },
    {
      name: 'person-fault',
      title: 'A person who could not be read',
      desk: (desk) => desk.failWith('users.open', fakeFault()),
      visit: async (agent) => {
        await openPerson(agent);
        await agent.see('This person could not be read');
      },
    },
    {
      name: 'person-broken',
      title: 'A pane that could not be drawn',
      breaks: true,
      // What no schema would let through, as a bug of ours might.
      desk: (desk) =>
        desk.changePerson((person) => ({
          ...person,
          get deskHistory(): never {
            throw new Error('made up');
          },
        })),
      visit: async (agent) => {
        await agent.fill('combobox', /Find a person/u, '104417');
        await agent.click('option');
        await agent.see('This person could not be shown');
      },
    },
  ],
};
