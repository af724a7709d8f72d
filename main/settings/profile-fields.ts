/** JSON of a desk profile, as far as it is known to hold known fields only. */
export interface ProfileJson {
  readonly [key: string]: unknown;
}

/** Path of a field that is set as a whole. Lists are: one entry of them means nothing by itself. */
export type FieldPath = readonly string[];

/** A tenant's IDs belong to each other and to their cloud, so that files never supply one each. */
const wholes: ReadonlySet<string> = new Set(['tenant']);

export const isGroup = (value: unknown): value is ProfileJson => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that are set, each with its path: `verification.checks`, `tenant`. */
export const fieldsOf = (json: ProfileJson, above: FieldPath = []): { readonly path: FieldPath; readonly value: unknown }[] =>
  Object.entries(json).flatMap(([key, value]) => {
    const path = [...above, key];
    return isGroup(value) && !wholes.has(path.join('.')) ? fieldsOf(value, path) : [{ path, value }];
  });

/** The field that a deeper path lies in: `links` for `links.0.address`. */
export const fieldAt = (path: readonly (string | number)[]): FieldPath => {
  const field: string[] = [];
  for (const key of path) {
    if (typeof key === 'number' || wholes.has(field.join('.'))) break;
    field.push(key);
  }
  return field;
};

export const fieldName = (path: readonly (string | number)[]): string => path.join('.');

export const readField = (json: ProfileJson, path: FieldPath): unknown =>
  path.reduce<unknown>((value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined), json);

/** The same profile with this field set; `undefined` takes it out. */
export const withField = (json: ProfileJson, path: FieldPath, value: unknown): ProfileJson => {
  const [key, ...rest] = path;
  if (key === undefined) return json;
  const { [key]: present, ...others } = json;
  const next = rest.length === 0 ? value : withField(isGroup(present) ? present : {}, rest, value);
  const isGone = next === undefined || (rest.length > 0 && isGroup(next) && Object.keys(next).length === 0);
  return isGone ? others : { ...others, [key]: next };
};

/** The same profile without what lies at these paths. */
export const withoutFields = (json: ProfileJson, paths: readonly FieldPath[]): ProfileJson => {
  const gone = new Set(paths.map((path) => JSON.stringify(path)));
  const strip = (group: ProfileJson, above: FieldPath): ProfileJson =>
    Object.fromEntries(
      Object.entries(group)
        .map(([key, value]) => ({ key, value, path: [...above, key] }))
        .filter(({ path }) => !gone.has(JSON.stringify(path)))
        .map(({ key, value, path }) => [key, isGroup(value) ? strip(value, path) : value]),
    );
  return strip(json, []);
};

/** Field by field, what `over` sets in place of what `under` sets. */
export const layOver = (under: ProfileJson, over: ProfileJson): ProfileJson =>
  fieldsOf(over).reduce<ProfileJson>((merged, { path, value }) => withField(merged, path, value), under);
