import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy20Regular, Delete16Regular, Eye20Regular, EyeOff20Regular, Print20Regular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { HeldSecret } from '../../../contract/held-secret.ts';
import type { WatchState } from '../../../contract/watch.ts';
import { useNavigation } from '../../shell/place.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { Spelled } from '../../ui/Spelled.tsx';
import { localTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { Countdown } from './Countdown.tsx';
import { minutesInWords } from './pass-choices.ts';
import { passUseInWords, whyNotHandedOver } from './pass-standing.ts';
import { usePassPaper } from './use-pass-paper.ts';
import { useShownCode } from './use-shown-code.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: 'var(--lk-form-gap, 12px)',
    padding: '14px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // Below the buttons, and with room for a usual code and its spelling: nothing moves when it shows.
  panel: {
    padding: '8px 14px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '6px 16px',
    minHeight: '132px',
    boxSizing: 'border-box',
    alignContent: 'start',
  },
  across: { gridColumn: '1 / -1' },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '32px',
    lineHeight: '44px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.12em',
    overflowWrap: 'anywhere',
    userSelect: 'none',
  },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  masked: { color: tokens.colorNeutralForeground3 },
  expiry: {
    paddingTop: '2px',
    textAlign: 'right',
    lineHeight: tokens.lineHeightBase200,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  clock: {
    marginLeft: '6px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  hold: { touchAction: 'none' },
  // As wide with either text, so that its neighbours stay where they are.
  toggle: { minWidth: '194px' },
  hints: {
    margin: 0,
    listStyleType: 'disc',
    paddingLeft: '18px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly pass: HeldSecret;
  /** What the directory said of the pass last; null before. */
  readonly watch: WatchState | null;
}

/** The pass: masked, shown while held or for a minute, spelled for the telephone, copied, printed. */
export const PassCard = ({ pass, watch }: Props): ReactNode => {
  const styles = useStyles();
  const { shown, asking, fault, show, hide } = useShownCode(pass.planId);
  const paper = usePassPaper(pass.planId);
  const { screen } = useNavigation().place;
  const leftTheDesk = useEffectEvent(hide);
  useEffect(() => {
    if (screen !== 'desk') leftTheDesk();
  }, [screen]);

  const notHandedOver = whyNotHandedOver(pass, watch, useNow('second'));
  const isOver = notHandedOver !== null;
  const hideNow = useEffectEvent(hide);
  useEffect(() => {
    if (isOver) hideNow();
  }, [isOver]);

  const mode = shown?.mode ?? asking;
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || mode !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    show('hold');
  };
  const letGo = () => {
    if (mode === 'hold') hide();
  };
  const isHoldKey = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isHoldKey(event)) return;
    event.preventDefault();
    if (!event.repeat && mode === null) show('hold');
  };
  const onKeyUp = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isHoldKey(event)) return;
    event.preventDefault();
    letGo();
  };

  return (
    <div className={styles.root}>
      {notHandedOver === null ? (
        <>
          <div className={styles.actions}>
            <Button
              appearance="primary"
              icon={<Eye20Regular />}
              className={styles.hold}
              aria-pressed={mode === 'hold'}
              onPointerDown={onPointerDown}
              onPointerUp={letGo}
              onPointerCancel={letGo}
              onLostPointerCapture={letGo}
              onContextMenu={(event) => event.preventDefault()}
              onKeyDown={onKeyDown}
              onKeyUp={onKeyUp}
              onBlur={letGo}
            >
              Hold to show
            </Button>
            <Button
              icon={mode === 'toggle' ? <EyeOff20Regular /> : <Eye20Regular />}
              className={styles.toggle}
              onClick={() => (mode === 'toggle' ? hide() : show('toggle'))}
            >
              {mode === 'toggle' ? 'Hide now' : 'Show for 60 seconds'}
            </Button>
            <Button icon={<Copy20Regular />} disabledFocusable={paper.busy} onClick={paper.copy}>
              Copy
            </Button>
            <Button icon={<Print20Regular />} disabledFocusable={paper.busy} onClick={paper.print}>
              Print a slip
            </Button>
          </div>
          <div className={styles.panel}>
            {shown === null ? (
              <span className={mergeClasses(styles.code, styles.masked)} role="img" aria-label="The pass is hidden">
                •••• ••••
              </span>
            ) : (
              <span className={styles.code} data-pass-shown="">
                {shown.code}
              </span>
            )}
            <span className={styles.expiry}>
              Time left
              <span className={styles.clock}>
                <Countdown untilUtc={pass.expiresAtUtc} over="none" soonMinutes={10} />
              </span>
              <br />
              ends {localTime(pass.expiresAtUtc)}
            </span>
            <div className={styles.across}>
              {shown === null ? (
                <p className={styles.say}>
                  The code shows here, spelled for reading aloud. Have the person read it back: capital and small letters differ.
                </p>
              ) : (
                <Spelled text={shown.code} />
              )}
            </div>
          </div>
        </>
      ) : (
        <Note intent={notHandedOver.weight} role="status" title={notHandedOver.title}>
          {notHandedOver.words}
        </Note>
      )}
      {paper.savedAs === null ? (
        paper.note === null ? null : (
          <Note intent="info">{paper.note}</Note>
        )
      ) : (
        <Note
          intent="caution"
          title={paper.note}
          actions={
            <Button size="small" icon={<Delete16Regular />} disabledFocusable={paper.busy} onClick={paper.deleteSlip}>
              Delete the file
            </Button>
          }
        >
          <bdi>{paper.savedAs.slice(0, 400)}</bdi>
        </Note>
      )}
      {fault === null ? null : <FaultNote role="alert" title="The pass could not be shown" fault={fault} />}
      {paper.fault === null ? null : <FaultNote role="alert" fault={paper.fault} />}
      {isOver ? null : (
        <ul className={styles.hints}>
          {pass.isUsableOnce ? (
            <li>It opens one sign-in only. After that they have 10 minutes to register a passwordless method, such as a passkey.</li>
          ) : (
            <li>It works for any number of sign-ins within {minutesInWords(pass.lifetimeMinutes)}.</li>
          )}
          <li>It may take a few minutes to work everywhere. If it is refused, wait two minutes and try again.</li>
          <li>{passUseInWords(pass, watch)}</li>
        </ul>
      )}
    </div>
  );
};
