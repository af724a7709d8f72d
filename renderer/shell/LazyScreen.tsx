import { makeStyles, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Screen } from './place.ts';
import { useWindowTitle } from './window-title.ts';

const useStyles = makeStyles({ root: { position: 'relative', height: '100%', outlineStyle: 'none' } });

interface Props {
  readonly screen: Screen;
  /** For the window's title; in small letters it is what could not be shown. */
  readonly title: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A screen that is not needed for a call, so not loaded before somebody looks into it. */
export const LazyScreen = ({ screen, title, load }: Props): ReactNode => {
  const styles = useStyles();
  useWindowTitle(title);
  // React keeps the failure of a lazy component for good, so another try needs another one.
  const [Content, setContent] = useState(() => lazy(load));
  const name = title.toLowerCase();
  return (
    <main id={`${screen}-content`} className={styles.root} tabIndex={-1}>
      <ErrorBoundary where={name} onReopen={() => setContent(() => lazy(load))}>
        <Suspense fallback={<Spinner label={`Opening the ${name}…`} />}>
          <Content />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
};
