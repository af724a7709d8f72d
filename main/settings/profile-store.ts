import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ConfiguredTenant, TenantSource } from '../../contract/app-state.ts';
import type { LiveTenant } from '../../contract/live-tenant.ts';
import { DeskProfile } from '../../contract/profile.ts';
import type { ImportedProfile, SettingsState } from '../../contract/settings.ts';
import { FaultError } from '../fault-error.ts';
import { parseProfile } from './desk-profile.ts';
import type { LaunchOptions } from './launch-options.ts';
import { aboveOwn, aboveOwnWords, withinOwn } from './own-limits.ts';
import type { FieldPath, ProfileJson } from './profile-fields.ts';
import { fieldName, fieldsOf, layOver, readField, withField } from './profile-fields.ts';
import type { ProfileLayer } from './profile-layers.ts';
import { readLaunchLayer, readManagedLayer, readOwnLayer } from './profile-layers.ts';
import { profileSchemaText } from './profile-schema.ts';
import { readProfileText, textProblem } from './profile-text.ts';
import { readOnce, writeSettings } from './settings-file.ts';

export interface ProfileStoreOptions {
  /** The agent's own, which the settings screen writes. */
  readonly file: string;
  /** Where an administrator's file would be; see managed-file.ts. */
  readonly managedFile: string | null;
  readonly launch: Pick<LaunchOptions, 'tenant' | 'deskProfile'>;
  readonly now: () => number;
}

/**
 * The desk profile as it is in force: what an administrator placed, over the command line, over the agent's own
 * file. Files are read once, when it is opened; what is saved counts at once.
 */
export class ProfileStore {
  /** Sentences for the agent about files that could not be used as they are. */
  readonly notices: readonly string[];
  readonly #options: ProfileStoreOptions;
  readonly #managed: ProfileLayer;
  /** The tenant and the file of the command line. The file stands in for the agent's own, so that only the command line changes it. */
  readonly #launch: { readonly tenant: ProfileJson; readonly json: ProfileJson | null };
  #own: ProfileJson;
  #profile: DeskProfile;

  /** @throws FaultError `input.invalid` when the file of `--desk-profile` cannot be used. */
  static open(options: ProfileStoreOptions): ProfileStore {
    return new ProfileStore(options);
  }

  private constructor(options: ProfileStoreOptions) {
    const { file, managedFile, launch, now } = options;
    this.#options = options;
    this.#managed = managedFile === null ? { json: {}, present: false, notice: null } : readManagedLayer(managedFile);
    this.#launch = {
      tenant: launch.tenant === undefined ? {} : { tenant: launch.tenant },
      json: launch.deskProfile === undefined ? null : readLaunchLayer(launch.deskProfile).json,
    };
    const own = this.#launch.json === null ? readOwnLayer(file, now) : null;
    this.#own = own?.json ?? {};
    this.#profile = this.#inForce();
    this.notices = [this.#managed.notice, own?.notice ?? null, this.#tooHigh()].filter((notice) => notice !== null);
  }

  get profile(): DeskProfile {
    return this.#profile;
  }

  /** Why nobody may sign in to the live tenant, as a sentence; null where nothing closes it. */
  get closed(): string | null {
    return this.#managed.closes ?? null;
  }

