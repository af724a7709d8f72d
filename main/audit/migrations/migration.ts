export interface Migration {
  /** What `PRAGMA user_version` reads once it has run; from 1, without gaps. */
  readonly version: number;
  readonly sql: string;
}
