const token = '«token»';
const secret = '«secret»';
const phone = '«phone»';

/** Names of fields whose value is never logged, whatever it looks like. */
const secretName =
  /^(?:.*(?:password|passcode|secret|assertion|cookie)|temporaryAccessPass|authorization|(?:access|refresh|id|bearer)?_?token|otp|pin|client_info|device_code|user_code)$/iu;

const secretNamesInText =
  'temporaryAccessPass|[a-z_]*(?:password|passcode|secret)|authorization|(?:access_?|refresh_?|id_?)?token|device_code|user_code';

/**
 * One pass, first alternative wins. `keep` names what only looks like a phone number, so that
 * ids, times and addresses stay readable in the log.
 */
const sensitive = new RegExp(
  [
    String.raw`(?<jwt>\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*){0,3})`,
    String.raw`(?<scheme>\b(?:Bearer|Basic)\s+)(?<credential>[\w.~+/=:-]+)`,
    String.raw`(?<practice>\bpractice-[\w.~+/=-]+)`,
    String.raw`(?<field>["']?\b(?:${secretNamesInText})["']?\s*[:=]\s*)(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|(?:(?:Bearer|Basic)\s+)?[^\s,;&}"']+)`,
    String.raw`(?<keep>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b)`,
    String.raw`(?<phone>(?<![\w.])[+(]{0,2}\d(?:[ ()./-]{0,3}\d){6,14}(?!\w))`,
  ].join('|'),
  'giu',
);

/** Whether a field of this name must be left out of the log. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/**
 * Replaces tokens, named secrets, phone numbers and the given live secrets (codes held at this
 * moment, which have no shape to know them by) in a text.
 */
export const redactText = (text: string, liveSecrets: Iterable<string> = []): string => {
  let safe = text;
  // A short live secret would blank half of the log; real passes have at least eight characters.
  for (const live of liveSecrets) if (live.length >= 4) safe = safe.replaceAll(live, secret);
  return safe.replace(sensitive, (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups['jwt'] !== undefined || groups['practice'] !== undefined) return token;
    if (groups['scheme'] !== undefined) return `${groups['scheme']}${token}`;
    if (groups['field'] !== undefined) {
      const quote = /^["']/u.exec(groups['value'] ?? '')?.[0] ?? '';
      return `${groups['field']}${quote}${secret}${quote}`;
    }
    return groups['phone'] === undefined ? match : phone;
  });
};
