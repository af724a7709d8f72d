import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Call20Regular, ContactCard20Regular, PersonVoice20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EvidenceKind, EvidenceObservation, FailedObservation, ListedEvidence, Strength } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { Plan } from '../../../contract/plans.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { useNow } from '../../ui/use-now.ts';
import { usePhotoOnRecord } from '../user/use-photo.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { CallBackForm } from './CallBackForm.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FailedCheckForm } from './FailedCheckForm.tsx';
import { discountedBy, neededInWords, strengthOf, suffices } from './evidence-words.ts';
import { ManagersWordForm } from './ManagersWordForm.tsx';
import { PhotoIdForm } from './PhotoIdForm.tsx';
import type { EvidenceDesk } from './use-evidence.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  question: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  ways: { border: 0, margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  detail: { padding: '12px 14px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground3 },
  told: { borderRadius: tokens.borderRadiusMedium, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  actions: { display: 'flex', gap: '8px', alignItems: 'center', flexWrap: 'wrap' },
});

type Way = NonNullable<CheckDraft['way']>;

const wayOf = (kind: EvidenceKind): Way => (kind === 'photoIdInPerson' || kind === 'photoIdVideo' ? 'photoId' : kind);

const photoHint = (accepted: readonly EvidenceKind[]): string => {
  if (!accepted.includes('photoIdVideo')) return 'In person.';
  return accepted.includes('photoIdInPerson') ? 'In person, or by video.' : 'By video.';
};

const ways: readonly { readonly way: Way; readonly title: ReactNode; readonly hint: (accepted: readonly EvidenceKind[]) => string }[] = [
  {
    way: 'callBack',
    title: (
      <>
        <Call20Regular aria-hidden />
        Call back
      </>
    ),
    hint: () => 'Dial a number on record yourself.',
  },
  {
    way: 'photoId',
    title: (
      <>
        <ContactCard20Regular aria-hidden />
        Photo ID
      </>
    ),
    hint: photoHint,
  },
  {
    way: 'managersWord',
    title: (
      <>
        <PersonVoice20Regular aria-hidden />
        Manager’s word
      </>
    ),
    hint: () => 'You reach the manager yourself.',
  },
];

/** The first way not used yet: two checks of one kind are no more than one. */
const nextWay = (offered: readonly Way[], person: Person, evidence: readonly ListedEvidence[]): Way => {
  const used = evidence.map(({ observation }) => wayOf(observation.kind));
  const open = offered.filter((way) => !used.includes(way));
  return open.find((way) => way !== 'callBack' || person.callBackNumbers.length > 0) ?? open[0] ?? offered[0] ?? 'photoId';
};

interface Props {
  readonly person: Person;
  readonly evidence: readonly ListedEvidence[];
  /** The newest plan, which says what is needed and what counts; null before there is one. */
  readonly plan: Plan | null;
  readonly checks: EvidenceDesk;
  /** The kinds of check that this desk accepts; main refuses the others. */
  readonly accepted: readonly EvidenceKind[];
  /** What is filled in and not recorded yet. */
  readonly draft: CheckDraft;
  readonly onDraft: (draft: CheckDraft) => void;
  readonly onFailed: () => void;
  readonly onDone: () => void;
}

