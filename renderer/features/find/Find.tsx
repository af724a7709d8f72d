import { Button, Input, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { Dismiss16Regular, Search20Regular } from '@fluentui/react-icons';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { UserSummary } from '../../../contract/user.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { Keys } from '../../ui/Keys.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { useAnswerBeside } from '../answers/use-answer-beside.ts';
import { useAnswersStore } from '../answers/use-answers.ts';
import { AnswerLine, answerWords } from './AnswerLine.tsx';
import { FoundList } from './FoundList.tsx';
import { statusWords } from './status-words.ts';
import { useFind } from './use-find.ts';

const useStyles = makeStyles({
  root: { position: 'relative', width: '100%' },
  input: { width: '100%' },
  hero: { minHeight: '52px', fontSize: tokens.fontSizeBase400, borderRadius: tokens.borderRadiusXLarge, boxShadow: tokens.shadow8 },
  popup: {
    position: 'absolute',
    zIndex: 100,
    top: 'calc(100% + 6px)',
    left: 0,
    right: 0,
    minWidth: '520px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow28,
    overflow: 'hidden',
    display: 'grid',
    gridTemplateRows: '2px',
    gridAutoRows: 'auto',
    textAlign: 'left',
  },
  // As much as the window has below the box.
  popupBar: { '--lk-found-height': 'min(640px, calc(100vh - 170px))' },
  popupHero: { '--lk-found-height': 'min(640px, calc(89vh - 290px))' },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '6px 14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  keys: { whiteSpace: 'nowrap' },
});

interface Props {
  readonly size: 'bar' | 'hero';
  /** With the row that showed the person, so that their name stands there while they are read. */
  readonly onOpen: (userId: string, row: UserSummary | undefined) => void;
}

/**
 * The search box with its list (WAI-ARIA combobox: the box keeps the focus, the row is the active
 * descendant). Ctrl+K, or Command+K, and the menu's Find bring the focus here.
 */
export const Find = ({ size, onOpen }: Props): ReactNode => {
  const styles = useStyles();
  const { find, state } = useFind();
  const announce = useAnnounce();
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const listId = `${id}-list`;
  const optionId = (userId: string) => `${id}-${userId}`;
  const answers = useAnswersStore();
  const asked = state.popupOpen && !state.waiting ? state.shownFor : null;
  const answer = useAnswerBeside(asked);
  const words = statusWords(state);
  const spoken = answer === null ? words : `${words.replace(/\.$/u, '')}. ${answerWords(answer)}`;

  const focus = () => {
    box.current?.focus();
    box.current?.select();
  };
  useDeskEvent('focus.search', focus);
  useEffect(() => {
    // On the start screen the next thing to do is to type; nobody's focus is taken away for it.
    if (size === 'hero' && document.activeElement === document.body) focus();
  }, [size]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (state.popupOpen && words !== '') announce(spoken);
  }, [announce, state.popupOpen, words, spoken]);

  const open = (userId: string) => {
    const row = find.get().rows.find(({ id: shown }) => shown === userId);
    find.clear();
    onOpen(userId, row);
  };

  const pressEnter = () => {
    const outcome = find.enter();
    if (outcome.type === 'open') open(outcome.userId);
    else if (outcome.type === 'waiting') announce('Still searching.');
    else if (outcome.type === 'choose') announce('First person marked. Press Enter again to open, or use the arrow keys.');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        find.move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'Enter':
        event.preventDefault();
        // A held key must not walk from the mark to the opening.
        if (!event.repeat) pressEnter();
        return;
      case 'Escape':
        event.preventDefault();
        if (state.popupOpen) find.hide();
        else find.clear();
        return;
      case 'Tab':
        find.hide();
        return;
      default:
    }
  };

  return (
    <search className={styles.root} aria-label="People">
      <Input
        input={{ ref: box }}
        type="text"
        size="large"
        appearance={size === 'hero' ? 'outline' : 'filled-darker'}
        className={mergeClasses(styles.input, size === 'hero' && styles.hero)}
        role="combobox"
        aria-label="Find a person"
        aria-autocomplete="list"
        aria-expanded={state.popupOpen}
        aria-controls={listId}
        aria-activedescendant={state.popupOpen && state.activeId !== null ? optionId(state.activeId) : undefined}
        placeholder="Name, UPN, mail, employee ID or phone number"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={state.text}
        onChange={(_, data) => find.type(data.value)}
        onKeyDown={onKeyDown}
        onClick={find.show}
        onBlur={find.hide}
        contentBefore={<Search20Regular aria-hidden />}
        contentAfter={
          state.text === '' ? (
            size === 'bar' ? (
              <Keys keys={['Ctrl', 'K']} />
            ) : null
          ) : (
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label="Empty the search box"
              onClick={() => {
                find.clear();
                focus();
              }}
            />
          )
        }
      />
      {state.popupOpen ? (
        // Keeps the focus in the box while the mouse is used here; buttons inside still work.
        <div
          className={mergeClasses(styles.popup, size === 'hero' ? styles.popupHero : styles.popupBar)}
          onMouseDown={(event) => event.preventDefault()}
        >
          {state.waiting ? <ProgressBar thickness="medium" aria-label="Searching" /> : <span />}
          <FoundList state={state} listId={listId} optionId={optionId} onOpen={open} onRetry={find.retry} />
          {answer === null ? null : <AnswerLine answer={answer} onShow={() => answers.show(asked ?? '')} />}
          <div className={styles.foot}>
            <span>{words}</span>
            <span className={styles.keys} aria-hidden>
              ↑ ↓ choose · Enter opens · Esc closes
            </span>
          </div>
        </div>
      ) : null}
    </search>
  );
};
