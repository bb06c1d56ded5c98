package io.github.mycase4j.mcp.tool;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a tool: name, input and result. The schemas come from the records:
 * components in snake case, {@code @Nullable} ones optional, described by {@link Describe}.
 *
 * <p>Immutable; each method returns a changed copy.
 *
 * @param <I> the record of arguments
 */
public final class ToolSpec<I extends Record> {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private enum Trait {
    WRITES,
    IDEMPOTENT,
    EXPERIMENTAL,
    CHANGES_THIS_MACHINE,
    DESTRUCTIVE,
    ON_THIS_MACHINE
  }

  private final String name;
  private final String title;
  private final String description;
  private final Class<I> input;
  private final Set<Trait> traits;
  private final Shape shape;

  /** The shape of the result. */
  private record Shape(
      @Nullable String rows,
      Map<String, Class<? extends Record>> fields,
      @Nullable Class<? extends Record> result,
      @Nullable Grouping<?> groups) {

    Shape plus(@Nullable String rowsField, String field, Class<? extends Record> type) {
      Map<String, Class<? extends Record>> more = new LinkedHashMap<>(fields);
      more.put(field, type);
      return new Shape(rowsField, Collections.unmodifiableMap(more), result, groups);
    }
  }

  private ToolSpec(
      String name,
      String title,
      String description,
      Class<I> input,
      Set<Trait> traits,
      Shape shape) {
    this.name = name;
    this.title = title;
    this.description = description;
    this.input = input;
    this.traits = traits;
    this.shape = shape;
  }

