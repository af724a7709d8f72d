import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { BookOpen20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { GuideKind } from '../../../contract/guides.ts';
import { GuideDialog } from './GuideDialog.tsx';

interface Props {
  readonly userId: string;
  readonly displayName: string;
  readonly first: GuideKind;
  readonly size?: 'small' | 'medium' | 'large';
}

/** Opens the guide; the focus comes back here when it is closed. */
export const GuideButton = ({ userId, displayName, first, size = 'medium' }: Props): ReactNode => {
  const [open, setOpen] = useState(false);
  const comesBack = useRestoreFocusTarget();
  return (
    <>
      <Button {...comesBack} size={size} icon={<BookOpen20Regular />} onClick={() => setOpen(true)}>
        Guide…
      </Button>
      {open ? <GuideDialog userId={userId} displayName={displayName} first={first} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
