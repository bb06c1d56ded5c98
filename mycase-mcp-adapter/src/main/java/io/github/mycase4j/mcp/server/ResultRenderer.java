package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.json.JsonSize;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders the result of a tool: the rows of one page, with names, within the size that a client
 * accepts, and the ids for the audit log.
 */
final class ResultRenderer {
  /** The most characters of a text that every client takes. */
  private static final int LIMIT = 39_900;

  /** The highest number of characters of the rows; the fields around them need the rest. */
  private static final int BUDGET = LIMIT - 1_000;

  /** The name of the list of groups in a result. */
  static final String GROUPS = "groups";

  /** Where a row names its fields that could not be read. */
  static final String UNREADABLE_FIELDS = "unreadable_fields";

  /** Nothing changes before a person has changed it. */
  private static final Duration WAIT_FOR_CORRECTION = Duration.ofMinutes(5);

  private static final String CALL_AGAIN =
      "Call again with the same arguments after retry_after_seconds; what was read is kept.";
  private static final String CORRECT_FIELDS =
      "The named fields count as missing here. Tell the user to correct them in MyCase; calling"
          + " again changes nothing before that. With detail full, a row shows their text.";

  private final Supplier<FirmCollections> collections;
  private final ReferenceResolver references;
  private final Runnable check;
  private final ResultValues values = new ResultValues();

  /**
   * Shapes the result of one call.
   *
   * @param collections the firm's collections, for the keys and names of groups
   * @param check throws when the call was cancelled or its time is over; called before each row
   */
  ResultRenderer(
      Supplier<FirmCollections> collections, ReferenceResolver references, Runnable check) {
    this.collections = collections;
    this.references = references;
    this.check = check;
  }

  /**
   * The rendered result and the ids for the audit log.
   *
   * @param count the number of rows returned
   * @param ids the ids of the rows returned
   * @param caseIds the ids of the cases that they belong to
   */
  record Shaped(
      Map<String, Object> structured, String text, int count, List<Long> ids, List<Long> caseIds) {}

  /** Shapes a result. */
  Shaped shape(ToolSpec<?> spec, ToolResult result, PageRequest place) {
    Map<String, Object> structured = new LinkedHashMap<>();
    ResultIds ids = new ResultIds();
    // A later page repeats nothing of the first one but its paging fields.
    if (result.whole() != null && place.after() == null) {
      // Half is for the rows, of which at least one must fit.
      structured.putAll(ResultTruncator.fit(fields(result.whole(), null, true), LIMIT / 2));
    }
    result
        .parts()
        .forEach(
            (field, part) -> {
              Map<String, Object> object = fields(part.shown(), part.source(), true);
              ids.add(field, object);
              structured.put(field, object);
            });
    ToolResult.Rows<?> rows = result.rows();
    GroupRequest grouping = place.groups();
    if (grouping != null) {
      addGroups(structured, grouping, place, result, ids);
    } else if (spec.rows() != null && rows != null) {
      addRows(structured, spec.rows(), rows, place, result, ids);
    } else {
      ids.single(structured);
      if (!spec.writes()) {
        addMissing(structured, names(), null);
      }
    }
    if (!result.warnings().isEmpty()) {
      structured.put("warnings", result.warnings().stream().map(TextSanitizer::clean).toList());
    }
    if (values.hidden() > 0) {
      structured.put("hidden_characters_removed", values.hidden());
    }
    Map<String, Object> fitting = ResultTruncator.fit(structured, LIMIT);
    return new Shaped(fitting, Json.write(fitting), ids.count(), ids.rows(), ids.cases());
  }

  /** Returns an error's sentence as it goes out, whatever it quotes. */
  static String error(String text) {
    return Texts.cut(TextSanitizer.escape(Texts.cut(text, LIMIT)), LIMIT);
  }