  /** The live tenant that is set up, and who said so; null before the set-up. */
  get tenant(): ConfiguredTenant | null {
    const { tenant, organisation } = this.#profile;
    return tenant === null ? null : { tenant, displayName: organisation || tenant.tenantId, source: this.#tenantSource() };
  }

  state(): SettingsState {
    const { file, managedFile, launch } = this.#options;
    return {
      profile: this.#profile,
      file: launch.deskProfile ?? file,
      managedFields: this.#fixedFields().map(fieldName),
      managedFile: this.#managed.present ? managedFile : null,
    };
  }

  /** The profile as it would be in force once this one was saved. What is set elsewhere stays, so that nobody is asked about it. */
  ifSaved(profile: DeskProfile): DeskProfile {
    return this.#launch.json === null ? DeskProfile.parse(this.#laidOver(profile)) : this.#profile;
  }

  /**
   * Keeps the profile for the next start too. Fields that are set elsewhere stay as they are there and are not
   * written; of the rest, what is as it would be anyway is not written either, so that the file stays small.
   * @throws FaultError `desk.policy` when the tenant is not the agent's to change, or nothing is, or a limit would be higher than an agent
   * may set it; `settings.unreadable` when the file cannot be written.
   */
  save(profile: DeskProfile): SettingsState {
    this.requireOwn(profile);
    const fixed = new Set(this.#fixedFields().map(fieldName));
    const defaults: ProfileJson = DeskProfile.parse({});
    const next = fieldsOf(profile).reduce<ProfileJson>((json, { path, value }) => {
      if (fixed.has(fieldName(path))) return json;
      const isAsEver = readField(this.#own, path) === undefined && isDeepStrictEqual(value, readField(defaults, path));
      return isAsEver ? json : withField(json, path, value);
    }, this.#own);
    writeSettings(this.#options.file, next);
    this.#own = next;
    this.#profile = this.#inForce();
    return this.state();
  }

  /**
   * Whether this profile is the agent's to save, before anything is asked or written.
   * @throws FaultError `desk.policy` as `save`
   */
  requireOwn(profile: DeskProfile): void {
    if (this.#launch.json !== null) {
      throw new FaultError(
        'desk.policy',
        'Latchkey was started with a desk profile of its own (--desk-profile). Change that file and start Latchkey again.',
      );
    }
    // Which of these are the agent's to change, nobody knows.
    if (this.closed !== null) throw new FaultError('desk.policy', this.closed);
    this.#refuseOtherTenant(profile.tenant);
    const fixed = new Set(this.#fixedFields().map(fieldName));
    this.#refuseHigherLimits(profile, fixed);
  }

  /** A profile from elsewhere, to be looked at and saved; what is set by an administrator is already as it would stay. */
  importFrom(path: string): ImportedProfile {
    const read = readProfileText(path);
    if (read.kind !== 'text') return { path, profile: null, problems: [{ field: '', line: null, message: textProblem(read.kind) }] };
    const parsed = parseProfile(read.text);
    if ('problems' in parsed) return { path, profile: null, problems: [...parsed.problems] };
    return { path, profile: DeskProfile.parse(this.#laidOver(parsed.profile)), problems: [] };
  }

  /** Writes the profile as it is in force, or its schema. @throws FaultError `settings.unreadable` */
  exportTo(path: string, what: 'profile' | 'schema'): void {
    try {
      writeFileSync(path, what === 'schema' ? profileSchemaText() : `${JSON.stringify(this.#profile, null, 2)}\n`);
    } catch (error) {
      throw new FaultError('settings.unreadable', 'The file could not be written there. Choose another folder.', { cause: error });
    }
  }

  #inForce(): DeskProfile {
    return DeskProfile.parse(this.#laidOver(this.#launch.json ?? this.#own), readOnce);
  }

  #laidOver(json: ProfileJson): ProfileJson {
    return layOver(layOver(withinOwn(json), this.#launch.tenant), this.#managed.json);
  }

  /** What the settings screen cannot change: everything, where the command line brought the whole file. */
  #fixedFields(): FieldPath[] {
    const source = this.#launch.json === null ? this.#laidOver({}) : this.#profile;
    return fieldsOf(source)
      .map(({ path }) => path)
      .filter((path) => fieldName(path) !== '$schema');
  }

  #tenantSource(): TenantSource {
    if (Object.hasOwn(this.#managed.json, 'tenant')) return 'managed';
    return Object.hasOwn(this.#launch.tenant, 'tenant') || this.#launch.json !== null ? 'commandLine' : 'profile';
  }

  /** About a file that was written by hand: what it asks for does not hold. */
  #tooHigh(): string | null {
    const above = aboveOwn(this.#launch.json ?? this.#own).filter(
      ({ field }) => readField(this.#managed.json, field.split('.')) === undefined,
    );
    return above.length === 0
      ? null
      : `Your settings allow more changes in an hour than an agent may set: ${aboveOwnWords(above)}. Latchkey holds to that; ask your administrator if you need more.`;
  }

  #refuseHigherLimits(next: DeskProfile, fixed: ReadonlySet<string>): void {
    const above = aboveOwn(next).filter(({ field }) => !fixed.has(field));
    if (above.length === 0) return;
    throw new FaultError(
      'desk.policy',
      `These limits are higher than an agent may set them: ${aboveOwnWords(above)}. Set less, or ask your administrator to place a file that allows more. Nothing was saved.`,
    );
  }

  #refuseOtherTenant(next: LiveTenant | null): void {
    const source = this.#tenantSource();
    if (source === 'profile' || isDeepStrictEqual(next, this.#profile.tenant)) return;
    throw new FaultError(
      'desk.policy',
      source === 'managed'
        ? 'The tenant is set by your administrator and cannot be changed here.'
        : 'The tenant was given when Latchkey was started (--tenant-id). Start it without that to change the tenant.',
    );
  }
}
