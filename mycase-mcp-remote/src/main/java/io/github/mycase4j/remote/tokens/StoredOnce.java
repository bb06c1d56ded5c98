package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.OnceTable;
import java.time.Instant;

/** What may happen once only, kept in the database. */
public final class StoredOnce implements OnceOnly {
  private final Database database;

  /** Creates the notes of a database. */
  public StoredOnce(Database database) {
    this.database = database;
  }

  @Override
  public boolean first(String value, Instant until) {
    String hash = TokenKind.hash(value);
    return database.run(sql -> new OnceTable(sql).insert(hash, until));
  }
}
