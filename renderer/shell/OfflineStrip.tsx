import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDeskEvent } from '../bridge/events.ts';
import { useAnnounce } from '../ui/LiveRegion.tsx';
import { Note } from '../ui/Note.tsx';
import { localTimeOfDay } from '../ui/time.ts';
import { useToast } from '../ui/use-toast.tsx';

const useStyles = makeStyles({ root: { gridRow: 3, padding: '6px 12px 0' } });

/** Shown while main cannot reach Graph; says what still works. */
export const OfflineStrip = (): ReactNode => {
  const styles = useStyles();
  const toast = useToast();
  const announce = useAnnounce();
  const [sinceUtc, setSinceUtc] = useState<string | null>(null);
  useDeskEvent('connection.changed', (event) => {
    if (event.online && sinceUtc !== null) toast('success', 'Microsoft Graph can be reached again');
    if (!event.online && sinceUtc === null) announce('Microsoft Graph cannot be reached. What is on the screen was read before.');
    setSinceUtc(event.online ? null : event.sinceUtc);
  });
  return sinceUtc === null ? null : (
    <section className={styles.root} aria-label="Connection">
      <Note intent="caution" title={`Microsoft Graph cannot be reached since ${localTimeOfDay(sinceUtc)}`}>
        What is on the screen was read before. Nothing is changed and nothing is queued; Latchkey goes on as soon as the connection is back.
      </Note>
    </section>
  );
};
