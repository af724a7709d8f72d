import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Section } from '../../ui/Section.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gap: '14px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: { display: 'grid', gap: '14px', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', alignItems: 'start' },
});

/** Settings that belong together, under one heading. */
export const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <Section title={title}>
    <div className={useStyles().fields}>{children}</div>
  </Section>
);

/** Settings side by side, where there is room. */
export const Row = ({ children }: { readonly children: ReactNode }): ReactNode => <div className={useStyles().row}>{children}</div>;
