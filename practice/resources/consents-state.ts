export interface AppRole {
  readonly id: string;
  readonly personId: string;
  readonly appRoleId: string;
  readonly resourceId: string;
  readonly resourceDisplayName: string;
  readonly createdAtMs: number;
}

/** What was taken back or added in this run, over what the seed says. */
export class Consents {
  readonly removed = new Set<string>();
  readonly added: AppRole[] = [];
}
