import { method } from '../../fake-desk/methods.ts';
import { fakeFault } from '../../fake-desk.ts';
import type { Group } from '../state.ts';
import { asHelpdesk, toCheck, toChecked, toHandOver, toLost, toPlan, toReference } from './ways.ts';

/** The right pane, from the reference to the summary. */
export const ticket: Group = {
  area: 'Ticket',
  states: [
    { name: 'ticket-reference', title: '1 · Reference', visit: toReference },
    {
      name: 'ticket-reference-wrong',
      title: '1 · A reference that is none',
      visit: async (agent) => {
        await toReference(agent);
        await agent.fill('textbox', /Ticket reference/u, '20417?');
        await agent.click('button', /^Continue/u);
      },
    },
    { name: 'ticket-call-back', title: '1 · Call back', visit: toCheck },
    {
      name: 'ticket-photo',
      title: '1 · Photo ID',
      visit: async (agent) => {
        await toCheck(agent);
        await agent.click('radio', /photo/iu);
      },
    },
    {
      name: 'ticket-manager',
      title: '1 · The manager’s word',
      visit: async (agent) => {
        await toCheck(agent);
        await agent.click('radio', /manager/iu);
      },
    },
    { name: 'ticket-checked', title: '1 · Caller checked', visit: toChecked },
    { name: 'ticket-lost', title: '2 · What was lost', visit: toLost },
    { name: 'ticket-plan', title: '3 · Plan', visit: toPlan },
    {
      name: 'ticket-plan-fault',
      title: '3 · No plan could be made',
      desk: (desk) => desk.failWith('plans.propose', fakeFault()),
      visit: async (agent) => {
        await toLost(agent);
        await agent.click('checkbox');
        await agent.click('button', /^Continue/u);
        await agent.see('No plan could be made');
      },
    },
    {
      name: 'ticket-plan-changed',
      title: '3 · The account has changed meanwhile',
      desk: (desk) =>
        desk.failWith('plans.execute', fakeFault({ code: 'desk.changed', message: 'A method was added since.', retryable: false })),
      visit: async (agent) => {
        await toPlan(agent);
        await agent.click('button', /^Carry out/u);
        await agent.see('The account has changed since it was read');
      },
    },
    {
      name: 'ticket-running',
      title: '4 · Being carried out',
      visit: async (agent) => {
        const running = new Promise<void>((begun) => {
          const stop = agent.desk.onEvent((event) => {
            if (event.type !== 'plan.progress' || event.run.steps[0]?.state !== 'succeeded') return;
            stop();
            agent.desk.setLatency(3_600_000);
            begun();
          });
        });
        await toPlan(agent);
        await agent.click('button', /^Carry out/u);
        await running;
      },
    },
    {
      name: 'ticket-paused',
      title: '4 · Paused: a step without an answer',
      visit: async (agent) => {
        await agent.click('button', /take up/iu);
        await agent.see('Paused');
      },
    },
    {
      name: 'ticket-helpdesk',
      title: '3 · The plan of a helpdesk administrator',
      desk: (desk) => desk.changePerson(asHelpdesk),
      visit: async (agent) => {
        await toChecked(agent);
        await agent.click('button', /^Continue/u);
        await agent.click('button', /^Only end their sessions/u);
        await agent.find('button', /^Carry out/u);
      },
    },
    { name: 'ticket-hand-over', title: '5 · Proof and hand-over', visit: async (agent) => void (await toHandOver(agent)) },
    {
      name: 'ticket-pass-shown',
      title: '5 · The pass is shown',
      visit: async (agent) => {
        await toHandOver(agent);
        await agent.click('button', /^Show for/u);
        await agent.find('button', /^Hide now/u);
      },
    },
    {
      name: 'ticket-appeared',
      title: '5 · A new method was registered',
      visit: async (agent) => {
        const planId = await toHandOver(agent);
        const watch = await agent.desk.watch.start({ planId });
        if (!watch.ok) throw new Error(watch.fault.message);
        const newcomer = method('microsoftAuthenticator', 'newcomer', { label: 'Microsoft Authenticator', detail: 'A new phone' });
        agent.desk.say({ type: 'watch.changed', watch: { ...watch.value, state: 'appeared', appeared: [newcomer] } });
        await agent.see('A new phone');
      },
    },
    {
      name: 'ticket-closed',
      title: '5 · Closed, with the summary',
      visit: async (agent) => {
        await toHandOver(agent);
        await agent.click('button', /^Close the ticket/u);
        await agent.find('button', /^Next caller/u);
      },
    },
  ],
};
