import type { Migration } from './migration.ts';

/**
 * What is about people moves out of `entries` into `personal`, from where it can leave: names, sentences and whatever of
 * the data is private, each with the salt of the hash that stands in the record. One row for a record, so that a commit
 * touches one page more and what leaves leaves with all that could tell it. `agent_folded` and `person_folded` are
 * derived from the texts, to search in; they leave with them.
 *
 * Records of the first format are kept as they are, to the byte: their names stand in the bytes, so nothing of theirs
 * stands apart and only what is searched in goes into `personal`. In the first format ids stood behind the names there;
 * they are searched for in their own columns now, because they stay.
 *
 * An intent may be about the tenant: then there is no user.
 */
export const textsApart: Migration = {
  version: 2,
  sql: `
    DROP TRIGGER open_intents_follow_entries;
    DROP TRIGGER open_intents_are_never_changed;

    CREATE TABLE entries_apart (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('intent', 'outcome', 'reconciled', 'note')),
      action TEXT NOT NULL,
      result TEXT CHECK (result IN ('succeeded', 'failed', 'unknown', 'notHappened')),
      at_utc TEXT NOT NULL,
      agent_id TEXT,
      about TEXT CHECK (about IN ('person', 'tenant')),
      user_id TEXT,
      ticket TEXT,
      intent_id TEXT,
      plan_id TEXT,
      step_id TEXT,
      ticket_folded TEXT NOT NULL,
      record BLOB NOT NULL,
      CHECK ((kind IN ('outcome', 'reconciled')) = (intent_id IS NOT NULL)),
      CHECK ((kind IN ('outcome', 'reconciled')) = (result IS NOT NULL)),
      CHECK ((about IS 'person') = (user_id IS NOT NULL)),
      CHECK (kind = 'note' OR (agent_id IS NOT NULL AND about IS NOT NULL
        AND plan_id IS NOT NULL AND step_id IS NOT NULL))
    ) STRICT;

    INSERT INTO entries_apart
    SELECT seq, id, kind, action, result, at_utc, agent_id, iif(user_id IS NULL, NULL, 'person'), user_id, ticket,
      intent_id, plan_id, step_id, ticket_folded, record
    FROM entries ORDER BY seq;

    CREATE TABLE personal (
      seq INTEGER PRIMARY KEY,
      agent_folded TEXT NOT NULL,
      person_folded TEXT NOT NULL,
      texts TEXT NOT NULL
    ) STRICT;

    INSERT INTO personal
    SELECT seq,
      iif(agent_id IS NULL, '', substr(agent_folded, 1, length(agent_folded) - length(agent_id) - 1)),
      iif(user_id IS NULL, '', substr(person_folded, 1, length(person_folded) - length(user_id) - 1)),
      '[]'
    FROM entries ORDER BY seq;

    DROP TABLE entries;
    ALTER TABLE entries_apart RENAME TO entries;

    CREATE INDEX entries_by_plan ON entries (plan_id) WHERE plan_id IS NOT NULL;
    CREATE INDEX notes_by_user ON entries (user_id) WHERE kind = 'note';
    CREATE INDEX notes_by_action ON entries (action) WHERE kind = 'note';

    CREATE TRIGGER entries_only_grow_at_the_end BEFORE INSERT ON entries
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
      OR NEW.at_utc < (SELECT at_utc FROM entries ORDER BY seq DESC LIMIT 1)
    BEGIN
      SELECT RAISE(ABORT, 'entries are appended in order');
    END;

    CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN
      SELECT RAISE(ABORT, 'entries are never changed');
    END;

    CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
    BEGIN
      SELECT RAISE(ABORT, 'entries are never deleted');
    END;

    CREATE TRIGGER intents_open AFTER INSERT ON entries WHEN NEW.kind = 'intent'
    BEGIN
      INSERT INTO open_intents (plan_id, step_id, intent_id, intent_seq)
      VALUES (NEW.plan_id, NEW.step_id, NEW.id, NEW.seq);
    END;

    CREATE TRIGGER verdicts_are_given_once BEFORE INSERT ON entries
    WHEN NEW.intent_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM open_intents
      WHERE plan_id = NEW.plan_id AND step_id = NEW.step_id AND intent_id = NEW.intent_id
    )
    BEGIN
      SELECT RAISE(ABORT, 'the intent is not open');
    END;

    CREATE TRIGGER verdicts_close AFTER INSERT ON entries
    WHEN NEW.intent_id IS NOT NULL AND NEW.result <> 'unknown'
    BEGIN
      DELETE FROM open_intents WHERE plan_id = NEW.plan_id AND step_id = NEW.step_id;
    END;

    CREATE TRIGGER open_intents_follow_entries BEFORE DELETE ON open_intents
    WHEN NOT EXISTS (
      SELECT 1 FROM entries
      WHERE plan_id = OLD.plan_id AND intent_id = OLD.intent_id AND result <> 'unknown'
    )
    BEGIN
      SELECT RAISE(ABORT, 'an undecided intent stays open');
    END;

    CREATE TRIGGER open_intents_are_never_changed BEFORE UPDATE ON open_intents
    BEGIN
      SELECT RAISE(ABORT, 'open intents are never changed');
    END;

    CREATE TRIGGER texts_come_with_their_record BEFORE INSERT ON personal
    WHEN NEW.seq IS NOT (SELECT max(seq) FROM entries)
      OR EXISTS (SELECT 1 FROM personal WHERE seq = NEW.seq)
    BEGIN
      SELECT RAISE(ABORT, 'texts are stored with their record, in order');
    END;

    CREATE TRIGGER texts_are_never_changed BEFORE UPDATE ON personal
    BEGIN
      SELECT RAISE(ABORT, 'texts are never changed');
    END;

    CREATE TRIGGER texts_stay_while_an_intent_is_open BEFORE DELETE ON personal
    WHEN OLD.seq IN (SELECT intent_seq FROM open_intents)
    BEGIN
      SELECT RAISE(ABORT, 'the texts of an undecided intent stay');
    END;
  `,
};
