import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';

const toJournal = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /^Journal$/u);
  await agent.find('heading', /^Journal$/u);
};
const toRows = async (agent: Visitor): Promise<void> => {
  await toJournal(agent);
  await agent.find('row');
};

export const journal: Group = {
  area: 'Journal',
  states: [
    { name: 'journal', title: 'What was done', visit: toRows },
    {
      name: 'journal-record',
      title: 'One record',
      visit: async (agent) => {
        await toRows(agent);
        await agent.click('row');
      },
    },
    {
      name: 'journal-exported',
      title: 'Exported',
      visit: async (agent) => {
        await toRows(agent);
        await agent.click('button', /Export CSV/u);
        await agent.see('latchkey-journal.csv');
      },
    },
    {
      name: 'journal-fault',
      title: 'A journal that could not be read',
      desk: (desk) =>
        desk.failWith('journal.list', {
          code: 'journal.busy',
          message: 'Another program is using the journal. Close it, then try again.',
          retryable: true,
          correlationId: '3d0f6c1e-8a46-4f0c-9c53-6f1d2b7a9e10',
        }),
      visit: async (agent) => {
        await toJournal(agent);
        await agent.see('Another program is using the journal');
      },
    },
  ],
};