  private static <I extends Record> ToolSpec<I> of(
      String name, String description, Class<I> input, Trait trait) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a tool's name is 1 to 64 letters, digits, - and _, not \"" + name + "\"");
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("the tool " + name + " has no description");
    }
    return new ToolSpec<>(
        name, name, description, input, EnumSet.of(trait), new Shape(null, Map.of(), null, null));
  }

  /**
   * Starts the specification of a read tool: its view of MyCase rejects writes.
   *
   * @param <I> the record of arguments
   * @param name the tool's name
   * @param description when to use the tool, for the model
   * @param input the record of arguments
   * @return the specification
   */
  public static <I extends Record> ToolSpec<I> read(
      String name, String description, Class<I> input) {
    return of(name, description, input, Trait.IDEMPOTENT);
  }

  /**
   * Starts the specification of a write tool: the intent is recorded before it runs.
   *
   * @param <I> the record of arguments
   * @param name the tool's name
   * @param description when to use the tool, for the model
   * @param input the record of arguments
   * @return the specification
   */
  public static <I extends Record> ToolSpec<I> write(
      String name, String description, Class<I> input) {
    return of(name, description, input, Trait.WRITES);
  }

  /**
   * Sets the title for people.
   *
   * @param text the title
   * @return a copy that says so
   */
  public ToolSpec<I> title(String text) {
    return new ToolSpec<>(name, text, description, input, traits, shape);
  }

  /**
   * Declares that a second call with the same arguments has no further effect.
   *
   * @return a copy that says so
   */
  public ToolSpec<I> idempotent() {
    return with(Trait.IDEMPOTENT);
  }

  /**
   * Declares the tool experimental: it is enabled only together with the experimental tools.
   *
   * @return a copy that says so
   */
  public ToolSpec<I> experimental() {
    return with(Trait.EXPERIMENTAL);
  }

  /**
   * Declares that the tool changes something on this machine, but nothing in MyCase.
   *
   * @return a copy that says so
   */
  public ToolSpec<I> changesThisMachine() {
    return with(Trait.CHANGES_THIS_MACHINE);
  }

  /**
   * Declares that the tool deletes something.
   *
   * @return a copy that says so
   */
  public ToolSpec<I> destructive() {
    return with(Trait.DESTRUCTIVE);
  }

  /**
   * Declares that the tool works on this machine only.
   *
   * @return a copy that says so
   */
  public ToolSpec<I> onThisMachine() {
    return with(Trait.ON_THIS_MACHINE);
  }

  private ToolSpec<I> with(Trait trait) {
    Set<Trait> more = EnumSet.copyOf(traits);
    more.add(trait);
    return new ToolSpec<>(name, title, description, input, more, shape);
  }

  private ToolSpec<I> shaped(Shape other) {
    return new ToolSpec<>(name, title, description, input, traits, other);
  }

  /**
   * Declares that the result is a list. The tool gains the arguments {@code limit}, {@code cursor}
   * and {@code detail}, and its result {@code total_matches}, {@code returned}, {@code complete}
   * and {@code next_cursor}.
   *
   * @param field the name in the result
   * @param row the record of a row
   * @return a copy that says so
   */
  public ToolSpec<I> rows(String field, Class<? extends Record> row) {
    return shaped(shape.plus(field, field, row));
  }

  /**
   * Adds an object to the result under a name; {@code case} becomes {@code {"case": {…}}}.
   *
   * @param field the name in the result
   * @param type the record
   * @return a copy that says so
   */
  public ToolSpec<I> object(String field, Class<? extends Record> type) {
    return shaped(shape.plus(shape.rows(), field, type));
  }

  /**
   * Declares that the result has the fields of this record, in addition to a list or objects if
   * any.
   *
   * @param type the record
   * @return a copy that says so
   */
  public ToolSpec<I> result(Class<? extends Record> type) {
    return shaped(
        new Shape(shape.rows(), shape.fields(), Objects.requireNonNull(type), shape.groups()));
  }

  /**
   * Declares that the list can be grouped. The tool gains the arguments {@code group_by}, {@code
   * sort_groups}, {@code order}, {@code min_count} and {@code include_empty}; with {@code
   * group_by}, its result has {@code groups} and {@code totals} instead of rows. The tool passes
   * the matches to group with {@link ToolResult#groups}.
   *
   * @param grouping the keys and measures
   * @return a copy that says so
   */
  public ToolSpec<I> groups(Grouping<?> grouping) {
    return shaped(
        new Shape(shape.rows(), shape.fields(), shape.result(), Objects.requireNonNull(grouping)));
  }

  /** {@return the tool's name} */
  public String name() {
    return name;
  }

  /** {@return the title for people} */
  public String title() {
    return title;
  }

  /** {@return the description for the model: when to use the tool} */
  public String description() {
    return description;
  }

  /** {@return the record of arguments} */
  public Class<I> input() {
    return input;
  }

  /** {@return whether the tool writes to MyCase} */
  public boolean writes() {
    return traits.contains(Trait.WRITES);
  }

  /** {@return whether the tool changes nothing, neither in MyCase nor on this machine} */
  public boolean readsOnly() {
    return !writes() && !traits.contains(Trait.CHANGES_THIS_MACHINE);
  }

  /** {@return whether a second call has no further effect} */
  public boolean isIdempotent() {
    return traits.contains(Trait.IDEMPOTENT);
  }

  /** {@return whether the tool is experimental} */
  public boolean isExperimental() {
    return traits.contains(Trait.EXPERIMENTAL);
  }

  /** {@return whether the tool deletes something} */
  public boolean isDestructive() {
    return traits.contains(Trait.DESTRUCTIVE);
  }

  /** {@return whether the tool works on this machine only} */
  public boolean isOnThisMachine() {
    return traits.contains(Trait.ON_THIS_MACHINE);
  }

  /** {@return the name of the list in the result; null when the result is no list} */
  public @Nullable String rows() {
    return shape.rows();
  }

  /** {@return the named parts of the result and their records, in order} */
  public Map<String, Class<? extends Record>> fields() {
    return shape.fields();
  }

  /** {@return the record whose fields are the result's own; null when it has named parts only} */
  public @Nullable Class<? extends Record> result() {
    return shape.result();
  }

  /** {@return how the list can be grouped; null when it cannot} */
  public @Nullable Grouping<?> groups() {
    return shape.groups();
  }

  @Override
  public String toString() {
    return "ToolSpec[" + name + "]";
  }
}
