import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular, ArrowDownload20Regular, BookSearch24Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { ExportNote } from './ExportNote.tsx';
import { countInWords, matches, recordsInWords } from './export-words.ts';
import { FilterBar } from './FilterBar.tsx';
import { emptyDraft, filterFrom, isEmptyDraft } from './journal-filter.ts';
import { JournalTable } from './JournalTable.tsx';
import { useExport } from './use-export.ts';
import { useJournal, useSettled } from './use-journal.ts';

const useStyles = makeStyles({
  root: {
    height: '100%',
    boxSizing: 'border-box',
    padding: '16px 24px',
    display: 'grid',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    rowGap: '12px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  // The live region is always there; without words it takes no room.
  notes: { display: 'grid', gap: '8px', marginTop: '12px' },
  noNotes: { marginTop: 0, gap: 0 },
  body: { minHeight: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', gap: '12px' },
  withDrawer: { gridTemplateColumns: 'minmax(0, 1fr) minmax(380px, 34%)' },
  middle: {
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    gap: '8px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
});

/** What this desk did, newest first: filter, read one record, export what the filter selects. */
export const JournalScreen = (): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(emptyDraft);
  const [openSeq, setOpenSeq] = useState<number | null>(null);
  const [activeSeq, setActiveSeq] = useState<number | null>(null);
  const settled = useSettled(draft, 200);
  const filter = useMemo(() => filterFrom(settled), [settled]);
  const journal = useJournal(filter);
  const exporting = useExport(journal.again);
  const body = useRef<HTMLDivElement>(null);

  const { entries, total, loading } = journal;
  const filtered = !isEmptyDraft(draft);
  const count = entries === null ? '' : countInWords(entries.length, total, filtered, journal.uncounted);
  const known = entries !== null;
  const noNotes = exporting.job === null && exporting.fault === null && (journal.fault === null || !known);
  useEffect(() => {
    if (!loading && total !== null) announce(`${recordsInWords(total)}${filtered ? matches(total) : ''}.`);
  }, [loading, filtered, total, announce]);

  const exportNote =
    exporting.job === null ? null : <ExportNote job={exporting.job} onCancel={exporting.cancel} onDismiss={exporting.dismiss} />;
  // Said once, when it ends; progress changes too often to be read out, and a failure is an alert of its own.
  const isEnded = exporting.job?.state === 'done' || exporting.job?.state === 'cancelled';

  const open = entries?.find(({ seq }) => seq === openSeq) ?? null;
  const closeDrawer = () => {
    setOpenSeq(null);
    body.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  };

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h1 className={styles.title}>Journal</h1>
        <span className={styles.count}>{count}</span>
        {loading && entries !== null ? <Spinner size="extra-tiny" aria-label="Reading" /> : null}
        <Button appearance="subtle" icon={<ArrowClockwise20Regular />} onClick={journal.again}>
          Read again
        </Button>
        <Button
          icon={<ArrowDownload20Regular />}
          disabledFocusable={exporting.busy || entries?.length === 0}
          onClick={() => exporting.run(filterFrom(draft), 'csv')}
        >
          Export CSV
        </Button>
        <Button
          icon={<ArrowDownload20Regular />}
          disabledFocusable={exporting.busy || entries?.length === 0}
          onClick={() => exporting.run(filterFrom(draft), 'jsonl')}
        >
          Export JSON lines
        </Button>
      </div>
      <div>
        <FilterBar draft={draft} onChange={setDraft} />
        <div className={mergeClasses(styles.notes, noNotes && styles.noNotes)}>
          {isEnded ? null : exportNote}
          <div role="status">{isEnded ? exportNote : null}</div>
          {exporting.fault === null ? null : <FaultNote role="alert" title="Nothing was exported" fault={exporting.fault} />}
          {journal.fault !== null && entries !== null ? (
            <FaultNote
              role="alert"
              title="The journal could not be read on"
              fault={journal.fault}
              onRetry={journal.again}
              retrying={loading}
            />
          ) : null}
        </div>
      </div>
      <div ref={body} className={mergeClasses(styles.body, open !== null && styles.withDrawer)}>
        {entries === null ? (
          <div className={styles.middle}>
            {journal.fault === null ? (
              <Spinner label="Reading the journal…" />
            ) : (
              <FaultNote
                role="alert"
                title="The journal could not be read"
                fault={journal.fault}
                onRetry={journal.again}
                retrying={loading}
              />
            )}
          </div>
        ) : entries.length === 0 ? (
          <div className={styles.middle}>
            <BookSearch24Regular aria-hidden />
            {filtered ? (
              <>
                <span>No record matches this filter.</span>
                <Button onClick={() => setDraft(emptyDraft)}>Clear the filter</Button>
              </>
            ) : (
              <span>The journal is empty. What this desk does is recorded here from the first step on.</span>
            )}
          </div>
        ) : (
          <JournalTable
            entries={entries}
            total={total}
            openSeq={openSeq}
            activeSeq={activeSeq}
            onActive={setActiveSeq}
            onOpen={setOpenSeq}
            hasMore={journal.hasMore}
            onNearEnd={journal.more}
          />
        )}
        {open === null ? null : <EntryDrawer key={open.seq} entry={open} onClose={closeDrawer} />}
      </div>
    </div>
  );
};
