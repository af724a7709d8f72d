import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { cut } from '../../ui/SafeText.tsx';
import { emphasise } from './match.ts';

const useStyles = makeStyles({
  root: { display: 'block', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  hit: {
    backgroundColor: 'transparent',
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightBold,
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
  },
});

interface Props {
  readonly text: string;
  readonly query: string;
  readonly className?: string | undefined;
}

/** Directory text with what was searched for set off, isolated and clipped like `SafeText`. */
export const Emphasised = ({ text, query, className }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <bdi className={mergeClasses(styles.root, className)}>
      {emphasise(cut(text), query).map((segment) =>
        segment.hit ? (
          <mark key={segment.at} className={styles.hit}>
            {segment.text}
          </mark>
        ) : (
          segment.text
        ),
      )}
    </bdi>
  );
};
