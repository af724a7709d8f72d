import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';

const type = (agent: Visitor, text: string): Promise<void> => agent.fill('combobox', /Find a person/u, text);

/** The search and what it finds. */
export const find: Group = {
  area: 'Find',
  states: [
    {
      name: 'find',
      title: 'People found',
      visit: async (agent) => {
        await type(agent, 'ama');
        await agent.find('option');
        agent.press('ArrowDown');
      },
    },
    {
      name: 'find-truncated',
      title: 'More than are shown',
      visit: async (agent) => {
        await type(agent, 'am');
        await agent.find('option');
      },
    },
    {
      name: 'find-none',
      title: 'Nobody found',
      visit: async (agent) => {
        await type(agent, 'zzzz');
        await agent.see('Nobody found for');
      },
    },
    {
      name: 'find-fault',
      title: 'The search did not work',
      desk: (desk) => desk.failWith('users.search', fakeFault()),
      visit: async (agent) => {
        await type(agent, 'ama');
        await agent.see('The search did not work');
      },
    },
    {
      name: 'find-waiting',
      title: 'Still searching',
      visit: async (agent) => {
        await agent.find('combobox', /Find a person/u);
        agent.desk.setLatency(3_600_000);
        await type(agent, 'ama');
      },
    },
  ],
};
