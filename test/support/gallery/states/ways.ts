import type { ActDecision } from '../../../../contract/permission.ts';
import type { Person } from '../../../../contract/person.ts';
import { fakeFault } from '../../fake-desk.ts';
import type { Visitor } from '../visitor.ts';

const yes: ActDecision = { allowed: true, because: 'You are Helpdesk Administrator.' };
const no = (what: string): ActDecision => ({
  allowed: false,
  reason: 'noRole',
  because: `Your role (Helpdesk Administrator) does not let you ${what}.`,
  askInstead: 'Ask an Authentication Administrator.',
});

/** For a Helpdesk Administrator: the password and the sessions, and no sight of the methods. */
export const asHelpdesk = (read: Person): Person => {
  const unread = { ok: false, fault: fakeFault({ code: 'graph.forbidden', message: 'Microsoft does not let you see this.' }) } as const;
  return {
    ...read,
    permission: {
      privilegedTarget: false,
      acts: {
        manageMethods: no('manage sign-in methods'),
        resetPassword: yes,
        endSessions: yes,
        block: no('block sign-in'),
        changeSensitive: no('change the sign-in name and phone numbers'),
      },
    },
    methods: unread,
    devices: [],
    preferences: unread,
    perUserMfa: unread,
  };
};

/** Finds a person by what is typed and opens the first found. */
export const openPerson = async (agent: Visitor, typed = '104417'): Promise<void> => {
  await agent.fill('combobox', /Find a person/u, typed);
  await agent.click('option');
  await agent.find('heading', /^(?!Opening)/u);
};

export const toReference = async (agent: Visitor): Promise<void> => {
  // A person with an open ticket opens on it.
  agent.desk.setOpenRuns([]);
  await openPerson(agent);
  await agent.find('textbox', /Ticket reference/u);
};

export const toCheck = async (agent: Visitor): Promise<void> => {
  await toReference(agent);
  await agent.fill('textbox', /Ticket reference/u, 'INC-20417');
  await agent.click('button', /^Continue/u);
  await agent.see('Who is calling?');
};

export const toChecked = async (agent: Visitor): Promise<void> => {
  await toCheck(agent);
  await agent.click('radio', /Business phone/u);
  await agent.click('button', /^I called/u);
  await agent.see('Called back on');
};

export const toLost = async (agent: Visitor): Promise<void> => {
  await toChecked(agent);
  await agent.click('button', /^Continue/u);
  await agent.find('checkbox');
};

export const toPlan = async (agent: Visitor): Promise<void> => {
  await toLost(agent);
  await agent.click('checkbox');
  await agent.click('button', /^Continue/u);
  await agent.find('button', /^Carry out/u);
};

/** @returns the id of the plan that was carried out. */
export const toHandOver = async (agent: Visitor): Promise<string> => {
  let planId = '';
  const stop = agent.desk.onEvent((event) => {
    if (event.type === 'plan.progress') planId = event.run.plan.id;
  });
  await toPlan(agent);
  await agent.click('button', /^Carry out/u);
  await agent.find('button', /^Hold to show/u);
  stop();
  return planId;
};
