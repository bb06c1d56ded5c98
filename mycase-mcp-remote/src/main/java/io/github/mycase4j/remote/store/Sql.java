package io.github.mycase4j.remote.store;

import io.github.mycase4j.remote.web.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Values are bound, never written into the text; a {@link Boolean} is
 * kept as 0 or 1, an {@link Instant} as milliseconds. Not thread-safe.
 */
public final class Sql {
  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  /** The row that a result stands at. */
  static final class Row {
    private final ResultSet rows;

    private Row(ResultSet rows) {
      this.rows = rows;
    }

    String text(String column) throws SQLException {
      return rows.getString(column);
    }

    @Nullable String optionalText(String column) throws SQLException {
      return rows.getString(column);
    }

    long number(String column) throws SQLException {
      return rows.getLong(column);
    }

    @Nullable Long optionalNumber(String column) throws SQLException {
      long value = rows.getLong(column);
      return rows.wasNull() ? null : value;
    }

    boolean flag(String column) throws SQLException {
      return rows.getInt(column) != 0;
    }

    Instant time(String column) throws SQLException {
      return Instant.ofEpochMilli(rows.getLong(column));
    }

    @Nullable Instant optionalTime(String column) throws SQLException {
      Long value = optionalNumber(column);
      return value == null ? null : Instant.ofEpochMilli(value);
    }
  }

  /** Runs an INSERT, UPDATE or DELETE and returns the number of rows that it changed. */
  int update(String statement, @Nullable Object... values) {
    try (PreparedStatement prepared = prepare(statement, values)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /** Runs a SELECT and returns its rows. */
  <T> List<T> all(String statement, RowReader<T> reader, @Nullable Object... values) {
    try (PreparedStatement prepared = prepare(statement, values);
        ResultSet result = prepared.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(new Row(result)));
      }
      return rows;
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /** Runs a SELECT and returns its first row. */
  <T> Optional<T> first(String statement, RowReader<T> reader, @Nullable Object... values) {
    List<T> rows = all(statement, reader, values);
    return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
  }

  private PreparedStatement prepare(String statement, @Nullable Object... values)
      throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    try {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value instanceof Boolean flag) {
          prepared.setInt(i + 1, flag ? 1 : 0);
        } else if (value instanceof Instant time) {
          prepared.setLong(i + 1, time.toEpochMilli());
        } else if (value instanceof String text) {
          // PostgreSQL has no text with a NUL, not even to compare with.
          prepared.setString(i + 1, text.replace('\0', '\uFFFD'));
        } else {
          prepared.setObject(i + 1, value);
        }
      }
      return prepared;
    } catch (SQLException | RuntimeException e) {
      prepared.close();
      throw e;
    }
  }
}
