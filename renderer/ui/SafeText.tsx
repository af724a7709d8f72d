import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  clip: { display: 'block', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  wrap: {
    display: '-webkit-box',
    minWidth: 0,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    WebkitLineClamp: '3',
    WebkitBoxOrient: 'vertical',
  },
});

/** Beyond this nothing is gained by putting it on the screen; 10 kB names are cut here. */
const longestShown = 512;

/** The first characters of a text, not splitting a surrogate pair. */
export const cut = (text: string, length = longestShown): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '')}…`;

interface Props {
  readonly children: string;
  /** `clip` keeps one line; `wrap` allows three. */
  readonly fit?: 'clip' | 'wrap';
  readonly title?: string;
  readonly className?: string | undefined;
}

/** Text from the directory: its direction marks stay inside, and its length never breaks the layout. */
export const SafeText = ({ children, fit = 'clip', title, className }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <bdi className={mergeClasses(styles[fit], className)} title={title}>
      {cut(children)}
    </bdi>
  );
};
