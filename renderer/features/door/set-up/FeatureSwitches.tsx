import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Registration } from '../../../../contract/app-state.ts';
import type { FeatureId } from '../../../../contract/features.ts';
import { without } from './feature-effects.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '2px' },
  row: { paddingBottom: '6px', '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '4px' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  // As a switch and its label stand.
  fixed: { display: 'flex', alignItems: 'start', gap: '20px', padding: '8px 8px 8px 18px' },
  check: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  beside: {
    paddingLeft: '52px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  scopes: { width: 'fit-content', cursor: 'pointer' },
  scope: { display: 'block', fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

interface Props {
  readonly features: Registration['features'];
  readonly chosen: readonly FeatureId[];
  readonly onFeature: (feature: FeatureId, on: boolean) => void;
}

/** What agents will do, each with the delegated permissions it needs and what is lost without. */
export const FeatureSwitches = ({ features, chosen, onFeature }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="What agents will do">
      {features.map(({ id, title, required, scopes }) => (
        <li key={id} className={styles.row}>
          {required ? (
            <div className={styles.fixed}>
              <CheckmarkCircle20Filled aria-hidden className={styles.check} />
              <span className={styles.name}>{title}</span>
            </div>
          ) : (
            <Switch
              checked={chosen.includes(id)}
              label={{ children: title, className: styles.name }}
              onChange={(_, { checked }) => onFeature(id, checked)}
            />
          )}
          <div className={styles.beside}>
            {required ? 'Always on. ' : ''}
            {without[id]}
            <details>
              <summary className={styles.scopes}>{scopes.length === 1 ? '1 permission' : `${scopes.length} permissions`}</summary>
              {scopes.map((scope) => (
                <span key={scope} className={styles.scope}>
                  {scope}
                </span>
              ))}
            </details>
          </div>
        </li>
      ))}
    </ul>
  );
};
