/** The text as a regular expression that matches just it. RegExp.escape says the same, but our library types are older. */
export const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
