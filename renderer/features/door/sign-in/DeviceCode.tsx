import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { SignInCode } from '../../../../contract/app-state.ts';
import { Copyable } from '../../../ui/Copyable.tsx';
import { useAnnounce } from '../../../ui/LiveRegion.tsx';
import { countdown } from '../../../ui/time.ts';
import { useNow } from '../../../ui/use-now.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useCopy } from '../../user/use-copy.ts';
import { codeGroups } from './sign-in-flow.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '14px', minHeight: '150px', alignContent: 'space-between' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '10px' },
  page: { fontWeight: tokens.fontWeightSemibold },
  box: {
    marginTop: '6px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 14px',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  code: {
    display: 'flex',
    gap: '16px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '30px',
    lineHeight: '40px',
    fontWeight: tokens.fontWeightBold,
    userSelect: 'text',
  },
  left: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: '8px' },
});

const Left = ({ untilUtc }: { readonly untilUtc: string }): ReactNode => {
  const leftMs = Date.parse(untilUtc) - useNow('second');
  return <span className={useStyles().left}>{leftMs > 0 ? `Ends in ${countdown(leftMs)}` : 'This code has ended'}</span>;
};

const Code = ({ code: { code, page, expiresAtUtc } }: { readonly code: SignInCode }): ReactNode => {
  const styles = useStyles();
  const copy = useCopy();
  return (
    <ol className={styles.steps}>
      <li>
        On any device with a browser, open
        <Copyable text={page} what="the page’s address" onCopy={copy} className={styles.page} fit="wrap" />
      </li>
      <li>
        Type this code there and sign in with your work account.
        <div className={styles.box}>
          <span className={styles.code}>
            <VisuallyHidden>{[...code].join(' ')}</VisuallyHidden>
            {codeGroups(code).map((group, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- two groups may read the same
              <span key={place} aria-hidden>
                {group}
              </span>
            ))}
          </span>
          <Left untilUtc={expiresAtUtc} />
          <Button size="small" onClick={() => void copy(code)}>
            Copy the code
          </Button>
        </div>
      </li>
      <li>Check that the page says Latchkey, or the name your administrator gave this app. The desk then opens here by itself.</li>
    </ol>
  );
};

interface Props {
  readonly code: SignInCode | null;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

/** Signing in on another device: the code, where to type it, and how long it counts. */
export const DeviceCode = ({ code, cancelling, onCancel }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const letters = code === null ? null : [...code.code].join(' ');
  useEffect(() => {
    if (letters !== null) announce(`The code is ${letters}`);
  }, [announce, letters]);
  return (
    <section className={styles.root} aria-label="Code for another device">
      <h2 className={styles.head} tabIndex={-1} data-first>
        {code === null || cancelling ? <Spinner size="tiny" aria-hidden /> : null}
        {cancelling ? 'Cancelling…' : code === null ? 'Getting a code from Microsoft…' : 'Sign in on another device'}
      </h2>
      {code === null ? null : <Code code={code} />}
      <div className={styles.actions}>
        {/* Stays while it is cancelled: a cancel that came before the code was there has to be said again. */}
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </section>
  );
};
