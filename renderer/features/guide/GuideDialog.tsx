import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { DocumentPdf20Regular, Print20Regular, Globe20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { GuideKind } from '../../../contract/guides.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { Note } from '../../ui/Note.tsx';
import { GuidePaper } from './GuidePaper.tsx';
import { useGuide } from './use-guide.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(860px, 96vw)' },
  content: { display: 'grid', gap: '12px', gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' },
  // The paper scrolls by itself: kinds and buttons stay where they are.
  scroll: { maxHeight: '52vh', overflowY: 'auto', padding: '2px' },
  size: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface Props {
  readonly userId: string;
  readonly displayName: string;
  /** Which of the two opens first. */
  readonly first: GuideKind;
  readonly onClose: () => void;
}

const sizeWords = (pages: number, leftOut: readonly string[]): string => {
  const size = pages === 1 ? 'One A4 page.' : `${pages} A4 pages.`;
  return leftOut.length === 0 ? size : `${size} Left out for room: ${leftOut.join('; ')}`;
};

/** The guide that a person takes home, to be looked at, printed or saved. */
export const GuideDialog = ({ userId, displayName, first, onClose }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const [kind, setKind] = useState<GuideKind>(first);
  const { guide, fault, reading, readAgain, doing, act, note, failed } = useGuide(userId, kind);
  const ready = guide !== null && doing === null;
  const pages = guide?.pages ?? null;
  useEffect(() => {
    if (pages !== null) announce(`The guide is ready: ${pages === 1 ? 'one page' : `${pages} pages`}.`);
  }, [announce, pages, kind]);
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Guide for {displayName.slice(0, 120)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label="What it is for">
              <RadioGroup layout="horizontal" value={kind} onChange={(_, { value }) => setKind(value === 'done' ? 'done' : 'alone')}>
                <Radio value="done" label="Done at the desk" />
                <Radio value="alone" label="To do alone" />
              </RadioGroup>
            </Field>
            <div role="status">{note === null ? null : <Note intent="success">{note}</Note>}</div>
            {failed === null ? null : <FaultNote role="alert" title="That did not work" fault={failed} />}
            {fault === null ? null : (
              <FaultNote role="alert" title="There is no guide to show" fault={fault} onRetry={readAgain} retrying={reading} />
            )}
            {guide === null ? (
              fault === null ? (
                <Spinner label="Making the guide…" />
              ) : null
            ) : (
              <>
                <p className={styles.size}>{sizeWords(guide.pages, guide.leftOut)}</p>
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
                <div className={styles.scroll} tabIndex={0} role="region" aria-label="Preview">
                  <GuidePaper guide={guide} />
                </div>
              </>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" icon={<Print20Regular />} disabledFocusable={!ready} onClick={() => act('print')}>
              {doing === 'print' ? 'Printing…' : 'Print…'}
            </Button>
            <Button icon={<DocumentPdf20Regular />} disabledFocusable={!ready} onClick={() => act('pdf')}>
              Save as PDF…
            </Button>
            <Button icon={<Globe20Regular />} disabledFocusable={!ready} onClick={() => act('html')}>
              Save as HTML…
            </Button>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
