package io.github.mycase4j.mcp.tool;

import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.model.LegalCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The result of a tool. A list is passed as a whole, in memory; the connector divides it into
 * pages, adds names and renders it.
 *
 * <p>Immutable; each method returns a changed copy.
 */
public final class ToolResult {
  private final @Nullable Rows<?> rows;
  private final @Nullable Groups<?> groups;
  private final Map<String, Part> parts;
  private final @Nullable Record whole;
  private final @Nullable Incompleteness missing;
  private final List<String> warnings;
  private final @Nullable String doubts;

  /**
   * The matches of a list.
   *
   * @param matches every match, in any order
   * @param order their stable order
   * @param shown turns a match into the row that goes out; asked only for the rows of the page
   * @param source gives the record with the fields that a summary leaves out
   */
  public record Rows<T>(
      List<? extends T> matches,
      RowOrder<T> order,
      Function<T, ? extends Record> shown,
      Function<T, ? extends Record> source) {}

  /**
   * The matches of a list, for a call that groups them.
   *
   * @param grouping the grouping of the tool's spec
   * @param matches every match, in any order
   * @param measures computes the measures of a group. Its finisher must not modify the container:
   *     containers are combined afterwards
   * @param empty the groups without a match that the caller may request
   */
  public record Groups<T extends Record>(
      Grouping<T> grouping,
      List<? extends T> matches,
      Collector<? super T, ?, ? extends Record> measures,
      EmptyGroups empty) {}

  /**
   * The open cases and active staff members that get an empty group when no row matches, for a list
   * with filters: a group whose rows the filters exclude would look like an empty one.
   *
   * @param ofCase whether rows of a case would meet the filters
   * @param ofStaff whether rows whose key of this name is the staff member with this id would
   */
  public record EmptyGroups(Predicate<LegalCase> ofCase, BiPredicate<String, Long> ofStaff) {
    private static final EmptyGroups ALL = new EmptyGroups(any -> true, (key, id) -> true);

    /** {@return every open case and every active staff member} */
    public static EmptyGroups all() {
      return ALL;
    }
  }

  /**
   * One named object of a result.
   *
   * @param shown its fields
   * @param source the record that it was made from, for the fields that it does not show
   */
  public record Part(Record shown, @Nullable Record source) {}

  private ToolResult(
      @Nullable Rows<?> rows,
      @Nullable Groups<?> groups,
      Map<String, Part> parts,
      @Nullable Record whole,
      @Nullable Incompleteness missing,
      List<String> warnings,
      @Nullable String doubts) {
    this.doubts = doubts;
    this.rows = rows;
    this.groups = groups;
    this.parts = parts;
    this.whole = whole;
    this.missing = missing;
    this.warnings = warnings;
  }

  /**
   * Returns a result with a list of MyCase's records, for a spec that has one.
   *
   * @param <T> the type of the matches
   * @param matches every match, in any order
   * @param order the order of the rows
   * @param row converts a match to a row
   * @return the result
   */
  public static <T extends Record> ToolResult rows(
      List<? extends T> matches, RowOrder<T> order, Function<T, ? extends Record> row) {
    return rows(matches, order, row, match -> match);
  }

  /**
   * Returns a result with a list of rows made from MyCase's records, for a spec that has one.
   *
   * @param <T> the type of the matches
   * @param matches every match, in any order
   * @param order the order of the rows
   * @param row converts a match to a row
   * @param source returns MyCase's record behind a match
   * @return the result
   */
  public static <T> ToolResult rows(
      List<? extends T> matches,
      RowOrder<T> order,
      Function<T, ? extends Record> row,
      Function<T, ? extends Record> source) {
    return new ToolResult(
        new Rows<>(List.copyOf(matches), order, row, source),
        null,
        Map.of(),
        null,
        null,
        List.of(),
        null);
  }

  /**
   * Returns a result with a named object, for a spec with {@code object}.
   *
   * @param field the object's name in the result
   * @param shown the object
   * @return the result
   */
  public static ToolResult object(String field, Record shown) {
    return new ToolResult(
        null, null, Map.of(field, new Part(shown, null)), null, null, List.of(), null);
  }

