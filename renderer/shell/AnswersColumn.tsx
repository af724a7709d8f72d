import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useAnswersStore } from '../features/answers/use-answers.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', height: '100%', minWidth: 0, backgroundColor: tokens.colorNeutralBackground1 },
});

/** Nobody needs it before somebody asks. */
const lazyPanel = () => lazy(() => import('../features/answers/AnswersPanel.tsx').then(({ AnswersPanel }) => ({ default: AnswersPanel })));

/** Gives the focus back to where it was outside the panel, or to the button that opens it. */
const giveBack = (before: EventTarget | null): void => {
  // Somebody who went on to another part of the window is not called back.
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected && before.checkVisibility();
  (isThere ? before : document.getElementById('answers-button'))?.focus();
};

/** The answers beside the work, from when they are asked for until they are closed. */
export const AnswersColumn = ({ className }: { readonly className: string }): ReactNode => {
  const styles = useStyles();
  const answers = useAnswersStore();
  // React keeps the failure of a lazy component for good, so another try needs another one.
  const [Panel, setPanel] = useState(lazyPanel);
  const panel = useRef<HTMLElement>(null);
  // As it is drawn for the first time nothing has taken the focus yet.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    let last: EventTarget | null = opener;
    const moved = ({ target }: FocusEvent): void => {
      if (target instanceof Node && panel.current?.contains(target) !== true) last = target;
    };
    document.addEventListener('focusin', moved);
    return () => {
      document.removeEventListener('focusin', moved);
      // Once the rest of the window is drawn without the panel: what was hidden for it can have the focus again.
      window.setTimeout(() => giveBack(last), 0);
    };
  }, [opener]);
  return (
    <aside ref={panel} id="answers" aria-label="Answers" className={className}>
      <div
        className={styles.root}
        onKeyDown={(event) => {
          // Also while it is being opened, or could not be. Within a word that is being composed the key ends the word.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          answers.hide();
        }}
      >
        <ErrorBoundary where="list of answers" onReopen={() => setPanel(lazyPanel)}>
          <Suspense fallback={<Spinner label="Opening the answers…" />}>
            <Panel />
          </Suspense>
        </ErrorBoundary>
      </div>
    </aside>
  );
};
