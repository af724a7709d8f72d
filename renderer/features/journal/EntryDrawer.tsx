import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { JournalEntry } from '../../../contract/journal.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { localTime, utcTitle } from '../../ui/time.ts';
import { agentInWords, badgeOf, kindInWords, nameOfAction, notKept, subjectInWords } from './journal-words.ts';
import { readableRecord } from './readable-record.ts';

const useStyles = makeStyles({
  root: {
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    alignContent: 'start',
    gap: '12px',
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  summary: { margin: 0, overflowWrap: 'anywhere' },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '14px',
    rowGap: '4px',
    fontSize: tokens.fontSizeBase200,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0 },
  record: {
    margin: 0,
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  button: { whiteSpace: 'nowrap' },
  grow: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly entry: JournalEntry;
  readonly onClose: () => void;
}

/** One record in full: its facts, its stored text for reading, and the exact text to copy. */
export const EntryDrawer = ({ entry, onClose }: Props): ReactNode => {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [exact, setExact] = useState(false);
  const [copied, setCopied] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => title.current?.focus(), []);
  const badge = badgeOf(entry);
  const facts: readonly (readonly [string, string | null])[] = [
    ['Time', `${localTime(entry.atUtc)} (${utcTitle(entry.atUtc)})`],
    ['Row', `${entry.seq}, ${kindInWords[entry.kind].toLowerCase()}`],
    ['Agent', entry.agentId === null ? null : agentInWords(entry)],
    [entry.about === 'tenant' ? 'About' : 'Person', subjectInWords(entry)],
    ['UPN', entry.userPrincipalName],
    ['Object id', entry.userId],
    ['Ticket', entry.ticket],
    ['Plan', entry.planId],
    ['Intent', entry.intentId],
    ['Record id', entry.id],
  ];
  const copy = () => {
    setFault(null);
    desk.app.copyText({ text: entry.recordJson }).then(
      () => setCopied(true),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <aside
      className={styles.root}
      aria-label="Journal record"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={styles.head}>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {nameOfAction(entry.action)}
        </h2>
        <StatusBadge tone={badge.tone}>{badge.word}</StatusBadge>
        <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label="Close the record" onClick={onClose} />
      </div>
      <p className={styles.summary}>
        <bdi>{entry.summary?.slice(0, 1000) ?? notKept}</bdi>
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>
                <SafeText fit="wrap">{value}</SafeText>
              </dd>
            </div>
          ),
        )}
      </dl>
      <div className={styles.bar}>
        <span className={styles.grow}>Stored record</span>
        <Button size="small" appearance="subtle" className={styles.button} aria-pressed={exact} onClick={() => setExact(!exact)}>
          {exact ? 'For reading' : 'Exactly as stored'}
        </Button>
        <Button size="small" className={styles.button} icon={copied ? <Checkmark16Regular /> : <Copy16Regular />} onClick={copy}>
          {copied ? 'Copied' : 'Copy exact text'}
        </Button>
      </div>
      {fault === null ? null : <FaultNote role="alert" title="The record was not copied" fault={fault} />}
      {/* Focusable so that the keyboard can scroll it. */}
      <pre className={styles.record} tabIndex={0} aria-label="Stored record">
        {exact ? entry.recordJson : readableRecord(entry)}
      </pre>
    </aside>
  );
};
