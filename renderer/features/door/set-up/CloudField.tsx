import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CloudId } from '../../../../contract/live-tenant.ts';
import { cloudIds, cloudNames } from '../cloud-words.ts';

interface Props {
  readonly cloud: CloudId;
  readonly onCloud: (cloud: CloudId) => void;
  readonly hint?: string;
}

/** In which of Microsoft's clouds the tenant is. */
export const CloudField = ({ cloud, onCloud, hint }: Props): ReactNode => (
  <Field label="Cloud" {...(hint === undefined ? {} : { hint })}>
    <Select value={cloud} onChange={(_, { value }) => onCloud(cloudIds.find((id) => id === value) ?? 'global')}>
      {cloudIds.map((id) => (
        <option key={id} value={id}>
          {cloudNames[id]}
        </option>
      ))}
    </Select>
  </Field>
);
