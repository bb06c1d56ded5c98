package io.github.mycase4j.remote.store;

import io.github.mycase4j.remote.web.UnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables up to date. Flyway is loaded only when something is to be done: it would take
 * half of the time of a start.
 */
final class Migrations {
  /** The version of the newest script in {@code db/remote}. */
  static final int NEWEST = 1;

  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  static void apply(Database database) {
    if (!areApplied(database)) {
      Change.apply(database);
    }
  }

  /** Returns whether the tables are those of this program; throws when they are newer. */
  static boolean areApplied(Database database) {
    int present = present(database);
    if (present > NEWEST) {
      throw new DatabaseException(
          "The database that DATABASE_URL names was used by a newer version of this program: its"
              + " tables have version "
              + present
              + ", and this program knows version "
              + NEWEST
              + ". Start the newer program, or restore a backup.",
          null);
    }
    return present == NEWEST;
  }

  /** Returns the version of the tables that are there; 0 for none. */
  private static int present(Database database) {
    try (Connection connection = database.pool().getConnection();
        ResultSet tables =
            connection.getMetaData().getTables(null, schema(connection, database), HISTORY, null)) {
      if (!tables.next()) {
        return 0;
      }
      try (Statement statement = connection.createStatement();
          ResultSet newest =
              statement.executeQuery(
                  "SELECT MAX(CAST(version AS INTEGER)) AS version FROM "
                      + HISTORY
                      + " WHERE success AND version IS NOT NULL")) {
        return newest.next() ? newest.getInt("version") : 0;
      }
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  private static @Nullable String schema(Connection connection, Database database)
      throws SQLException {
    return database.isPostgresql() ? connection.getSchema() : null;
  }

  /** A class of its own: the verifier of the JVM loads what a class catches. */
  private static final class Change {
    static void apply(Database database) {
      try {
        Flyway.configure()
            // Never its own logger, which writes to standard output.
            .loggers("slf4j")
            .dataSource(database.pool())
            .table(HISTORY)
            .locations("classpath:db/remote")
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw new DatabaseException(
            "The tables of the database that DATABASE_URL names cannot be created or changed. Check"
                + " that the database belongs to this program alone, and that its user may create"
                + " tables.",
            e);
      }
    }
  }
}
