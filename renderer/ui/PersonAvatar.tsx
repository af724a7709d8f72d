import { Avatar, makeStyles, tokens } from '@fluentui/react-components';
import type { AvatarProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { initials } from './initials.ts';

// Some of Fluent's grounds are as dark as the dark bar: the ring keeps the circle.
const useStyles = makeStyles({ root: { borderRadius: '50%', boxShadow: `0 0 0 1px ${tokens.colorNeutralStroke2}` } });

interface Props {
  readonly displayName: string;
  readonly photo: string | null;
  readonly size: AvatarProps['size'];
}

/** The photo, or initials while there is none. Decoration: the name stands beside it. */
export const PersonAvatar = ({ displayName, photo, size = 36 }: Props): ReactNode => (
  <Avatar
    aria-hidden
    className={useStyles().root}
    size={size}
    color="colorful"
    idForColor={displayName.slice(0, 64)}
    initials={initials(displayName)}
    image={photo === null ? null : { src: photo, alt: '' }}
  />
);