/** Who is calling: the ways to find out, what is recorded, and whether it is enough. */
export const CallerCheck = ({ person, evidence, plan, checks, accepted, draft, onDraft, onFailed, onDone }: Props): ReactNode => {
  const styles = useStyles();
  const chosen = draft.way;
  const fill = (more: Partial<CheckDraft>) => onDraft({ ...draft, way, ...more });
  const offered = ways.filter((choice) => accepted.some((kind) => wayOf(kind) === choice.way));
  const discounted = discountedBy(plan, evidence);
  const counting = evidence.filter((item) => item.standing === 'counts' && !discounted.includes(item));
  const way =
    chosen !== null && !counting.some(({ observation }) => wayOf(observation.kind) === chosen)
      ? chosen
      : nextWay(
          offered.map((choice) => choice.way),
          person,
          counting,
        );
  const privileged = person.permission.privilegedTarget;
  const now = useNow('halfMinute');
  const hasFailed = person.failedChecks.some(({ countsUntilUtc }) => Date.parse(countsUntilUtc) > now);
  const wanted: Strength = privileged || hasFailed ? 'high' : (plan?.strengthNeeded ?? 'standard');
  const enough = suffices(strengthOf(counting), wanted);
  const photo = usePhotoOnRecord(person.user.id);

  // Photo ID is two kinds of check until the agent says where.
  const openKinds = accepted.filter(
    (kind) => wayOf(kind) === way && (way !== 'photoId' || draft.photoKind === null || draft.photoKind === kind),
  );

  // A recorded check takes its form away, and the focus with it: on to the next thing to do.
  const root = useRef<HTMLDivElement>(null);
  const recordedHere = useRef(false);
  useEffect(() => {
    if (!recordedHere.current) return;
    recordedHere.current = false;
    const next = enough ? '[data-continue]' : 'input[name="way"]:checked';
    root.current?.querySelector<HTMLElement>(next)?.focus();
  }, [enough, evidence.length]);

  const record = (observation: EvidenceObservation) => {
    recordedHere.current = true;
    void checks.record(observation).then((recorded) => {
      recordedHere.current &&= recorded;
    });
  };

  const [failed, setFailed] = useState(0);
  const failure = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failed > 0) failure.current?.focus();
  }, [failed]);
  const fail = (observation: FailedObservation) => {
    void checks.fail(observation).then((recorded) => {
      if (!recorded) return;
      setFailed((before) => before + 1);
      onFailed();
    });
  };

  return (
    <div className={styles.root} ref={root}>
      <h4 className={styles.question}>Who is calling?</h4>
      {privileged ? (
        <Note intent="privileged" title="This person holds a privileged role">
          {neededInWords('high')}
        </Note>
      ) : null}
      {failed === 0 ? null : (
        <div ref={failure} tabIndex={-1} className={styles.told}>
          <Note intent="danger" role="alert" title="The failed check is recorded">
            End the call and report it as your desk does. If the real person calls, only a high check made from now on counts: photo ID in
            person, or two different kinds.
          </Note>
        </div>
      )}
      {evidence.length > 0 ? <EvidenceList evidence={evidence} discounted={discounted} personName={person.user.displayName} /> : null}
      {checks.fault === null ? null : <FaultNote role="alert" title="The check was not recorded" fault={checks.fault} />}
      {enough ? null : (
        <>
          <p className={styles.say}>
            {(evidence.length > 0 || hasFailed) && !privileged ? `${neededInWords(wanted)} ` : ''}
            Ask no personal questions: a birthday or a street proves nothing, because others can know them.
          </p>
          <fieldset className={styles.ways} aria-label="How to check the caller">
            {offered.map((choice) => (
              <ChoiceCard
                key={choice.way}
                type="radio"
                name="way"
                first={way === choice.way}
                checked={way === choice.way}
                onChange={() => fill({ way: choice.way })}
                title={choice.title}
                hint={choice.hint(accepted)}
              />
            ))}
          </fieldset>
          <div className={styles.detail}>
            {way === 'callBack' ? (
              <CallBackForm numbers={person.callBackNumbers} busy={checks.busy} draft={draft} onDraft={fill} onRecord={record} />
            ) : way === 'photoId' ? (
              <PhotoIdForm accepted={accepted} photo={photo} busy={checks.busy} draft={draft} onDraft={fill} onRecord={record} />
            ) : (
              <ManagersWordForm
                manager={person.manager}
                personName={person.user.displayName}
                busy={checks.busy}
                draft={draft}
                onDraft={fill}
                onRecord={record}
              />
            )}
            <FailedCheckForm key={`${openKinds.join()}/${failed}`} kinds={openKinds} busy={checks.busy} onFailed={fail} />
          </div>
        </>
      )}
      <div className={styles.actions}>
        {enough ? (
          <Button appearance="primary" onClick={onDone} data-continue="">
            Continue
          </Button>
        ) : (
          <>
            <Button appearance="subtle" onClick={onDone}>
              See the plan first
            </Button>
            <span className={styles.say}>Nothing can be carried out until the caller is checked.</span>
          </>
        )}
      </div>
    </div>
  );
};
