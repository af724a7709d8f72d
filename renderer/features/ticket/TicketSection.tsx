import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Filled, Edit16Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '14px',
    position: 'relative',
    paddingBottom: 'var(--lk-step-gap, 18px)',
    // The line that joins the numbers.
    '::before': {
      content: '""',
      position: 'absolute',
      left: '13px',
      top: '34px',
      bottom: '-2px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child::before': { display: 'none' },
  },
  mark: {
    width: '28px',
    height: '28px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    border: `2px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  markOpen: {
    backgroundColor: tokens.colorBrandBackground,
    border: `2px solid ${tokens.colorBrandBackground}`,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  markFinished: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: '12px', minHeight: '28px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    flexShrink: 0,
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  titleOpen: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  titleLater: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  summary: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  body: { gridColumn: 2, paddingTop: '8px', display: 'grid', gap: 'var(--lk-form-gap, 12px)', minWidth: 0 },
});

export type SectionState = 'finished' | 'open' | 'later';

const stateInWords: Readonly<Record<SectionState, string>> = { finished: 'done', open: 'now', later: 'later' };

interface Props {
  readonly number: number;
  readonly title: string;
  readonly state: SectionState;
  /** What was decided, in one line; shown when finished. */
  readonly summary?: ReactNode;
  /** Opens the section again; absent when it can no longer be changed. */
  readonly onChange?: (() => void) | undefined;
  /** Shown while open, and while finished when `keepOpen`. */
  readonly children?: ReactNode;
  readonly keepOpen?: boolean;
  /** The last step is behind although it is still open. */
  readonly ticked?: boolean;
  /** It is behind, but what it was to show is not shown: no tick. */
  readonly isUnproven?: boolean;
}

/** One step of the ticket: open, folded to one line, or only its title. */
export const TicketSection = ({
  number,
  title,
  state,
  summary,
  onChange,
  children,
  keepOpen = false,
  ticked = false,
  isUnproven = false,
}: Props): ReactNode => {
  const styles = useStyles();
  const headingId = useId();
  const open = state === 'open';
  const isDone = state === 'finished' && !isUnproven;
  return (
    <li className={styles.root} aria-current={open ? 'step' : undefined}>
      <span aria-hidden className={mergeClasses(styles.mark, open && styles.markOpen, isDone && styles.markFinished)}>
        {isDone || ticked ? <Checkmark16Filled /> : number}
      </span>
      <section aria-labelledby={headingId} style={{ minWidth: 0 }}>
        <div className={styles.head}>
          <h3
            id={headingId}
            tabIndex={-1}
            data-section-heading={open ? '' : undefined}
            className={mergeClasses(styles.title, open && styles.titleOpen, state === 'later' && styles.titleLater)}
          >
            {title}
            <VisuallyHidden>, {state === 'finished' && isUnproven ? 'not done' : stateInWords[state]}</VisuallyHidden>
          </h3>
          {state === 'finished' && summary ? <span className={styles.summary}>{summary}</span> : null}
          {state === 'finished' && onChange ? (
            <Button size="small" appearance="subtle" icon={<Edit16Regular />} onClick={onChange} aria-label={`Change: ${title}`}>
              Change
            </Button>
          ) : null}
        </div>
        {open || (keepOpen && state === 'finished') ? <div className={styles.body}>{children}</div> : null}
      </section>
    </li>
  );
};
