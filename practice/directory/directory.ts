import { hash32 } from '../random.ts';
import { CAST, ROLE_HOLDERS } from './cast.ts';
import { generatePeople } from './generate.ts';
import { DEPARTMENTS } from './names.ts';
import {
  ALL_STAFF,
  ALL_STUDENTS,
  APPLICATION_OWNERS,
  group,
  SPECIAL_GROUPS,
  UNITS,
  type AdministrativeUnit,
  type Group,
} from './organisation.ts';
import type { Person } from './person.ts';
import { ROLE_TEMPLATES, type RoleAssignment, type RoleName } from './roles.ts';

/** Users, groups, administrative units and role assignments, with the look-ups that resources need. */
export class Directory {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly units: readonly AdministrativeUnit[] = UNITS;
  readonly roleAssignments: readonly RoleAssignment[];
  /** Of the same shape: who may activate which role. */
  readonly roleEligibilities: readonly RoleAssignment[];
  readonly #byId = new Map<string, Person>();
  readonly #byUpn = new Map<string, Person>();
  readonly #groupByName = new Map<string, Group>();
  readonly #assignmentsByPrincipal = new Map<string, RoleAssignment[]>();

  constructor(options: { readonly users: number; readonly seed: number; readonly nowMs: number }) {
    this.people = generatePeople(options);
    for (const person of this.people) {
      this.#byId.set(person.id, person);
      this.#byUpn.set(person.userPrincipalName.toLowerCase(), person);
    }
    const departments = DEPARTMENTS.flatMap((d) => [
      group(`${d.name} staff`, `Staff of ${d.name}`, { parent: ALL_STAFF }),
      group(`${d.name} students`, `Students of ${d.name}`, { parent: ALL_STUDENTS }),
    ]);
    this.groups = [...SPECIAL_GROUPS, ...departments];
    for (const one of this.groups) this.#groupByName.set(one.displayName, one);
    this.roleAssignments = this.#assign();
    this.roleEligibilities = this.#assign('eligible');
    for (const assignment of this.roleAssignments) {
      const list = this.#assignmentsByPrincipal.get(assignment.principalId) ?? [];
      list.push(assignment);
      this.#assignmentsByPrincipal.set(assignment.principalId, list);
    }
  }

  #assign(which: 'roles' | 'eligible' = 'roles'): RoleAssignment[] {
    const assignments: RoleAssignment[] = [];
    const add = (role: RoleName, principalId: string, directoryScopeId: string): void => {
      const id = `${Buffer.from(ROLE_TEMPLATES[role].replaceAll('-', ''), 'hex').toString('base64url')}${Buffer.from(principalId.replaceAll('-', ''), 'hex').toString('base64url')}-${hash32(directoryScopeId) % 9}`;
      assignments.push({ id, role, principalId, directoryScopeId });
    };
    for (const [index, member] of CAST.entries()) {
      const person = this.people[index];
      if (person === undefined) continue;
      for (const { role, unit } of member[which] ?? [])
        add(role, person.id, unit === undefined ? '/' : `/administrativeUnits/${this.unitNamed(unit).id}`);
    }
    if (which === 'eligible') return assignments;
    for (const [offset, [role]] of ROLE_HOLDERS.entries()) {
      const person = this.people[CAST.length + offset];
      if (person !== undefined) add(role, person.id, '/');
    }
    add('Application Administrator', this.groupNamed(APPLICATION_OWNERS).id, '/');
    return assignments;
  }

  groupNamed(name: string): Group {
    const found = this.#groupByName.get(name);
    if (found === undefined) throw new Error(`No group is called ${name}.`);
    return found;
  }

  unitNamed(name: string): AdministrativeUnit {
    const found = this.units.find((unit) => unit.displayName === name);
    if (found === undefined) throw new Error(`No administrative unit is called ${name}.`);
    return found;
  }

  /** By object id or user principal name, in any case. */
  find(idOrUpn: string): Person | undefined {
    const key = idOrUpn.toLowerCase();
    return this.#byId.get(key) ?? this.#byUpn.get(key);
  }

  at(index: number): Person | undefined {
    return this.people[index];
  }

  groupsOf(person: Person): readonly Group[] {
    if (person.userType === 'Guest') return [];
    const kind = isStudent(person) ? 'students' : 'staff';
    const names = [`${person.department ?? ''} ${kind}`, ...(CAST[person.index]?.groups ?? [])];
    return names.flatMap((name) => this.#groupByName.get(name) ?? []);
  }

  /** Direct groups and those in which these are nested. */
  transitiveGroupsOf(person: Person): readonly Group[] {
    const all = new Set<Group>();
    for (let next = this.groupsOf(person); next.length > 0;) {
      for (const one of next) all.add(one);
      next = next.flatMap((one) => (one.parent === null ? [] : [this.groupNamed(one.parent)])).filter((one) => !all.has(one));
    }
    return [...all];
  }

  unitsOf(person: Person): readonly AdministrativeUnit[] {
    const named = CAST[person.index]?.units;
    if (named !== undefined) return named.map((name) => this.unitNamed(name));
    return person.userType === 'Guest'
      ? []
      : this.units.filter((unit) => unit.department !== null && unit.department === person.department);
  }

  /** Assignments to the person directly. */
  assignmentsOf(principalId: string): readonly RoleAssignment[] {
    return this.#assignmentsByPrincipal.get(principalId) ?? [];
  }

  /** Active roles, direct and through role-assignable groups. */
  activeAssignments(person: Person): readonly RoleAssignment[] {
    return [
      ...this.assignmentsOf(person.id),
      ...this.groupsOf(person)
        .filter((one) => one.isAssignableToRole)
        .flatMap((one) => this.assignmentsOf(one.id)),
    ];
  }

  managerOf(person: Person): Person | undefined {
    return person.managerIndex < 0 ? undefined : this.people[person.managerIndex];
  }
}

export const isStudent = (person: Person): boolean => person.jobTitle?.endsWith('Student') === true;
