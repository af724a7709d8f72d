interface Role {
  readonly displayName: string;
  readonly scopedTo: string | null;
}

/** Roles as one line: "Authentication Administrator (Leeds campus), Helpdesk Administrator". */
export const roleWords = (roles: readonly Role[]): string =>
  roles.length === 0
    ? 'No directory role'
    : roles.map(({ displayName, scopedTo }) => (scopedTo === null ? displayName : `${displayName} (${scopedTo})`)).join(', ');

/** For a narrow place: "Authentication Administrator and 2 more". */
export const roleBrief = (roles: readonly Role[]): string =>
  roles.length < 2 ? roleWords(roles) : `${roleWords(roles.slice(0, 1))} and ${roles.length - 1} more`;
