import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DrawnCode, Guide, GuideBlock } from '../../../contract/guides.ts';
import { SafeText } from '../../ui/SafeText.tsx';

const useStyles = makeStyles({
  // Paper is white in every look, so that what is seen is what is printed, and a code can be read from the screen.
  paper: {
    boxSizing: 'border-box',
    padding: '24px 28px',
    backgroundColor: '#ffffff',
    color: '#000000',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
    forcedColorAdjust: 'none',
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '24px',
    paddingBottom: '4px',
    borderBottom: '2px solid #000000',
    fontWeight: tokens.fontWeightSemibold,
  },
  title: { margin: '12px 0 8px', fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  heading: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  name: { margin: '8px 0 0', fontSize: 'inherit', lineHeight: 'inherit' },
  text: { margin: '0 0 4px' },
  list: { margin: '0 0 4px', paddingLeft: '28px' },
  on: { border: '1px solid #000000', borderRadius: '3px', padding: '0 5px', marginRight: '6px', fontWeight: tokens.fontWeightSemibold },
  box: { marginTop: '14px', padding: '0 14px 10px', border: '2px solid #000000', borderRadius: '6px' },
  codes: { display: 'flex', flexWrap: 'wrap', gap: '8px 32px' },
  code: { margin: '4px 0' },
  drawing: { display: 'block', width: '124px', height: '124px', backgroundColor: '#ffffff' },
  foot: { margin: '16px 0 0', paddingTop: '6px', borderTop: '1px solid #000000' },
});

/** Modules of light round a code that a reader needs to find it. */
const quietZone = 4;

const Code = ({ code }: { readonly code: DrawnCode }): ReactNode => {
  const styles = useStyles();
  const side = code.size + 2 * quietZone;
  return (
    <div className={styles.code}>
      <svg
        role="img"
        aria-label={code.alt}
        className={styles.drawing}
        viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
        shapeRendering="crispEdges"
      >
        <path d={code.path} fill="#000000" />
      </svg>
      <p className={styles.text}>{code.caption}</p>
    </div>
  );
};

const Block = ({ block }: { readonly block: Exclude<GuideBlock, { kind: 'code' }> }): ReactNode => {
  const styles = useStyles();
  switch (block.kind) {
    case 'text':
      return (
        <p className={styles.text}>
          <SafeText fit="wrap">{block.text}</SafeText>
        </p>
      );
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item) => (
            <li key={item}>
              <SafeText fit="wrap">{item}</SafeText>
            </li>
          ))}
        </ul>
      );
    case 'steps':
      return (
        <ol className={styles.list}>
          {block.steps.map(({ on, text }) => (
            <li key={text}>
              {on === null ? null : <span className={styles.on}>{on === 'computer' ? 'Computer' : 'Phone'}</span>}
              {text}
            </li>
          ))}
        </ol>
      );
    case 'points':
      return block.points.map(({ name, text }) => (
        <div key={`${name} ${text}`}>
          <h4 className={styles.name}>{name}</h4>
          <p className={styles.text}>{text}</p>
        </div>
      ));
    default:
      return block satisfies never;
  }
};

/** A guide as it will look on paper, with the same words in the same order. */
export const GuidePaper = ({ guide }: { readonly guide: Guide }): ReactNode => {
  const styles = useStyles();
  return (
    <article className={styles.paper} lang={guide.language} aria-label="The guide as it is printed">
      <div className={styles.head}>
        <SafeText fit="wrap">{guide.organisation}</SafeText>
        <SafeText fit="wrap">{guide.deskName}</SafeText>
      </div>
      <h2 className={styles.title}>
        <SafeText fit="wrap">{guide.title}</SafeText>
      </h2>
      {guide.sections.map(({ heading, boxed, blocks }) => (
        <section key={heading} className={boxed ? styles.box : ''}>
          <h3 className={styles.heading}>{heading}</h3>
          {blocks.map((block, index) =>
            // oxlint-disable-next-line react/no-array-index-key -- the blocks of a section never change places
            block.kind === 'code' ? null : <Block key={index} block={block} />,
          )}
          <div className={styles.codes}>
            {blocks.map((block) => (block.kind === 'code' ? <Code key={block.code.caption} code={block.code} /> : null))}
          </div>
        </section>
      ))}
      <p className={styles.foot}>{guide.foot}</p>
    </article>
  );
};
