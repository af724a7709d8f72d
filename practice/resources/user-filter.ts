import { unsupportedQuery } from '../answers.ts';
import type { Filter } from '../odata/filter.ts';
import { leaves } from '../odata/filter-eval.ts';

/**
 * Which filters the directory serves by default and which only as advanced queries (ConsistencyLevel:
 * eventual with $count=true). Source: the published table of filters on directory objects, with the
 * operators of the property descriptions where the table is silent (then as advanced).
 */
const DEFAULT_OPERATORS: Readonly<Record<string, string>> = {
  accountenabled: 'eq in',
  agegroup: 'eq in',
  assignedlicenses: 'eq any',
  assignedplans: 'eq any',
  businessphones: 'eq any',
  city: 'eq ge in startswith',
  country: 'eq ge le in startswith',
  createddatetime: 'eq ge le',
  creationtype: 'eq in',
  deleteddatetime: 'eq ge le',
  department: 'eq ge le in startswith',
  displayname: 'eq in startswith',
  employeeid: 'eq startswith',
  givenname: 'eq ge le in startswith',
  id: 'eq in',
  identities: 'eq any',
  imaddresses: 'eq ge le startswith any',
  isresourceaccount: 'eq',
  jobtitle: 'eq ge le in',
  mail: 'eq ge le in startswith',
  mailnickname: 'eq ge le in startswith',
  onpremisessyncenabled: 'eq in',
  othermails: 'eq ge le in startswith any',
  proxyaddresses: 'eq ge le startswith any',
  signinactivity: 'eq ge le',
  state: 'eq ge le in startswith',
  surname: 'eq ge le in startswith',
  usagelocation: 'eq ge le in startswith',
  userprincipalname: 'eq le in startswith',
  usertype: 'eq in',
};

const ADVANCED_ONLY: Readonly<Record<string, string>> = {
  businessphones: 'ge le startswith',
  companyname: 'eq ge le in startswith',
  employeehiredate: 'eq ge le in',
  employeetype: 'eq ge le in startswith',
  employeeid: 'ge le in',
  externaluserstate: 'eq in',
  jobtitle: 'startswith',
  mobilephone: 'eq ge le in startswith',
  officelocation: 'eq ge le in startswith',
  passwordpolicies: 'eq',
  postalcode: 'eq ge le in startswith',
  preferredlanguage: 'eq ge le in startswith',
  streetaddress: 'eq ge le in startswith',
  showinaddresslist: 'eq in',
  onpremisessamaccountname: 'eq in startswith',
  onpremisesimmutableid: 'eq in',
  accountenabled: 'ge le',
  displayname: 'ge le',
  createddatetime: 'in',
  mail: 'endswith',
  othermails: 'endswith',
  proxyaddresses: 'endswith',
  userprincipalname: 'ge endswith',
  faxnumber: 'eq ge le in startswith',
};

const has = (table: Readonly<Record<string, string>>, property: string, op: string): boolean =>
  table[property]?.split(' ').includes(op) === true;
const isFilterable = (property: string): boolean => DEFAULT_OPERATORS[property] !== undefined || ADVANCED_ONLY[property] !== undefined;
const NAMES: Readonly<Record<string, string>> = { startswith: 'startsWith', endswith: 'endsWith', ne: 'ne', contains: 'contains' };

const needsAdvanced = (operator: string): Error =>
  unsupportedQuery(
    `Operator '${NAMES[operator] ?? operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );

/** @throws 400 Request_UnsupportedQuery for what the directory does not filter, or only in advanced queries */
export const checkUserFilter = (filter: Filter, isAdvanced: boolean): void => {
  for (const leaf of leaves(filter)) {
    const property = (leaf.path.split('/')[0] ?? '').toLowerCase();
    const unsupported = (): Error =>
      unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${leaf.path}' of resource 'User'.`);
    if (!isFilterable(property)) throw unsupported();
    const negative = leaf.op === 'ne' || leaf.negated || (leaf.value === null && leaf.op === 'eq');
    const base = leaf.op === 'ne' ? 'eq' : leaf.op;
    const byDefault = has(DEFAULT_OPERATORS, property, base);
    if (!byDefault && !has(ADVANCED_ONLY, property, base)) throw unsupported();
    if ((negative || !byDefault) && !isAdvanced) throw needsAdvanced(leaf.negated ? 'not' : leaf.op);
  }
};
