import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Note } from '../ui/Note.tsx';

const useStyles = makeStyles({
  root: {
    padding: '16px',
    display: 'grid',
    gap: '12px',
    maxWidth: '640px',
    margin: '0 auto',
    alignContent: 'start',
    boxSizing: 'border-box',
  },
  detail: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

interface BrokenProps {
  readonly where: string;
  readonly error: Error;
  readonly about: ReactNode;
  readonly onReopen: () => void;
}

const Broken = ({ where, error, about, onReopen }: BrokenProps): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root} role="alert">
      {about}
      <Note
        intent="danger"
        title={`This ${where} could not be shown`}
        actions={
          <Button size="small" appearance="primary" onClick={onReopen}>
            Reopen
          </Button>
        }
      >
        Nothing was sent to the directory because of this. Choose Reopen; if it happens again, close Latchkey and start it again.
        <details>
          <summary>Details</summary>
          <span className={styles.detail}>{`${error.name}: ${error.message}`.slice(0, 600)}</span>
        </details>
      </Note>
    </div>
  );
};

interface Props {
  /** What the agent would call it: "window", "person", "ticket". */
  readonly where: string;
  readonly children: ReactNode;
  /** Stays on screen in place of the children: whom it is about. */
  readonly about?: ReactNode;
  /** Called before the children are tried again, to fetch what made them fail anew. */
  readonly onReopen?: () => void;
  /** When this changes there is something new to show, and the children are tried again by themselves. */
  readonly resetKey?: number;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: number | undefined;
}

/** Keeps a failing part from taking the window with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`The ${this.props.where} failed`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const reopen = () => {
      this.props.onReopen?.();
      this.setState({ error: null });
    };
    return <Broken where={this.props.where} error={error} about={this.props.about} onReopen={reopen} />;
  }
}
