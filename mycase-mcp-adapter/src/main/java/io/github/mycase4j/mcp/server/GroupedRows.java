package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.ToolResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list by key, with the measures of each group and of all rows. A row with several
 * keys counts in full in each of their groups, and once in the totals.
 *
 * <p>Not thread-safe; performs no I/O.
 *
 * @param <T> the type of the rows
 * @param <A> the container of the collector of the measures
 */
final class GroupedRows<T extends Record, A> {
  private final ToolResult.Groups<T> given;
  private final GroupKey<T> key;
  private final Collector<T, A, Record> measures;
  private final Map<Object, Group<A>> groups = new HashMap<>();
  private final Map<String, String> folded = new HashMap<>();
  private final Map<Long, Collection<?>> keysOfCases = new HashMap<>();
  private final Group<A> none;
  private final A all;
  private boolean overlapping;

  /** One group; its measures are computed after all rows have been added. */
  static final class Group<A> {
    /** The key; null in the group of the rows without one. */
    final @Nullable Object key;

    final A container;

    /** The number of rows. */
    int count;

    /** The name that the rows give to the key, or null. */
    @Nullable String name;

    /** The spellings of a text key, each with its number of rows. */
    private final Map<String, Integer> texts = new HashMap<>();

    /** Returns the most frequent spelling of a text key; in a tie, the first in the alphabet. */
    String text() {
      return texts.entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElse("");
    }

    Group(@Nullable Object key, A container) {
      this.key = key;
      this.container = container;
    }
  }

  /**
   * Creates an instance without rows.
   *
   * @param given the rows and the collector of the measures
   * @param key the key
   */
  @SuppressWarnings("unchecked") // A collector of supertypes collects the subtype.
  GroupedRows(ToolResult.Groups<T> given, GroupKey<T> key) {
    this.given = given;
    this.key = key;
    this.measures = (Collector<T, A, Record>) given.measures();
    this.none = group(null);
    this.all = measures.supplier().get();
  }

  private Group<A> group(@Nullable Object of) {
    return new Group<>(of, measures.supplier().get());
  }

  /**
   * Adds the rows.
   *
   * @param cases returns a case by its id; called only for a key of the case
   * @param check throws when the call must end
   * @return a sentence that names keys that could not be read; usually empty
   */
  Optional<String> addAll(LongFunction<@Nullable LegalCase> cases, Runnable check) {
    List<LegalCase> used = new ArrayList<>();
    for (T row : given.matches()) {
      check.run();
      measures.accumulator().accept(all, row);
      Collection<?> keys = keys(row, cases, used);
      if (key.type() == GroupKey.KeyType.TEXT) {
        addText(keys, row);
        continue;
      }
      if (keys.isEmpty()) {
        add(none, row);
      }
      overlapping |= keys.size() > 1;
      for (Object each : keys) {
        add(groups.computeIfAbsent(each, this::group), row);
      }
    }
    return doubts(used);
  }

  /** Texts with the same folded form are one key; a text without visible characters is no key. */
  private void addText(Collection<?> keys, T row) {
    String text = keys.isEmpty() ? "" : (String) keys.iterator().next();
    String fold = text.isEmpty() ? text : folded.computeIfAbsent(text, GroupedRows::fold);
    if (fold.isEmpty()) {
      add(none, row);
    } else {
      Group<A> group = groups.computeIfAbsent(fold, this::group);
      add(group, row);
      group.texts.merge(text, 1, Integer::sum);
    }
  }

  private static String fold(String text) {
    String visible = TextSanitizer.clean(text).strip();
    String fold = TextMatch.fold(visible);
    return fold.isEmpty() ? visible : fold;
  }

  private Collection<?> keys(T row, LongFunction<@Nullable LegalCase> cases, List<LegalCase> used) {
    GroupKey<LegalCase> keyOfCase = key.keyOfCase();
    if (keyOfCase == null) {
      return key.keys(row);
    }
    Long id = key.caseId(row);
    if (id == null) {
      return List.of();
    }
    Collection<?> known = keysOfCases.get(id);
    if (known == null) {
      LegalCase legalCase = cases.apply(id);
      known = legalCase == null ? List.of() : List.copyOf(keyOfCase.keys(legalCase));
      keysOfCases.put(id, known);
      if (legalCase != null) {
        used.add(legalCase);
      }
    }
    return known;
  }

  private void add(Group<A> group, T row) {
    measures.accumulator().accept(group.container, row);
    group.count++;
    if (group.name == null) {
      group.name = key.name(row);
    }
  }

  private Optional<String> doubts(Collection<LegalCase> cases) {
    Optional<String> ofRows =
        RowConditions.<T>of(given.grouping().what(), given.grouping().id())
            .using(key.fields().toArray(String[]::new))
            .doubts(given.matches());
    GroupKey<LegalCase> keyOfCase = key.keyOfCase();
    Optional<String> ofCases =
        keyOfCase == null
            ? Optional.empty()
            : RowConditions.of("case", LegalCase::id)
                .using(keyOfCase.fields().toArray(String[]::new))
                .doubts(cases);
    return Stream.of(ofRows, ofCases)
        .flatMap(Optional::stream)
        .reduce((one, other) -> one + " " + other);
  }

  /** Adds a group without rows, unless the key has a group already. */
  void addEmpty(Object of) {
    groups.computeIfAbsent(of, this::group);
  }

  /** Returns the groups, among them the one of the rows without a key if there are any. */
  List<Group<A>> groups() {
    return Stream.concat(
            groups.values().stream(), none.count == 0 ? Stream.empty() : Stream.of(none))
        .toList();
  }

  /** Returns the measures of a group. */
  Record measures(Group<A> group) {
    return measures.finisher().apply(group.container);
  }

  /** Returns the measures of all rows, each counted once. */
  Record totals() {
    return measures.finisher().apply(all);
  }

  /** Returns the measures of several groups together; none of them can be measured afterwards. */
  Record together(List<Group<A>> several) {
    A container = measures.supplier().get();
    for (Group<A> group : several) {
      container = measures.combiner().apply(container, group.container);
    }
    return measures.finisher().apply(Objects.requireNonNull(container));
  }

  /** Returns whether a row has several keys, so that groups add up to more than the totals. */
  boolean isOverlapping() {
    return overlapping;
  }
}