  /**
   * Returns a result with a named object and every field of the record that it was made from.
   *
   * @param field the object's name in the result
   * @param shown the object
   * @param source the record that it was made from
   * @return the result
   */
  public static ToolResult object(String field, Record shown, Record source) {
    return new ToolResult(
        null, null, Map.of(field, new Part(shown, source)), null, null, List.of(), null);
  }

  /**
   * Returns a result with the fields of a record, for a spec with {@code result}.
   *
   * @param whole the record
   * @return the result
   */
  public static ToolResult of(Record whole) {
    return new ToolResult(null, null, Map.of(), whole, null, List.of(), null);
  }

  /**
   * Adds the matches to group by {@code group_by}, for a spec with {@code groups}. Such a call
   * returns groups and no rows.
   *
   * @param <T> the type of the rows
   * @param grouping the grouping of the spec
   * @param matches every match, in any order
   * @param measures computes the measures of a group; its finisher must not modify the container
   * @return a copy that can be grouped
   */
  public <T extends Record> ToolResult groups(
      Grouping<T> grouping,
      List<? extends T> matches,
      Collector<? super T, ?, ? extends Record> measures) {
    return groups(grouping, matches, measures, EmptyGroups.all());
  }

  /**
   * Adds the matches to group by {@code group_by}, for a list with filters.
   *
   * @param <T> the type of the rows
   * @param grouping the grouping of the spec
   * @param matches every match, in any order
   * @param measures computes the measures of a group; its finisher must not modify the container
   * @param empty the groups without a match that the filters allow
   * @return a copy that can be grouped
   */
  public <T extends Record> ToolResult groups(
      Grouping<T> grouping,
      List<? extends T> matches,
      Collector<? super T, ?, ? extends Record> measures,
      EmptyGroups empty) {
    return new ToolResult(
        rows,
        new Groups<>(grouping, List.copyOf(matches), measures, empty),
        parts,
        whole,
        missing,
        warnings,
        doubts);
  }

  /**
   * Adds a record whose fields stand beside the list or the object, for a spec with both.
   *
   * @param beside the record
   * @return a copy with the record
   */
  public ToolResult and(Record beside) {
    return new ToolResult(rows, groups, parts, beside, missing, warnings, doubts);
  }

  /**
   * Says what the result lacks; empty, the usual case, says that it lacks nothing.
   *
   * @param what what is missing
   * @return a copy that says so
   */
  public ToolResult missing(Optional<Incompleteness> what) {
    return new ToolResult(rows, groups, parts, whole, what.orElse(missing), warnings, doubts);
  }

  /**
   * Adds warnings about a write, one sentence each.
   *
   * @param more the warnings
   * @return a copy with the warnings
   */
  public ToolResult warnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new ToolResult(rows, groups, parts, whole, missing, List.copyOf(all), doubts);
  }

  /**
   * Marks the result as uncertain because of fields that could not be read; empty, the usual case,
   * means that it is certain. An uncertain list is not complete.
   *
   * @param sentence names the records and fields
   * @return a copy that says so
   * @see io.github.mycase4j.client.domain.RowConditions#doubts
   */
  public ToolResult doubts(Optional<String> sentence) {
    String all =
        sentence
            .filter(more -> doubts == null || !doubts.contains(more))
            .map(more -> doubts == null ? more : doubts + " " + more)
            .orElse(doubts);
    return new ToolResult(rows, groups, parts, whole, missing, warnings, all);
  }

  /** {@return the list; null when the result is none} */
  public @Nullable Rows<?> rows() {
    return rows;
  }

  /** {@return what a call with {@code group_by} groups; null when the list cannot be grouped} */
  public @Nullable Groups<?> groups() {
    return groups;
  }

  /** {@return the named objects} */
  public Map<String, Part> parts() {
    return parts;
  }

  /** {@return the record whose fields are the result's own; null when it has none} */
  public @Nullable Record whole() {
    return whole;
  }

  /** {@return what the result lacks; null when it is complete} */
  public @Nullable Incompleteness missing() {
    return missing;
  }

  /** {@return the warnings about a write; empty when there are none} */
  public List<String> warnings() {
    return warnings;
  }

  /** {@return what makes the result uncertain; null when it is certain} */
  public @Nullable String doubts() {
    return doubts;
  }
}
