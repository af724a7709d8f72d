import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvidenceKind, EvidenceObservation } from '../../../contract/evidence.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import type { PhotoOnRecord } from '../../../contract/user.ts';
import { Note } from '../../ui/Note.tsx';
import { documentNames } from './evidence-words.ts';
import type { Document } from './evidence-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px' },
  row: { display: 'flex', gap: '24px', flexWrap: 'wrap', alignItems: 'flex-start' },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  select: { width: '220px' },
  button: { justifySelf: 'start' },
});

const documents = Object.keys(documentNames) as Document[];

type PhotoKind = Extract<EvidenceKind, 'photoIdInPerson' | 'photoIdVideo'>;

export const places: readonly { readonly kind: PhotoKind; readonly label: string }[] = [
  { kind: 'photoIdInPerson', label: 'In person' },
  { kind: 'photoIdVideo', label: 'By video' },
];

/** Where nothing can be said of a photo, nothing can be recorded: main refuses it as well. */
const cannotTell: Readonly<Record<Exclude<PhotoOnRecord, 'shown' | 'none'>, { readonly title: string; readonly say: string }>> = {
  unread: {
    title: 'It is not known whether there is a photo on record',
    say: 'It could not be read, so photo ID cannot be recorded now. If “Show photos…” stands under the name, use that first; otherwise call back, or ask the manager.',
  },
  notShown: {
    title: 'The photo on record cannot be shown',
    say: 'There is one, but not of a kind or size that Latchkey shows, so nothing can be compared. Call back, or ask the manager.',
  },
};

interface Props {
  readonly accepted: readonly EvidenceKind[];
  /** Null while it is being read. */
  readonly photo: PhotoOnRecord | null;
  readonly busy: boolean;
  /** What is filled in so far. */
  readonly draft: CheckDraft;
  readonly onDraft: (more: Partial<CheckDraft>) => void;
  readonly onRecord: (observation: EvidenceObservation) => void;
}

/** Photo ID, recorded by kind and result: no copy, no document number. Nothing is filled in for the agent. */
export const PhotoIdForm = ({ accepted, photo, busy, draft, onDraft, onRecord }: Props): ReactNode => {
  const styles = useStyles();
  if (photo === 'unread' || photo === 'notShown') {
    return (
      <Note intent="caution" title={cannotTell[photo].title}>
        {cannotTell[photo].say}
      </Note>
    );
  }
  const offered = places.filter((place) => accepted.includes(place.kind));
  const kind = offered.find((place) => place.kind === draft.photoKind)?.kind ?? null;
  const { document } = draft;
  const match = photo === 'none' ? 'noPhotoOnRecord' : draft.matchesPhotoOnRecord === 'yes' ? 'yes' : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (kind !== null && document !== null && match !== null && photo !== null)
          onRecord({ kind, document, matchesPhotoOnRecord: match });
      }}
    >
      <div className={styles.row}>
        <Field label="Where">
          <RadioGroup
            required
            value={kind ?? ''}
            onChange={(_, { value }) => onDraft({ photoKind: offered.find((place) => place.kind === value)?.kind ?? null })}
          >
            {offered.map((place) => (
              <Radio key={place.kind} value={place.kind} label={place.label} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="Document" className={styles.select}>
          <Select
            required
            value={document ?? ''}
            onChange={(_, { value }) => onDraft({ document: documents.find((known) => known === value) ?? null })}
          >
            <option value="">Choose…</option>
            {documents.map((known) => (
              <option key={known} value={known}>
                {documentNames[known]}
              </option>
            ))}
          </Select>
        </Field>
        {photo === 'none' ? (
          <Field label="Face and photo on record">
            <span>There is no photo on record, so nothing is compared.</span>
          </Field>
        ) : (
          <Field label="Face and photo on record">
            <RadioGroup
              required
              value={match ?? ''}
              onChange={(_, { value }) => onDraft({ matchesPhotoOnRecord: value === 'yes' ? 'yes' : null })}
            >
              <Radio value="yes" label="They match" disabled={photo === null} />
            </RadioGroup>
          </Field>
        )}
      </div>
      <p className={styles.say}>
        {kind === 'photoIdInPerson' && match === 'yes' ? 'In person and matching, this is a high check. ' : ''}
        {photo === 'none' ? 'Look at the document and the face.' : 'Look at the document, the face and the photo on record.'} Keep no copy
        and no document number.
      </p>
      <Button type="submit" appearance="primary" className={styles.button} disabledFocusable={busy}>
        I saw the document and the face
      </Button>
    </form>
  );
};
