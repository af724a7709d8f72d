import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular, Eye20Regular, EyeOff20Regular, Print20Regular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { HeldPass } from '../../../contract/passes.ts';
import { useNavigation } from '../../shell/place.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { Spelled } from '../../ui/Spelled.tsx';
import { localTime } from '../../ui/time.ts';
import { Countdown } from './Countdown.tsx';
import { minutesInWords } from './pass-choices.ts';
import { usePassPaper } from './use-pass-paper.ts';
import { useShownCode } from './use-shown-code.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', padding: '14px 16px', borderRadius: tokens.borderRadiusLarge, border: `1px solid ${tokens.colorBrandStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  top: { display: 'flex', gap: '16px', alignItems: 'center', flexWrap: 'wrap' },
  code: {
    fontFamily: tokens.fontFamilyMonospace, fontSize: '32px', lineHeight: '44px', fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.12em', overflowWrap: 'anywhere', flexGrow: 1, minWidth: '260px', userSelect: 'none',
  },
  masked: { color: tokens.colorNeutralForeground3 },
  expiry: { textAlign: 'right', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  clock: { display: 'block', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  hold: { touchAction: 'none' },
  hints: { margin: 0, listStyleType: 'disc', paddingLeft: '18px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
});

type Props = { readonly pass: HeldPass };

/** The pass: masked, shown while held or for a minute, spelled for the telephone, copied, printed. */
export const PassCard = ({ pass }: Props): ReactNode => {
  const styles = useStyles();
  const { shown, asking, fault, show, hide } = useShownCode(pass.planId);
  const paper = usePassPaper(pass.planId);
  const { screen } = useNavigation().place;
  const leftTheDesk = useEffectEvent(hide);
  useEffect(() => {
    if (screen !== 'desk') leftTheDesk();
  }, [screen]);

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
      <div className={styles.top}>
        {shown === null ? (
          <span className={`${styles.code} ${styles.masked}`} role="img" aria-label="The pass is hidden">
            •••• ••••
          </span>
        ) : (
          <span className={styles.code} data-pass-shown="">
            {shown.code}
          </span>
        )}
        <span className={styles.expiry}>
          works for another
          <span className={styles.clock}>
            <Countdown untilUtc={pass.expiresAtUtc} over="expired" soonMinutes={10} />
          </span>
          until {localTime(pass.expiresAtUtc)}
        </span>
      </div>
      {shown === null ? null : <Spelled text={shown.code} />}
      {pass.codeHeld ? (
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
      ) : (
        <Note intent="caution" title="The code is no longer held">
          Latchkey keeps a code in memory only, and this one has gone. Close this ticket and make a new pass; it replaces this one.
        </Note>
      )}
      {paper.note === null ? null : <Note intent="info">{paper.note}</Note>}
      {fault === null ? null : <FaultNote role="alert" title="The pass could not be shown" fault={fault} />}
      {paper.fault === null ? null : <FaultNote role="alert" fault={paper.fault} />}
      <ul className={styles.hints}>
        <li>Read it out letter by letter, and have it read back. Capital and small letters differ.</li>
        <li>It may take a few minutes to work everywhere. If it is refused, wait two minutes and try again.</li>
        {pass.isUsableOnce ? (
          <li>It opens one sign-in only. After that sign-in the person has 10 minutes to register a passwordless method, such as a passkey or the Authenticator app.</li>
        ) : (
          <li>It works for any number of sign-ins within {minutesInWords(pass.lifetimeMinutes)}.</li>
        )}
      </ul>
    </div>
  );
};
