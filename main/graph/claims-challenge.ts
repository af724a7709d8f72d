/** Decoded, in characters. Real ones have a few hundred; what is longer would not fit into the address of a sign-in page. */
const longestClaims = 4_000;
const longestHeader = 16_384;

/** RFC 9110, 11.2 to 11.6.1: a name with its value; alone, a scheme, or what stands behind one (token68). */
const part =
  /\s*(?:,\s*)*(?<name>[\w!#$%&'*+.^`|~/-]+)(?:\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[\w!#$%&'*+.^`|~/-]+=*))|=+(?=\s*(?:,|$)))?/uy;

interface Challenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
}

/** The challenges of one or more `WWW-Authenticate` headers, which fetch joins with commas; null for what is none. */
const parseChallenges = (header: string): readonly Challenge[] | null => {
  const challenges: Challenge[] = [];
  const parts = new RegExp(part);
  while (parts.lastIndex < header.length) {
    if (/^[\s,]*$/u.test(header.slice(parts.lastIndex))) break;
    const found = parts.exec(header)?.groups;
    if (found === undefined) return null;
    const name = (found['name'] ?? '').toLowerCase();
    const value = found['quoted']?.replaceAll(/\\(.)/gu, '$1') ?? found['bare'];
    if (value === undefined) challenges.push({ scheme: name, parameters: new Map() });
    else {
      const { parameters } = challenges.at(-1) ?? {};
      // RFC 9110, 11.2: a name comes once in a challenge. Which of two would be meant?
      if (parameters === undefined || parameters.has(name)) return null;
      parameters.set(name, value);
    }
  }
  return challenges;
};

/** JSON text of an object from base64 or base64url, padded or not; null for anything else. */
const decodeClaims = (encoded: string): string | null => {
  if (!/^[\w+/-]+={0,2}$/u.test(encoded) || encoded.length > 2 * longestClaims) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  if (text.length > longestClaims) return null;
  try {
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? text : null;
  } catch {
    return null;
  }
};

/**
 * What a 401 or 403 asks to be proved on a sign-in page, as JSON text: a Conditional Access or continuous-evaluation
 * step-up, which a plain new token does not answer. Null where it asks for nothing that can be read; then it is
 * an ordinary refusal. https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export const readClaimsChallenge = ({ status, headers }: { readonly status: number; readonly headers: Headers }): string | null => {
  const header = headers.get('www-authenticate');
  if ((status !== 401 && status !== 403) || header === null || header.length > longestHeader) return null;
  const wanting = parseChallenges(header)?.find(
    ({ scheme, parameters }) => scheme === 'bearer' && parameters.get('error') === 'insufficient_claims',
  );
  return decodeClaims(wanting?.parameters.get('claims') ?? '');
};
