import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { SafeText } from './SafeText.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '2px', minWidth: 0 },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  button: { minWidth: '24px', height: '24px', padding: 0, flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly text: string;
  /** What is copied, for the button's name: "UPN". */
  readonly what: string;
  /** Copies it; main holds the clipboard. */
  readonly onCopy: (text: string) => Promise<unknown>;
  readonly mono?: boolean;
  /** `wrap` for what must be readable to its end. */
  readonly fit?: 'clip' | 'wrap';
  readonly className?: string | undefined;
}

/** Text with a small button that copies it. Only for what is no secret. */
export const Copyable = ({ text, what, onCopy, mono = false, fit = 'clip', className }: Props): ReactNode => {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    onCopy(text).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), 2_000);
      },
      () => setCopied(false),
    );
  };
  return (
    <span className={mergeClasses(styles.root, className)}>
      <SafeText fit={fit} title={text.slice(0, 400)} className={mono ? styles.mono : undefined}>
        {text}
      </SafeText>
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
        aria-label={copied ? `${what} copied` : `Copy ${what}`}
        onClick={copy}
      />
    </span>
  );
};
