import type { Migration } from './migration.ts';

/**
 * `clock` holds the last reading of the journal's clock, in one row: what it said, how long has certainly passed, and how
 * long the computer had been running then. `intent_times` says of each intent how long had certainly passed when it was
 * committed: limits count by it, because entries' times follow a wall clock that can be set. A trigger takes it from `clock`,
 * so that no intent is without; where there is no reading, none is stored.
 *
 * An older journal has only its entries' times. They are taken for what has passed, so that what was done in its last hour
 * still counts.
 */
export const clock: Migration = {
  version: 3,
  sql: `
    CREATE TABLE clock (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      at_ms INTEGER NOT NULL,
      ran_ms INTEGER NOT NULL,
      elapsed_ms INTEGER
    ) STRICT;

    CREATE TABLE intent_times (
      seq INTEGER PRIMARY KEY,
      ran_ms INTEGER NOT NULL
    ) STRICT;

    INSERT INTO clock
    SELECT 1, at_ms, at_ms, NULL FROM (
      SELECT CAST(strftime('%s', at_utc) AS INTEGER) * 1000 + CAST(substr(at_utc, 21, 3) AS INTEGER) AS at_ms
      FROM entries ORDER BY seq DESC LIMIT 1);

    INSERT INTO intent_times
    SELECT seq, CAST(strftime('%s', at_utc) AS INTEGER) * 1000 + CAST(substr(at_utc, 21, 3) AS INTEGER)
    FROM entries WHERE kind = 'intent' ORDER BY seq;

    CREATE TRIGGER clock_never_goes_back BEFORE UPDATE ON clock
    WHEN NEW.at_ms < OLD.at_ms OR NEW.ran_ms < OLD.ran_ms
    BEGIN
      SELECT RAISE(ABORT, 'the clock never goes back');
    END;

    CREATE TRIGGER clock_is_never_deleted BEFORE DELETE ON clock
    BEGIN
      SELECT RAISE(ABORT, 'the clock is never deleted');
    END;

    CREATE TRIGGER intents_have_their_time AFTER INSERT ON entries WHEN NEW.kind = 'intent'
    BEGIN
      INSERT INTO intent_times (seq, ran_ms) VALUES (NEW.seq, (SELECT ran_ms FROM clock));
    END;

    CREATE TRIGGER intent_times_come_with_their_record BEFORE INSERT ON intent_times
    WHEN NEW.seq IS NOT (SELECT seq FROM (SELECT seq, kind FROM entries ORDER BY seq DESC LIMIT 1) WHERE kind = 'intent')
    BEGIN
      SELECT RAISE(ABORT, 'the time of an intent is stored with it');
    END;

    CREATE TRIGGER intent_times_are_never_changed BEFORE UPDATE ON intent_times
    BEGIN
      SELECT RAISE(ABORT, 'the time of an intent is never changed');
    END;

    CREATE TRIGGER intent_times_are_never_deleted BEFORE DELETE ON intent_times
    BEGIN
      SELECT RAISE(ABORT, 'the time of an intent is never deleted');
    END;
  `,
};
