import { makeStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { SectionHeading } from './SectionHeading.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: '8px' } });

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a pane. */
export const Section = ({ title, aside, children }: Props): ReactNode => {
  const id = useId();
  return (
    <section className={useStyles().root} aria-labelledby={id}>
      <SectionHeading level={2} id={id} aside={aside}>
        {title}
      </SectionHeading>
      {children}
    </section>
  );
};
