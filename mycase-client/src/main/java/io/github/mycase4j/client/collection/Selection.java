package io.github.mycase4j.client.collection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a collection are asked for: those that meet all that is given. A snapshot finds
 * them by an index, without looking at the others.
 *
 * <p>Immutable and thread safe.
 *
 * @param caseId rows of this case
 * @param staffId rows of this staff member, among others where a row has several
 * @param from rows that reach to this day or beyond it; the day is the entry date of a time entry,
 *     the due date of a task, the assigned date of a document, the due date of an invoice
 * @param to rows that begin on this day or before it
 */
public record Selection(
    @Nullable Long caseId,
    @Nullable Long staffId,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  private static final Selection ALL = new Selection(null, null, null, null);

  /** Returns the selection that every row meets. */
  public static Selection all() {
    return ALL;
  }

  /** Tells whether every row meets it. */
  boolean isAll() {
    return caseId == null && staffId == null && from == null && to == null;
  }

  /** Returns the same for one case only; null for all. */
  public Selection ofCase(@Nullable Long id) {
    return new Selection(id, staffId, from, to);
  }

  /** Returns the same for one staff member only; null for all. */
  public Selection ofStaff(@Nullable Long id) {
    return new Selection(caseId, id, from, to);
  }

  /** Returns the same for these days only, both included; null for no end. */
  public Selection between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new Selection(caseId, staffId, first, last);
  }
}
