import { fakeSession } from '../../fake-desk/session.ts';
import { method } from '../../fake-desk/methods.ts';
import type { Group } from '../state.ts';
import type { Visitor } from '../visitor.ts';
import { openPerson, toPlan } from './ways.ts';

const open = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /^Answers$/u);
  await agent.see('What Microsoft does is as of');
};

const search = async (agent: Visitor, text: string): Promise<void> => {
  await open(agent);
  await agent.fill('searchbox', /Find an answer/u, text);
};

/** What to say to callers, beside the work. */
export const answers: Group = {
  area: 'Answers',
  states: [
    { name: 'answers-start', title: 'Nobody is open', visit: open },
    {
      name: 'answers-person',
      title: 'A person with a phone alone',
      desk: (desk) =>
        desk.changePerson((person) => ({ ...person, methods: { ok: true, value: [method('phone', 'm', { label: 'Mobile phone' })] } })),
      visit: async (agent) => {
        await openPerson(agent);
        await open(agent);
        await agent.see('Is it true that text messages stop?');
      },
    },
    {
      name: 'answers-plan',
      title: 'Beside a plan',
      visit: async (agent) => {
        await toPlan(agent);
        await open(agent);
        await agent.see('What will I be asked for next time?');
      },
    },
    {
      name: 'answers-found',
      title: 'Found',
      visit: async (agent) => {
        await search(agent, 'lsot phone');
        await agent.see('First I make sure that it is you.');
      },
    },
    {
      name: 'answers-none',
      title: 'No answer found',
      visit: async (agent) => {
        await search(agent, 'zxqv');
        await agent.see('No answer for');
      },
    },
    {
      name: 'answers-desks',
      title: 'The desk’s own',
      desk: (desk) => {
        const { profile } = fakeSession();
        const own = [
          {
            replaces: null,
            question: 'Where is the walk-in desk?',
            alternatives: ['which room'],
            answer: 'Level 2, beside the lifts, from 8 to 5.',
          },
          { replaces: 'lost-phone', question: 'I lost my phone.', alternatives: [], answer: 'Come to level 2 with your staff card.' },
        ];
        desk.setSession({ profile: { ...profile, answers: own } });
      },
      visit: async (agent) => {
        await open(agent);
        await agent.see('Your desk’s');
      },
    },
    {
      name: 'answers-beside-people',
      title: 'Under the people found',
      visit: async (agent) => {
        await agent.fill('combobox', /Find a person/u, 'lost phone');
        await agent.see('Answers: I lost my phone.');
      },
    },
  ],
};
