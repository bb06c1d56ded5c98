package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.model.ModelFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one collection as they were at one time.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param <T> the type of the rows
 */
public interface Snapshot<T> {

  /**
   * Returns the rows by id, each id once, unmodifiable; {@link #incompleteness} says what is
   * missing.
   *
   * @return the rows
   */
  List<T> rows();

  /**
   * Returns the rows that match a filter, by an index, unmodifiable. An event matches if its days,
   * widened by one on either side, overlap the filter's, since they depend on the time zone.
   *
   * @param selection the filter
   * @return the rows
   * @throws IllegalArgumentException if the filter has a case, staff member or day and the rows
   *     have none
   */
  List<T> rows(RowFilter selection);

  /**
   * Returns the rows with fields that could not be read, unmodifiable: a filter or a figure that
   * depends on such a field is uncertain.
   *
   * @return the rows with unreadable fields
   * @see io.github.mycase4j.client.model.ModelFields#unreadable
   */
  default List<T> unreadable() {
    return rows().stream()
        .filter(row -> row instanceof Record each && !ModelFields.unreadable(each).isEmpty())
        .toList();
  }

  /**
   * {@return the row with this id; empty when the snapshot has none}
   *
   * @param id the id of the row
   */
  Optional<T> find(long id);

  /** {@return when the rows were last known to be current} */
  Instant asOf();

  /** {@return what is missing; empty when the snapshot is complete} */
  Optional<Incompleteness> incompleteness();

  /**
   * Why a snapshot lacks rows.
   *
   * @param reason a sentence for a person
   * @param read rows read so far
   * @param total rows in all, if known
   * @param retryAfter how long to wait before the next read
   */
  record Incompleteness(String reason, long read, @Nullable Long total, Duration retryAfter) {}
}
