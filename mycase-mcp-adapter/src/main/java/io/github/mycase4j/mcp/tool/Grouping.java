package io.github.mycase4j.mcp.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The keys by which a list can be grouped, and the measures of each group. The measures are the
 * components of a record, of which the first one orders the groups unless the caller says
 * otherwise; the values come from a {@link Collector} that {@link ToolResult#groups} is given.
 *
 * <p>Immutable and thread-safe; {@link #by} returns a changed copy.
 *
 * @param <T> the type of the rows
 */
public final class Grouping<T extends Record> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");

  private final String what;
  private final ToLongFunction<? super T> id;
  private final Class<? extends Record> measures;
  private final Map<String, GroupKey<T>> keys;

  /**
   * The measure of a list that only counts its rows.
   *
   * @param count the number of rows
   */
  public record Count(long count) {

    /**
     * {@return the collector that counts rows}
     *
     * @param <T> the type of the rows
     */
    public static <T> Collector<T, ?, Count> collector() {
      return Collectors.collectingAndThen(Collectors.counting(), Count::new);
    }
  }

  private Grouping(
      String what,
      ToLongFunction<? super T> id,
      Class<? extends Record> measures,
      Map<String, GroupKey<T>> keys) {
    this.what = what;
    this.id = id;
    this.measures = measures;
    this.keys = keys;
  }

  /**
   * Starts a grouping without keys.
   *
   * @param <T> the type of the rows
   * @param what the word for one row, such as {@code case}
   * @param id returns the id of a row
   * @param measures the record of the measures, which are integers and decimals
   * @return the grouping
   */
  public static <T extends Record> Grouping<T> of(
      String what, ToLongFunction<? super T> id, Class<? extends Record> measures) {
    return new Grouping<>(what, id, Objects.requireNonNull(measures, "measures"), Map.of());
  }

  /**
   * Adds a key.
   *
   * @param name the value of {@code group_by}, and the name of the key in a group
   * @param key the key
   * @return a copy with the key
   * @throws IllegalArgumentException when the name has other characters than lowercase letters and
   *     underscores, or is taken
   */
  public Grouping<T> by(String name, GroupKey<T> key) {
    if (!NAME.matcher(name).matches() || keys.containsKey(name)) {
      throw new IllegalArgumentException("no key can be called \"" + name + "\"");
    }
    Map<String, GroupKey<T>> more = new LinkedHashMap<>(keys);
    more.put(name, key);
    return new Grouping<>(what, id, measures, Collections.unmodifiableMap(more));
  }

  /** {@return the word for one row} */
  public String what() {
    return what;
  }

  /** {@return the id of a row} */
  public ToLongFunction<? super T> id() {
    return id;
  }

  /** {@return the record of the measures} */
  public Class<? extends Record> measures() {
    return measures;
  }

  /** {@return the keys by name, in order} */
  public Map<String, GroupKey<T>> keys() {
    return keys;
  }

  @Override
  public String toString() {
    return "Grouping[" + what + " by " + String.join(", ", keys.keySet()) + "]";
  }
}
