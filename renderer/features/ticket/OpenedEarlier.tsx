import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { Note } from '../../ui/Note.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';

/** Says that the person was opened on a ticket that was open already: whose it is, and since when. */
export const OpenedEarlier = ({ opened }: { readonly opened: Ticket }): ReactNode => {
  // Of this opening: main may give the same ticket again while it is on the screen.
  const [{ typedReference, openedBy, openedAtUtc }] = useState(opened);
  return typedReference === '' ? null : (
    <Note intent="info" role="status">
      This person has an open ticket{openedBy === null ? '' : ', opened by '}
      {openedBy === null ? null : <bdi>{openedBy.displayName.slice(0, 80)}</bdi>} <RelativeTime utc={openedAtUtc} />. Here it is, as it was
      left.
    </Note>
  );
};
