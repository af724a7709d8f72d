import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { spell } from '../../contract/spelling.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
    gap: '6px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: {
    display: 'flex',
    alignItems: 'baseline',
    gap: '8px',
    padding: '2px 8px',
    minWidth: 0,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  glyph: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightBold },
});

/** A code character by character, each with the word to say on the phone. */
export const Spelled = ({ text }: { readonly text: string }): ReactNode => {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="Spelled for reading aloud">
      {spell(text).map(({ character, word, place }) => (
        <li key={place} className={styles.item}>
          <span className={styles.glyph} aria-hidden>
            {character}
          </span>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  );
};
