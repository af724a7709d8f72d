/**
 * Built-in directory roles: display name -> role template id, which is also the role definition id.
 * Source: the published permissions reference. Only those that this tenant uses.
 */
export const ROLE_TEMPLATES = {
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Authentication Policy Administrator': '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  'Billing Administrator': 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  'Guest Inviter': '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Message Center Reader': '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  'Password Administrator': '966707d0-3269-4727-9be2-8c3a10f19b9d',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Usage Summary Reports Reader': '75934031-6c7e-415a-99d7-48dbd49e875e',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'User Experience Success Manager': '27460883-1df1-4691-b032-3b79643e5e63',
} as const;

export type RoleName = keyof typeof ROLE_TEMPLATES;

export const ROLE_NAMES = Object.keys(ROLE_TEMPLATES) as readonly RoleName[];

const NAME_BY_TEMPLATE = new Map<string, RoleName>(ROLE_NAMES.map((name) => [ROLE_TEMPLATES[name], name]));

export const roleNameOf = (templateId: string): RoleName | undefined => NAME_BY_TEMPLATE.get(templateId.toLowerCase());

/** One active assignment. A scope of '/' is the whole tenant. */
export interface RoleAssignment {
  readonly id: string;
  readonly role: RoleName;
  /** A user's or a role-assignable group's object id. */
  readonly principalId: string;
  /** '/' or '/administrativeUnits/{id}'. */
  readonly directoryScopeId: string;
}
