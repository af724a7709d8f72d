import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { cut } from '../../../ui/SafeText.tsx';
import type { SignInFlow } from './sign-in-flow.ts';

const useStyles = makeStyles({
  // As high as what stood here before, so that the second half of a double click meets no button.
  root: { display: 'grid', gap: '12px', minHeight: '150px', alignContent: 'space-between' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly stage: SignInFlow['stage'];
  readonly account: string | null;
  readonly onCancel: () => void;
  readonly onCode: () => void;
}

/** What to do while a page of Microsoft's is open in the browser. */
export const OpenPage = ({ stage, account, onCancel, onCode }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <section className={styles.root} aria-label="Signing in">
      <h2 className={styles.head} tabIndex={-1} data-first>
        <Spinner size="tiny" aria-hidden />
        {stage === 'opened'
          ? 'Signed in. Opening the desk…'
          : stage === 'cancelling'
            ? 'Cancelling…'
            : 'Finish signing in in your browser, then come back here'}
      </h2>
      {stage === 'opened' ? null : (
        <>
          <ol className={styles.steps}>
            <li>A page of Microsoft’s has opened in your browser.</li>
            <li>
              {account === null ? (
                'Sign in there with your work account.'
              ) : (
                <>
                  Sign in there as <bdi>{cut(account, 320)}</bdi>.
                </>
              )}
            </li>
            <li>The desk opens here by itself.</li>
          </ol>
          <div className={styles.actions}>
            {/* Stays while it is cancelled: a cancel that came before the page was there has to be said again. */}
            <Button onClick={onCancel}>Cancel</Button>
            <Button appearance="subtle" disabledFocusable={stage === 'cancelling'} onClick={onCode}>
              No page? Use a code instead
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
