import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { builtInAnswers } from '../answers/built-in-answers.ts';
import { ManagedHint, validation } from './Setting.tsx';
import { joinAlternatives, splitAlternatives } from './alternatives-text.ts';
import type { Draft } from './settings-form.ts';
import type { SettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '10px' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '16px' },
  entry: {
    display: 'grid',
    gap: '8px',
    padding: '0 0 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  last: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '8px', alignItems: 'end' },
  add: { justifySelf: 'start' },
  none: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type DraftAnswer = Draft['answers'][number];

const blank: DraftAnswer = { replaces: null, question: '', alternatives: [], answer: '' };
const atMost = 200;
const nothing = '';

interface EntryProps {
  readonly form: SettingsForm;
  readonly index: number;
  readonly answer: DraftAnswer;
  readonly managed: boolean;
  readonly onChange: (change: Partial<DraftAnswer>) => void;
  readonly onRemove: () => void;
}

const Entry = ({ form, index, answer, managed, onChange, onRemove }: EntryProps): ReactNode => {
  const styles = useStyles();
  const at = `answers.${index}`;
  // A semicolon that was just typed would be gone if only what it parts were kept.
  const [typed, setTyped] = useState('');
  const joined = joinAlternatives(answer.alternatives);
  const alternatives = joinAlternatives(splitAlternatives(typed)) === joined ? typed : joined;
  const problemWith = (field: keyof DraftAnswer) =>
    validation(
      form.problem(`${at}.${field}`) ??
        (field === 'alternatives'
          ? answer.alternatives.map((_, number) => form.problem(`${at}.${field}.${number}`)).find((problem) => problem !== undefined)
          : undefined),
    );
  const leave = (field: keyof DraftAnswer) => () => {
    form.leave(`${at}.${field}`);
    if (field === 'alternatives') answer.alternatives.forEach((_, number) => form.leave(`${at}.${field}.${number}`));
  };
  const isKnown = answer.replaces === null || builtInAnswers.some(({ id }) => id === answer.replaces);
  return (
    <li className={styles.entry}>
      <Field label="Question" size="small" {...problemWith('question')}>
        <Input
          name={`${at}.question`}
          size="small"
          className={styles.input}
          input={{ 'data-first-input': '' } as object}
          value={answer.question}
          placeholder="As callers ask it"
          disabled={managed}
          autoComplete="off"
          onChange={(_, { value }) => onChange({ question: value })}
          onBlur={leave('question')}
        />
      </Field>
      <Field label="Answer" size="small" {...problemWith('answer')}>
        <Textarea
          name={`${at}.answer`}
          size="small"
          resize="vertical"
          value={answer.answer}
          placeholder="What the agent says, in one or two breaths"
          disabled={managed}
          // It is one line for main, however it is broken on the screen.
          onChange={(_, { value }) => onChange({ answer: value.replaceAll(/\s*\n\s*/gu, ' ') })}
          onBlur={leave('answer')}
        />
      </Field>
      <Field label="Also asked as, with semicolons between" size="small" {...problemWith('alternatives')}>
        <Input
          name={`${at}.alternatives`}
          size="small"
          className={styles.input}
          value={alternatives}
          placeholder="which room; where do I go"
          disabled={managed}
          autoComplete="off"
          onChange={(_, { value }) => {
            setTyped(value);
            onChange({ alternatives: splitAlternatives(value) });
          }}
          onBlur={leave('alternatives')}
        />
      </Field>
      <div className={styles.last}>
        <Field label="In place of" size="small" {...problemWith('replaces')}>
          <Select
            name={`${at}.replaces`}
            size="small"
            value={answer.replaces ?? nothing}
            disabled={managed}
            onChange={(_, { value }) => {
              onChange({ replaces: value === nothing ? null : value });
              leave('replaces')();
            }}
          >
            <option value={nothing}>Nothing: one more answer</option>
            {isKnown ? null : <option value={answer.replaces ?? nothing}>{answer.replaces} (not in this version)</option>}
            {builtInAnswers.map(({ id, question }) => (
              <option key={id} value={id}>
                {question}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          size="small"
          appearance="subtle"
          icon={<Delete16Regular />}
          aria-label={`Remove the answer ${answer.question.slice(0, 80) || index + 1}`}
          disabled={managed}
          onClick={onRemove}
        />
      </div>
    </li>
  );
};

/** The desk's own answers for callers. The focus follows what the agent adds, and stays near what they remove. */
export const AnswersSetting = ({ form }: { readonly form: SettingsForm }): ReactNode => {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const next = useRef<'last' | 'add' | null>(null);
  const managed = form.isManaged('answers');
  const { answers } = form.draft;
  useEffect(() => {
    const inputs = root.current?.querySelectorAll<HTMLElement>('[data-first-input]');
    if (next.current === 'last') inputs?.[inputs.length - 1]?.focus();
    if (next.current === 'add') root.current?.querySelector<HTMLElement>('[data-add]')?.focus();
    next.current = null;
  }, [answers.length]);
  return (
    <div ref={root} className={styles.root}>
      {answers.length === 0 ? (
        <p className={styles.none}>None of your own. The built-in answers open with F1; yours stand before them, or in the place of one.</p>
      ) : null}
      <ul className={styles.list}>
        {answers.map((answer, index) => (
          <Entry
            // oxlint-disable-next-line react/no-array-index-key -- entries have no name of their own, and all that is typed is in the form
            key={index}
            form={form}
            index={index}
            answer={answer}
            managed={managed}
            onChange={(change) =>
              form.set(
                'answers',
                answers.map((other, at) => (at === index ? { ...other, ...change } : other)),
              )
            }
            onRemove={() => {
              next.current = 'add';
              form.set(
                'answers',
                answers.filter((_, at) => at !== index),
              );
            }}
          />
        ))}
      </ul>
      {managed ? (
        <p className={styles.none}>
          <ManagedHint form={form} />
        </p>
      ) : (
        <Button
          size="small"
          className={styles.add}
          icon={<Add16Regular />}
          data-add=""
          disabledFocusable={answers.length >= atMost}
          onClick={() => {
            next.current = 'last';
            form.set('answers', [...answers, blank]);
          }}
        >
          Add an answer
        </Button>
      )}
    </div>
  );
};
