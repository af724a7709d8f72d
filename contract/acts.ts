/** What an agent may do to a person, as Microsoft's roles tell it apart. In a file without zod, which the window does not load. */
export const acts = [
  /** Make a pass, delete or add a method, move the default. */
  'manageMethods',
  'resetPassword',
  'endSessions',
  /** Block and unblock sign-in. */
  'block',
  /** Change the sign-in name and the phone numbers and addresses that a reset would go to. */
  'changeSensitive',
] as const;
export type Act = (typeof acts)[number];

/** In words, after "you may". */
export const actNames: Readonly<Record<Act, string>> = {
  manageMethods: 'manage sign-in methods',
  resetPassword: 'reset the password',
  endSessions: 'end sessions',
  block: 'block sign-in',
  changeSensitive: 'change the sign-in name and phone numbers',
};

/** What a plan's steps do to a person. Who may do none of these has no use for a plan. */
export const planActs = ['manageMethods', 'endSessions'] as const satisfies readonly Act[];
