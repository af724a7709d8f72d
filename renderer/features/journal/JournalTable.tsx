import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { JournalEntry } from '../../../contract/journal.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { localTime, utcTitle } from '../../ui/time.ts';
import { useSession } from '../session/use-session.ts';
import { agentInWords, badgeOf, nameOfAction, notKept, subjectInWords } from './journal-words.ts';

const wide = '64px 140px minmax(96px, 0.8fr) minmax(110px, 1fr) 104px 136px 120px minmax(180px, 2.4fr)';
/** Beside an open record: what tells the rows apart. */
const narrow = '56px 132px minmax(90px, 1fr) 96px 132px 116px';
const rowHeights = { comfortable: 36, compact: 28 } as const;

const useStyles = makeStyles({
  root: {
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    scrollbarGutter: 'stable',
  },
  table: { minWidth: '980px' },
  tableNarrow: { minWidth: '700px' },
  row: { display: 'grid', columnGap: '12px', alignItems: 'center', padding: '0 14px', boxSizing: 'border-box' },
  wide: { gridTemplateColumns: wide },
  narrow: { gridTemplateColumns: narrow },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: '34px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  entry: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase200,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  open: { backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover } },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  time: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  more: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: '40px',
    display: 'grid',
    placeItems: 'center',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

const heads = ['No.', 'Time', 'Agent', 'Person', 'Ticket', 'Action', 'Result', 'Summary'] as const;
const headsBesideRecord = ['No.', 'Time', 'Person', 'Ticket', 'Action', 'Result'] as const;

interface Props {
  readonly entries: readonly JournalEntry[];
  /** Null while it is not known how many match. */
  readonly total: number | null;
  readonly openSeq: number | null;
  /** The row that the Tab key lands on. */
  readonly activeSeq: number | null;
  readonly onActive: (seq: number) => void;
  readonly onOpen: (seq: number) => void;
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
}

/** The rows, newest first, drawn only where they are seen. Arrows, Page keys, Home and End move; Enter opens. */
export const JournalTable = ({ entries, total, openSeq, activeSeq, onActive, onOpen, hasMore, onNearEnd }: Props): ReactNode => {
  const styles = useStyles();
  const short = openSeq !== null;
  const rowHeight = rowHeights[useSession().preferences.density];
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 34,
  });
  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= entries.length - 20) onNearEnd();
  }, [hasMore, last, entries.length, onNearEnd]);

  const active = Math.max(
    0,
    entries.findIndex(({ seq }) => seq === activeSeq),
  );
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const moveTo = (index: number) => {
    const to = Math.min(entries.length - 1, Math.max(0, index));
    const entry = entries[to];
    if (!entry) return;
    wantsFocus.current = true;
    virtual.scrollToIndex(to);
    onActive(entry.seq);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 360) / rowHeight) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[active];
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: entries.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if ((event.key === 'Enter' || event.key === ' ') && entry) {
      event.preventDefault();
      if (!event.repeat) onOpen(entry.seq);
    }
  };

  return (
    <div ref={scroller} className={styles.root}>
      <div
        role="grid"
        aria-label="Journal"
        aria-rowcount={total === null ? -1 : total + 1}
        className={short ? styles.tableNarrow : styles.table}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={styles.head}>
          <div
            role="row"
            aria-rowindex={1}
            className={mergeClasses(styles.row, short ? styles.narrow : styles.wide)}
            style={{ height: '100%' }}
          >
            {(short ? headsBesideRecord : heads).map((head) => (
              <span key={head} role="columnheader">
                {head}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() + (hasMore ? 40 : 0) }}>
          {items.map(({ index, start }) => {
            const entry = entries[index];
            return entry === undefined ? null : (
              <div
                key={entry.seq}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={entry.seq === openSeq}
                data-index={index}
                tabIndex={index === active ? 0 : -1}
                className={mergeClasses(
                  styles.row,
                  short ? styles.narrow : styles.wide,
                  styles.entry,
                  entry.seq === openSeq && styles.open,
                )}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => {
                  onActive(entry.seq);
                  onOpen(entry.seq);
                }}
                onFocus={() => {
                  if (entry.seq !== activeSeq) onActive(entry.seq);
                }}
              >
                <Cells entry={entry} short={short} />
              </div>
            );
          })}
          {hasMore ? (
            <div className={styles.more} style={{ top: virtual.getTotalSize() }}>
              Loading more…
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
};

const Cells = ({ entry, short }: { readonly entry: JournalEntry; readonly short: boolean }): ReactNode => {
  const styles = useStyles();
  const badge = badgeOf(entry);
  return (
    <>
      <span role="gridcell" className={styles.quiet}>
        {entry.seq}
      </span>
      <span role="gridcell" className={styles.time} title={utcTitle(entry.atUtc)}>
        {localTime(entry.atUtc)}
      </span>
      {short ? null : (
        <span role="gridcell" style={{ minWidth: 0 }}>
          <SafeText>{agentInWords(entry)}</SafeText>
        </span>
      )}
      <span role="gridcell" style={{ minWidth: 0 }}>
        <SafeText title={entry.userPrincipalName ?? ''}>{subjectInWords(entry) ?? '–'}</SafeText>
      </span>
      <span role="gridcell" style={{ minWidth: 0 }}>
        <SafeText>{entry.ticket ?? '–'}</SafeText>
      </span>
      <span role="gridcell">{nameOfAction(entry.action)}</span>
      <span role="gridcell">
        <StatusBadge tone={badge.tone}>{badge.word}</StatusBadge>
      </span>
      {short ? null : (
        <span role="gridcell" style={{ minWidth: 0 }}>
          <SafeText title={(entry.summary ?? '').slice(0, 400)}>{entry.summary ?? notKept}</SafeText>
        </span>
      )}
    </>
  );
};
