import { z } from 'zod';
import type { GraphClient, ReadOptions } from './client.ts';
import { parseBody } from './parse.ts';
import { literal, path, query, searchClause } from './path.ts';
import { FaultError } from '../fault-error.ts';

const text = z.string().nullish();

export const GraphUser = z.object({
  id: z.string(),
  displayName: text,
  givenName: text,
  surname: text,
  userPrincipalName: z.string(),
  mail: text,
  jobTitle: text,
  department: text,
  officeLocation: text,
  employeeId: text,
  mobilePhone: text,
  businessPhones: z.array(z.string()).nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: text,
  externalUserState: text,
  // What does not fit says nothing; the name and the invitation still do.
  identities: z
    .array(z.object({ signInType: text }))
    .nullish()
    .catch(null),
  createdDateTime: text,
  lastPasswordChangeDateTime: text,
  signInSessionsValidFromDateTime: text,
  onPremisesSyncEnabled: z.boolean().nullish(),
});
export type GraphUser = z.infer<typeof GraphUser>;

const GraphManager = z.object({
  id: z.string(),
  displayName: text,
  userPrincipalName: text,
  jobTitle: text,
  mobilePhone: text,
  businessPhones: z.array(z.string()).nullish(),
});
export type GraphManager = z.infer<typeof GraphManager>;

const summaryProperties =
  'id,displayName,givenName,surname,userPrincipalName,mail,jobTitle,department,employeeId,mobilePhone,businessPhones,accountEnabled,userType';
const userProperties = `${summaryProperties},officeLocation,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime,onPremisesSyncEnabled,externalUserState,identities`;

const advanced = { ConsistencyLevel: 'eventual' };

const UserList = z.object({ value: z.array(GraphUser) });

/**
 * `GET /users?$search`: token-prefix on displayName, starts-with on the others.
 * https://learn.microsoft.com/graph/search-query-parameter
 */
export const searchUsers = async (client: GraphClient, words: string, top: number, options: ReadOptions): Promise<readonly GraphUser[]> => {
  const properties = ['displayName', 'givenName', 'surname', 'userPrincipalName', 'mail'];
  const answer = await client.read(
    {
      version: 'v1.0',
      path: `/users${query({
        $search: properties.map((property) => searchClause(property, words)).join(' OR '),
        $select: summaryProperties,
        $top: String(top),
      })}`,
    },
    { ...options, headers: advanced },
  );
  return parseBody(UserList, answer).value;
};

/**
 * Users whose employee ID or one of whose phone numbers starts with one of the texts.
 * An advanced query: needs the header and `$count`. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const usersByNumber = async (
  client: GraphClient,
  starts: { readonly employeeId?: string; readonly phones: readonly string[] },
  top: number,
  options: ReadOptions,
): Promise<readonly GraphUser[]> => {
  const clauses = [
    ...(starts.employeeId === undefined ? [] : [`startsWith(employeeId,${literal(starts.employeeId)})`]),
    ...starts.phones.flatMap((phone) => [
      `startsWith(mobilePhone,${literal(phone)})`,
      `businessPhones/any(p:startsWith(p,${literal(phone)}))`,
    ]),
  ];
  const answer = await client.read(
    {
      version: 'v1.0',
      path: `/users${query({
        $filter: clauses.join(' or '),
        $count: 'true',
        $select: summaryProperties,
        $top: String(top),
      })}`,
    },
    { ...options, headers: advanced },
  );
  return parseBody(UserList, answer).value;
};

/** One user with the manager, or a `graph.notFound` fault. */
export const getUser = async (
  client: GraphClient,
  idOrUpn: string,
  options: ReadOptions,
): Promise<{ readonly user: GraphUser; readonly manager: GraphManager | null }> => {
  const answer = await client.read(
    { version: 'v1.0', path: `${path`/users/${idOrUpn}`}${query({ $select: userProperties, $expand: 'manager' })}` },
    options,
  );
  const parsed = parseBody(GraphUser.extend({ manager: GraphManager.nullish() }), answer);
  return { user: parsed, manager: parsed.manager ?? null };
};

/** The signed-in agent. */
export const getMe = async (client: GraphClient, options: ReadOptions): Promise<GraphUser> =>
  parseBody(
    GraphUser,
    await client.read({ version: 'v1.0', path: `/me${query({ $select: 'id,displayName,userPrincipalName' })}` }, options),
  );

/** The photo at 96 x 96 pixels, or null when there is none. */
export const getPhoto = async (
  client: GraphClient,
  userId: string,
  options: ReadOptions,
): Promise<{ readonly contentType: string; readonly bytes: Uint8Array } | null> => {
  try {
    const answer = await client.read(
      { version: 'v1.0', path: path`/users/${userId}/photos/${'96x96'}/$value` },
      { ...options, accept: 'bytes' },
    );
    if (!(answer.body instanceof Uint8Array)) return null;
    return { contentType: answer.headers.get('content-type') ?? '', bytes: answer.body };
  } catch (error) {
    if (error instanceof FaultError && error.code === 'graph.notFound') return null;
    throw error;
  }
};

/** The name to show: never empty, so that there is always something to click. */
export const shownName = (user: {
  readonly displayName?: string | null | undefined;
  readonly userPrincipalName?: string | null | undefined;
  readonly id: string;
}): string => user.displayName?.trim() || user.userPrincipalName || user.id;
