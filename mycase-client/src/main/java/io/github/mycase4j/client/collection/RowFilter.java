package io.github.mycase4j.client.collection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a collection's rows: a row must meet all of its conditions. A snapshot finds matching
 * rows through an index, without reading the others.
 *
 * <p>Immutable and thread-safe.
 *
 * @param caseId rows of this case
 * @param staffId rows of this staff member, among others where a row has several
 * @param from rows that reach to this day or beyond it; the day is the entry date of a time entry,
 *     the due date of a task, the assigned date of a document, the due date of an invoice
 * @param to rows that begin on this day or before it
 */
public record RowFilter(
    @Nullable Long caseId,
    @Nullable Long staffId,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  private static final RowFilter ALL = new RowFilter(null, null, null, null);

  /** {@return the filter that every row matches} */
  public static RowFilter all() {
    return ALL;
  }

  /** {@return whether every row matches} */
  public boolean isAll() {
    return caseId == null && staffId == null && from == null && to == null;
  }

  /**
   * {@return a copy for one case; null for all}
   *
   * @param id the id of the case; null for all
   */
  public RowFilter ofCase(@Nullable Long id) {
    return new RowFilter(id, staffId, from, to);
  }

  /**
   * {@return a copy for one staff member; null for all}
   *
   * @param id the id of the staff member; null for all
   */
  public RowFilter ofStaff(@Nullable Long id) {
    return new RowFilter(caseId, id, from, to);
  }

  /**
   * {@return a copy for these days, both included; null for an open end}
   *
   * @param first the first day; null for no bound
   * @param last the last day; null for no bound
   */
  public RowFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new RowFilter(caseId, staffId, first, last);
  }
}
