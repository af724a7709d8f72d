import { expect, test } from 'vitest';
import type { Act } from '../../../contract/acts.ts';
import type { ActDecision, ActingPermission } from '../../../contract/permission.ts';
import { mayManageMethods } from '../../../renderer/features/ticket/may-manage.ts';
import { askInWords, mayInWords, mayNotInWords } from '../../../renderer/features/user/act-words.ts';

const yes: ActDecision = { allowed: true, because: 'You are Helpdesk Administrator.' };
const no = (askInstead: string, reason: Extract<ActDecision, { allowed: false }>['reason'] = 'noRole'): ActDecision => ({
  allowed: false,
  reason,
  because: 'Your role does not let you.',
  askInstead,
});
const permission = (decide: (act: Act) => ActDecision): ActingPermission => ({
  privilegedTarget: false,
  acts: {
    manageMethods: decide('manageMethods'),
    resetPassword: decide('resetPassword'),
    endSessions: decide('endSessions'),
    block: decide('block'),
    changeSensitive: decide('changeSensitive'),
  },
});
const helpdesk = permission((act) => (act === 'resetPassword' || act === 'endSessions' ? yes : no('Ask an Authentication Administrator.')));

test('what may be done, what not, and whom to ask, each said once', () => {
  expect(mayInWords(helpdesk)).toBe('You may: reset the password, end sessions.');
  expect(mayNotInWords(helpdesk)).toBe('Not: manage sign-in methods, block sign-in, change the sign-in name and phone numbers.');
  expect(askInWords(helpdesk)).toBe('Ask an Authentication Administrator.');
});

test('where everything is allowed there is nothing to say', () => {
  expect(mayNotInWords(permission(() => yes))).toBeNull();
});

test('whom to ask differs by act', () => {
  expect(askInWords(permission((act) => no(act === 'endSessions' ? 'Ask Ann.' : 'Ask Ben.')))).toBe('Ask Ben. Ask Ann.');
});

test('a role that does not reach the methods leaves them alone; roles that could not be read say nothing about that', () => {
  expect(mayManageMethods(helpdesk)).toBe(false);
  expect(mayManageMethods(permission(() => no('Read again.', 'rolesUnread')))).toBe(true);
  expect(mayManageMethods(permission(() => yes))).toBe(true);
});