  private Map<String, Object> fields(Record shown, @Nullable Record source, boolean full) {
    Record read = source == null ? shown : source;
    Map<String, Object> fields = new LinkedHashMap<>(ModelFields.of(shown));
    if (source != null && full) {
      ModelFields.of(source).forEach(fields::putIfAbsent);
    }
    Map<String, String> unreadable = ModelFields.unreadable(read);
    if (!unreadable.isEmpty()) {
      // An empty list would say that there are none.
      unreadable.keySet().forEach(field -> fields.remove(field, List.of()));
      fields.put(UNREADABLE_FIELDS, List.copyOf(unreadable.keySet()));
      if (full) {
        fields.put("unreadable_values", unreadable);
      }
    }
    return values.object(references.named(fields, () -> changed(read)));
  }

  /** Returns the time of a record's last change; null when MyCase does not send it. */
  private static @Nullable Instant changed(Record record) {
    Map<String, Object> fields = ModelFields.of(record);
    Object at = fields.getOrDefault("updated_at", fields.get("created_at"));
    try {
      return at instanceof String text ? Instant.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private <T> void addRows(
      Map<String, Object> structured,
      String field,
      ToolResult.Rows<T> rows,
      PageRequest place,
      ToolResult result,
      ResultIds ids) {
    Paged<T> paged =
        new Paged<>(
            rows.matches(),
            rows.order(),
            row -> fields(rows.shown().apply(row), rows.source().apply(row), place.full()));
    PageOf<T> page = addPage(structured, field, paged, place);
    page.shown().forEach(row -> ids.add(field, row));
    addFacts(structured, page, rows.matches().size(), result.missing(), result.doubts());
  }

  private void addGroups(
      Map<String, Object> structured,
      GroupRequest request,
      PageRequest place,
      ToolResult result,
      ResultIds ids) {
    ToolResult.Groups<?> given = result.groups();
    if (given == null) {
      throw new IllegalStateException("the tool declares groups and returned none");
    }
    addGroups(
        structured,
        GroupRenderer.group(request, given, collections, references, check),
        place,
        request,
        result,
        ids);
  }

  private <G> void addGroups(
      Map<String, Object> structured,
      GroupRenderer.Grouped<G> grouped,
      PageRequest place,
      GroupRequest request,
      ToolResult result,
      ResultIds ids) {
    structured.put("group_by", request.by());
    if (place.after() == null) {
      structured.put("totals", values.object(grouped.totals()));
    }
    if (grouped.overlapping()) {
      structured.put("overlapping", true);
    }
    Paged<G> paged =
        new Paged<>(
            grouped.groups(),
            grouped.order(),
            group -> values.object(grouped.shown().apply(group)));
    PageOf<G> page = addPage(structured, GROUPS, paged, place);
    page.shown().forEach(group -> ids.addGroup(request.by(), group));
    List<G> rest = grouped.after(page.last());
    if (!rest.isEmpty()) {
      Map<String, Object> together = new LinkedHashMap<>();
      together.put("groups", (long) rest.size());
      together.putAll(values.object(grouped.together().apply(rest)));
      structured.put("rest", together);
    }
    structured.put("total_groups", (long) grouped.groups().size());
    if (grouped.leftOut() > 0) {
      structured.put("groups_left_out", (long) grouped.leftOut());
    }
    Incompleteness lacks = result.missing() == null ? grouped.missing() : result.missing();
    addFacts(structured, page, grouped.matches(), lacks, result.doubts(grouped.doubts()).doubts());
  }

  /** All items of a list that is returned in pages, their order, and how an item is written. */
  private record Paged<T>(
      List<? extends T> all, RowOrder<T> order, Function<T, Map<String, Object>> written) {}

  /**
   * A page that was written.
   *
   * @param last the last item on the page; null when the page is empty
   * @param next the cursor of the next page; null on the last one
   * @param cutBySize whether size ended the page
   */
  private record PageOf<T>(
      List<Map<String, Object>> shown,
      @Nullable T last,
      @Nullable String next,
      boolean cutBySize) {}

  private <T> PageOf<T> addPage(
      Map<String, Object> structured, String field, Paged<T> paged, PageRequest place) {
    List<T> next = next(paged, place.after(), place.rows() + 1);
    List<T> wanted = next.subList(0, Math.min(next.size(), place.rows()));
    List<Map<String, Object>> shown = new ArrayList<>();
    int length = new JsonSize().of(structured);
    for (T row : wanted) {
      check.run();
      Map<String, Object> object = paged.written().apply(row);
      int more = new JsonSize().of(object) + 1;
      if (length + more > BUDGET) {
        if (!shown.isEmpty()) {
          break;
        }
        object = ResultTruncator.fit(object, BUDGET - length);
        more = BUDGET - length;
      }
      length += more;
      shown.add(object);
    }
    structured.put(field, shown);
    T last = shown.isEmpty() ? null : next.get(shown.size() - 1);
    String cursor =
        last == null || shown.size() == next.size()
            ? null
            : new Cursor(place.fingerprint(), paged.order().position(last)).encode();
    return new PageOf<>(shown, last, cursor, shown.size() < wanted.size());
  }

  private void addFacts(
      Map<String, Object> structured,
      PageOf<?> page,
      int matches,
      @Nullable Incompleteness missing,
      @Nullable String doubts) {
    structured.put("total_matches", (long) matches);
    structured.put("returned", (long) page.shown().size());
    Incompleteness lacks = missing == null ? names() : missing;
    structured.put("complete", lacks == null && doubts == null);
    if (page.cutBySize()) {
      structured.put("cut_by_size", true);
    }
    if (page.next() != null) {
      structured.put("next_cursor", page.next());
    }
    addMissing(structured, lacks, doubts);
  }

  private @Nullable Incompleteness names() {
    Incompleteness names = references.missing();
    return names == null
        ? null
        : new Incompleteness(
            "Names of references are missing: " + names.reason(),
            names.read(),
            names.total(),
            names.retryAfter());
  }

  private static void addMissing(
      Map<String, Object> structured, @Nullable Incompleteness missing, @Nullable String doubts) {
    if (missing == null && doubts == null) {
      return;
    }
    Duration wait = missing == null ? WAIT_FOR_CORRECTION : missing.retryAfter();
    structured.put(
        "incomplete_reason",
        TextSanitizer.clean(joined(missing == null ? null : missing.reason(), doubts)));
    structured.put("retry_after_seconds", Math.max(1, wait.toSeconds()));
    structured.put(
        "next_step",
        joined(missing == null ? null : CALL_AGAIN, doubts == null ? null : CORRECT_FIELDS));
  }

  private static String joined(@Nullable String... sentences) {
    return Stream.of(sentences).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  /** Returns the first {@code count} rows after a position, without sorting all others. */
  private <T> List<T> next(
      Paged<T> rows, @Nullable List<@Nullable Comparable<?>> after, int count) {
    RowOrder<T> order = rows.order();
    Comparator<Placed<T>> byPosition =
        (one, other) -> order.comparePositions(one.position(), other.position());
    PriorityQueue<Placed<T>> least = new PriorityQueue<>(byPosition.reversed());
    try {
      for (T row : rows.all()) {
        check.run();
        Placed<T> placed = new Placed<>(row, order.position(row));
        if (after != null && order.comparePositions(placed.position(), after) <= 0) {
          continue;
        }
        if (least.size() < count) {
          least.add(placed);
        } else if (byPosition.compare(placed, least.element()) < 0) {
          least.remove();
          least.add(placed);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException("cursor", Cursor.NOT_A_CURSOR);
    }
    return least.stream().sorted(byPosition).map(Placed::row).toList();
  }

  /** A row and its sort keys, which can take a while to make. */
  private record Placed<T>(T row, List<@Nullable Comparable<?>> position) {}
}
