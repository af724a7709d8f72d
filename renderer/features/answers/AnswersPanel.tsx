import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular, Search20Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useNavigation } from '../../shell/place.ts';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { NameWarningBadge } from '../../ui/NameWarningBadge.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { useSessionIfKnown } from '../session/use-session.ts';
import type { Answer } from './answer.ts';
import { dayInWords, facts } from './answer-facts.ts';
import { useAnswerHelp } from './answer-help.ts';
import { AnswerItem } from './AnswerItem.tsx';
import { answersFor } from './desk-answers.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { searchAnswers } from './search-answers.ts';
import { answersWhere, situationsOf } from './situations.ts';
import { useAnswersPlace, useAnswersState, useAnswersStore } from './use-answers.ts';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr) auto', gridTemplateColumns: 'minmax(0, 1fr)' },
  top: { display: 'grid', gap: '8px', padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  field: { width: '100%', minWidth: 0, '& input': { minWidth: 0 } },
  whom: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  address: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  lists: {
    minHeight: 0,
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    padding: '8px',
    display: 'grid',
    gap: '12px',
    alignContent: 'start',
  },
  group: {
    margin: '0 0 4px',
    padding: '0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '2px' },
  foot: {
    padding: '6px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface Group {
  readonly title: string;
  readonly answers: readonly Answer[];
}

const count = (found: number): string => (found === 0 ? 'No answer found' : found === 1 ? '1 answer' : `${found} answers`);

/** Opens the first question, and moves between questions with the arrow keys; everything else is the browser's. */
const walk = (root: HTMLElement | null, event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...(root?.querySelectorAll<HTMLElement>('[data-answers-field], [data-question]') ?? [])];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
};

/** What to say to callers, beside the work: what fits the screen first, all of it by search. */
export const AnswersPanel = (): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const store = useAnswersStore();
  const { query: text, asked, person, step } = useAnswersState();
  const isInstead = useAnswersPlace() === 'instead';
  const { place } = useNavigation();
  const profile = useSessionIfKnown()?.profile ?? null;
  const help = useAnswerHelp();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Which one the agent opened, or null for none, while these words stand in the field; before that it is the first. */
  const [chosen, setChosen] = useState<{ readonly among: string; readonly id: string | null } | null>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const all = useMemo(() => answersFor(profile), [profile]);
  const open = place.open === null ? null : { person, step };
  const situations = situationsOf({ screen: place.screen, person: open?.person ?? null, step: open?.step ?? null });
  const found = useMemo(() => searchAnswers(all, text), [all, text]);
  const isSearching = text.trim() !== '';
  const here = answersWhere(all, situations);
  const groups: readonly Group[] = isSearching
    ? [{ title: count(found.length), answers: found }]
    : [
        { title: 'For what is on the screen', answers: here },
        { title: here.length === 0 ? 'All answers' : 'All other answers', answers: all.filter((answer) => !here.includes(answer)) },
      ];
  const shown = groups.filter(({ answers }) => answers.length > 0);
  // What the agent opened stays open until there is something else to choose from.
  const among = `${text.trim()} ${isSearching ? '' : situations.join(' ')}`;
  const first = shown[0]?.answers[0]?.id ?? null;
  const openId = chosen?.among === among ? chosen.id : first;
  useEffect(() => {
    if (isSearching) announce(count(found.length));
  }, [announce, isSearching, found.length, text]);

  const whom = place.open === null ? undefined : (person?.user ?? place.open.glimpse);
  return (
    <div ref={root} className={styles.root} onKeyDown={(event) => walk(root.current, event)}>
      <div className={styles.top}>
        {isInstead && place.screen === 'desk' && whom !== undefined ? (
          // The pane that says whom the ticket is about gave up its place: that must not be lost with it.
          <div>
            <h1 className={styles.whom}>
              <SafeText>{whom.displayName}</SafeText>
            </h1>
            <SafeText className={styles.address}>{whom.userPrincipalName}</SafeText>
            {person === null ? null : <NameWarningBadge warnings={person.user.nameWarnings} />}
          </div>
        ) : null}
        <div className={styles.head}>
          <h2 className={styles.title}>Answers for callers</h2>
          <Button
            appearance="subtle"
            size="small"
            icon={<Dismiss20Regular />}
            aria-label="Close the answers"
            title="Close the answers (Esc)"
            onClick={store.hide}
          />
        </div>
        <Input
          input={{ ref: field, 'data-answers-field': '' } as object}
          type="text"
          role="searchbox"
          className={styles.field}
          aria-label="Find an answer"
          placeholder="What the caller asks"
          autoComplete="off"
          maxLength={200}
          value={text}
          contentBefore={<Search20Regular aria-hidden />}
          onChange={(_, { value }) => store.type(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            root.current?.querySelector<HTMLElement>('[data-question]')?.focus();
          }}
        />
      </div>
      <div className={styles.lists}>
        {shown.length === 0 ? <NoAnswer query={text.trim()} help={help({ type: 'screen', screen: 'settings' })} /> : null}
        {shown.map(({ title, answers }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.group}>{title}</h3>
            <ul className={styles.list}>
              {answers.map((answer) => (
                <AnswerItem
                  key={answer.id}
                  answer={answer}
                  expanded={answer.id === openId}
                  onToggle={() => setChosen({ among, id: answer.id === openId ? null : answer.id })}
                  help={help(answer.action)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className={styles.foot}>What Microsoft does is as of {dayInWords(facts.asOf)}.</div>
    </div>
  );
};
