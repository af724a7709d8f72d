import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';

const toSettings = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /^Settings$/u);
  await agent.find('heading', /^Settings$/u);
};

export const settings: Group = {
  area: 'Settings',
  states: [
    {
      name: 'settings',
      title: 'Settings',
      visit: async (agent) => {
        await toSettings(agent);
        await agent.find('button', /^Export profile/u);
      },
    },
    {
      name: 'settings-exported',
      title: 'A profile was exported',
      visit: async (agent) => {
        await toSettings(agent);
        await agent.click('button', /^Export profile/u);
        await agent.see('desk-profile.json');
      },
    },
    {
      name: 'settings-answers',
      title: 'An answer of the desk’s own',
      visit: async (agent) => {
        await toSettings(agent);
        await agent.click('button', /^Add an answer/u);
        await agent.see('Nothing: one more answer');
      },
    },
    {
      name: 'settings-fault',
      title: 'Settings that could not be read',
      desk: (desk) =>
        desk.failWith('settings.read', fakeFault({ code: 'internal', message: 'The settings could not be read. Try again.' })),
      visit: async (agent) => {
        await agent.click('button', /^Settings$/u);
        await agent.see('The settings could not be read');
      },
    },
  ],
};
