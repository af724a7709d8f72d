import { fakeTenant } from '../../fake-desk/door.ts';
import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';
import { openPerson } from './ways.ts';

const menu = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /Ines Duarte/u);
  await agent.find('menuitem');
};

/** Who is at work, and where. */
export const session: Group = {
  area: 'Start and session',
  states: [
    { name: 'start', title: 'The start, with a ticket to take up' },
    {
      name: 'start-none',
      title: 'The start, with nothing left over',
      desk: (desk) => {
        desk.setOpenRuns([]);
        desk.setSession({ notices: [] });
      },
    },
    { name: 'menu', title: 'The agent’s menu, practice', visit: menu },
    {
      name: 'compact',
      title: 'Compact rows',
      visit: async (agent) => {
        await menu(agent);
        await agent.click('menuitemradio', /^Compact/u);
        agent.press('Escape');
        await openPerson(agent);
      },
    },
    { name: 'live-start', title: 'The start, live', page: 'live' },
    { name: 'live-menu', title: 'The agent’s menu, live', page: 'live', desk: (desk) => desk.setApp({ tenant: fakeTenant }), visit: menu },
    {
      name: 'live-switch',
      title: 'Switching accounts',
      page: 'live',
      visit: async (agent) => {
        await menu(agent);
        await agent.click('menuitem', /Switch account/u);
        await agent.find('button', /^Cancel$/u);
      },
    },
    {
      name: 'live-refused',
      title: 'A plan is being carried out, so nobody leaves',
      page: 'live',
      desk: (desk) =>
        desk.failWith('workplace.choose', fakeFault({ code: 'desk.busy', message: 'A plan is being carried out. Wait until it stops.' })),
      visit: async (agent) => {
        await menu(agent);
        await agent.click('menuitem', /Go to the practice tenant/u);
        await agent.find('button', /^Close$/u);
      },
    },
  ],
};
