import type { Migration } from './migration.ts';

/**
 * `record` holds the bytes that count: canonical JSON (RFC 8785), written once and never again
 * serialised. Every other column is derived from it in the same insert, to find records by.
 *
 * `open_intents` follows from `entries` by triggers: the intents that nobody has decided yet. It
 * is what refuses a second undecided intent for a step, and it keeps the start-up sweep short
 * however long the journal grows.
 *
 * Few indices on purpose, since each is one more page to sync with every commit: an intent touches
 * one, and the agent waits for it. Times never decrease with `seq`, so a time is found by bisection;
 * an intent's verdict by its plan; ids are random and looked up only among the open intents.
 */
export const entries: Migration = {
  version: 1,
  sql: `
    CREATE TABLE entries (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('intent', 'outcome', 'reconciled', 'note')),
      action TEXT NOT NULL,
      result TEXT CHECK (result IN ('succeeded', 'failed', 'unknown', 'notHappened')),
      at_utc TEXT NOT NULL,
      agent_id TEXT,
      agent_name TEXT,
      user_id TEXT,
      user_name TEXT,
      user_principal_name TEXT,
      ticket TEXT,
      intent_id TEXT,
      plan_id TEXT,
      step_id TEXT,
      summary TEXT NOT NULL,
      agent_folded TEXT NOT NULL,
      person_folded TEXT NOT NULL,
      ticket_folded TEXT NOT NULL,
      record BLOB NOT NULL,
      CHECK ((kind IN ('outcome', 'reconciled')) = (intent_id IS NOT NULL)),
      CHECK ((kind IN ('outcome', 'reconciled')) = (result IS NOT NULL)),
      CHECK (kind = 'note' OR (agent_id IS NOT NULL AND user_id IS NOT NULL
        AND plan_id IS NOT NULL AND step_id IS NOT NULL))
    ) STRICT;

    CREATE INDEX entries_by_plan ON entries (plan_id) WHERE plan_id IS NOT NULL;
    CREATE INDEX notes_by_user ON entries (user_id) WHERE kind = 'note';
    CREATE INDEX notes_by_action ON entries (action) WHERE kind = 'note';

    CREATE TABLE open_intents (
      plan_id TEXT NOT NULL,
      step_id TEXT NOT NULL,
      intent_id TEXT NOT NULL,
      intent_seq INTEGER NOT NULL,
      PRIMARY KEY (plan_id, step_id)
    ) STRICT, WITHOUT ROWID;

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
  `,
};
