import type { GuideKind } from '../../../contract/guides.ts';
import type { Person } from '../../../contract/person.ts';

/** With nothing set up, or nothing known of it, the guide that helps is the one to set up by. */
export const firstGuide = ({ methods }: Pick<Person, 'methods'>): GuideKind =>
  methods.ok && methods.value.some(({ kind, countsAsSecondStep }) => countsAsSecondStep && kind !== 'temporaryAccessPass')
    ? 'done'
    : 'alone';
