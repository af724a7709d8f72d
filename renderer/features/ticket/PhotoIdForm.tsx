import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvidenceKind, EvidenceObservation } from '../../../contract/evidence.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
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

const places: readonly { readonly kind: PhotoKind; readonly label: string }[] = [
  { kind: 'photoIdInPerson', label: 'In person' },
  { kind: 'photoIdVideo', label: 'By video' },
];

interface Props {
  readonly accepted: readonly EvidenceKind[];
  readonly busy: boolean;
  /** What is filled in so far. */
  readonly draft: CheckDraft;
  readonly onDraft: (more: Partial<CheckDraft>) => void;
  readonly onRecord: (observation: EvidenceObservation) => void;
}

/** Photo ID, recorded by kind and result: no copy, no document number. */
export const PhotoIdForm = ({ accepted, busy, draft, onDraft, onRecord }: Props): ReactNode => {
  const styles = useStyles();
  const offered = places.filter((place) => accepted.includes(place.kind));
  const kind = offered.find((place) => place.kind === draft.photoKind)?.kind ?? offered[0]?.kind ?? 'photoIdInPerson';
  const document = draft.document ?? 'staffCard';
  const match = draft.matchesPhotoOnRecord ?? 'yes';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onRecord({ kind, document, matchesPhotoOnRecord: match });
      }}
    >
      <div className={styles.row}>
        <Field label="Where">
          <RadioGroup
            value={kind}
            onChange={(_, { value }) => onDraft({ photoKind: value === 'photoIdVideo' ? 'photoIdVideo' : 'photoIdInPerson' })}
          >
            {offered.map((place) => (
              <Radio key={place.kind} value={place.kind} label={place.label} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="Document" className={styles.select}>
          <Select
            value={document}
            onChange={(_, { value }) => onDraft({ document: documents.find((known) => known === value) ?? 'staffCard' })}
          >
            {documents.map((known) => (
              <option key={known} value={known}>
                {documentNames[known]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Face and photo on record">
          <RadioGroup
            value={match}
            onChange={(_, { value }) => onDraft({ matchesPhotoOnRecord: value === 'yes' ? 'yes' : 'noPhotoOnRecord' })}
          >
            <Radio value="yes" label="They match" />
            <Radio value="noPhotoOnRecord" label="There is no photo on record" />
          </RadioGroup>
        </Field>
      </div>
      <p className={styles.say}>
        {kind === 'photoIdInPerson' && match === 'yes' ? 'In person and matching, this is a high check. ' : ''}Look at the document, the
        face and the photo on record. If they do not match, record nothing, end the call and report it. Keep no copy and no document number.
      </p>
      <Button type="submit" appearance="primary" className={styles.button} disabledFocusable={busy}>
        I saw the document and the face
      </Button>
    </form>
  );
};
