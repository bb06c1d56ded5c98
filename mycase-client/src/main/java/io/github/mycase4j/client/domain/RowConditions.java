package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.ModelFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The conditions that rows have to meet, each with the fields that it reads. A row in which such a
 * field could not be read may or may not meet them; {@link #doubts} names it, so that a result that
 * leaves it out does not pass for complete.
 *
 * <p>Immutable and thread-safe; each method returns a changed copy. Performs no I/O.
 *
 * @param <T> a record of MyCase, as a service or a collection gave it
 */
public final class RowConditions<T extends Record> {
  private static final int MOST_NAMED = 10;

  private final String what;
  private final ToLongFunction<? super T> id;
  private final List<Condition<T>> conditions;
  private final Set<String> used;

  private record Condition<T>(Predicate<? super T> test, Set<String> fields) {}

  private RowConditions(
      String what, ToLongFunction<? super T> id, List<Condition<T>> conditions, Set<String> used) {
    this.what = what;
    this.id = id;
    this.conditions = conditions;
    this.used = used;
  }

  /**
   * {@return no conditions, which every row meets}
   *
   * @param <T> the type of the rows
   * @param what the word for one row, such as {@code case}
   * @param id returns the id of a row
   */
  public static <T extends Record> RowConditions<T> of(String what, ToLongFunction<? super T> id) {
    return new RowConditions<>(what, id, List.of(), Set.of());
  }

  /**
   * Adds a condition.
   *
   * @param test the condition
   * @param fields what it reads, by MyCase's names; a field within an object or a list follows
   *     after a point: {@code staff.lead_lawyer}
   * @return a copy with this condition
   */
  public RowConditions<T> where(Predicate<? super T> test, String... fields) {
    List<Condition<T>> more = new ArrayList<>(conditions);
    more.add(new Condition<>(test, Set.of(fields)));
    return new RowConditions<>(what, id, List.copyOf(more), used);
  }

  /**
   * Adds a condition if it is wanted.
   *
   * @param asked whether the condition was asked for
   * @param test the condition
   * @param fields the fields that it depends on, under MyCase's names
   * @return a copy with this condition
   */
  public RowConditions<T> where(boolean asked, Predicate<? super T> test, String... fields) {
    return asked ? where(test, fields) : this;
  }

  /**
   * Names fields that enter a figure about the rows.
   *
   * @param fields the fields that it depends on, under MyCase's names
   * @return a copy with these fields
   */
  public RowConditions<T> using(String... fields) {
    Set<String> more = new LinkedHashSet<>(used);
    more.addAll(List.of(fields));
    return new RowConditions<>(what, id, conditions, Set.copyOf(more));
  }

  /**
   * {@return the rows that meet all conditions, in their order}
   *
   * @param rows the rows
   */
  public List<T> matches(Collection<? extends T> rows) {
    List<T> found = new ArrayList<>();
    for (T row : rows) {
      if (isMetBy(row)) {
        found.add(row);
      }
    }
    return found;
  }

  private boolean isMetBy(T row) {
    for (Condition<T> condition : conditions) {
      if (!condition.test().test(row)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return a sentence that names the rows, and the fields in them, that could not be read and may
   * change which rows meet the conditions or what they add up to; usually empty}
   *
   * @param rows those of {@link io.github.mycase4j.client.collection.Snapshot#unreadable}, or all
   */
  public Optional<String> doubts(Collection<? extends T> rows) {
    List<String> named = new ArrayList<>();
    int count = 0;
    for (T row : rows) {
      Set<String> unreadable = ModelFields.unreadable(row).keySet();
      List<String> fields = unreadable.isEmpty() ? List.of() : doubtful(row, unreadable);
      if (!fields.isEmpty() && ++count <= MOST_NAMED) {
        named.add(what + " " + id.applyAsLong(row) + " (" + String.join(", ", fields) + ")");
      }
    }
    if (named.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "MyCase sent fields that cannot be read and that may change this result: "
            + String.join("; ", named)
            + (count > MOST_NAMED ? "; and " + (count - MOST_NAMED) + " more" : "")
            + ".");
  }

  private List<String> doubtful(T row, Set<String> unreadable) {
    Set<String> relevant = new LinkedHashSet<>();
    for (Condition<T> condition : conditions) {
      Set<String> read = among(unreadable, condition.fields());
      relevant.addAll(read);
      if (read.isEmpty() && !condition.test().test(row)) {
        return List.of();
      }
    }
    relevant.addAll(among(unreadable, used));
    return relevant.stream().limit(MOST_NAMED).toList();
  }

  private static Set<String> among(Set<String> unreadable, Set<String> fields) {
    return unreadable.stream()
        .filter(path -> path.equals("…") || fields.contains(field(path)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the field of a path: a reference without its id is as good as unread. */
  private static String field(String path) {
    String field = path.replaceAll("\\[\\d+]", "");
    return field.endsWith(".id") ? field.substring(0, field.length() - ".id".length()) : field;
  }
}
