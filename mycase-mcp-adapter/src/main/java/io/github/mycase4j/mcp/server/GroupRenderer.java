package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.server.GroupedRows.Group;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Groups the matches of a list as a call requests, sorts the groups, and writes each as an object.
 * Reads collections of the firm when the key or the names need them.
 */
final class GroupRenderer<T extends Record, A> {
  /** Marks the group of the rows without a key. */
  static final String NONE = "none";

  private final GroupRequest request;
  private final GroupKey<T> key;
  private final ToolResult.Groups<T> given;
  private final Supplier<FirmCollections> collections;
  private final ReferenceResolver references;
  private final Runnable check;
  private final GroupedRows<T, A> rows;
  private @Nullable Incompleteness missing;

  /** A group with its measures and sort keys. */
  private record Measured<A>(
      Group<A> group,
      Map<String, Object> measures,
      @Nullable String name,
      @Nullable String sortName) {}

  private GroupRenderer(
      GroupRequest request,
      GroupKey<T> key,
      ToolResult.Groups<T> given,
      Supplier<FirmCollections> collections,
      ReferenceResolver references,
      Runnable check) {
    this.request = request;
    this.key = key;
    this.given = given;
    this.collections = collections;
    this.references = references;
    this.check = check;
    this.rows = new GroupedRows<>(given, key);
  }

  /**
   * The groups of a call.
   *
   * @param groups all groups, in no order
   * @param order their order
   * @param shown writes a group
   * @param together the measures of several groups, which must not be used afterwards
   * @param totals the measures of all rows
   * @param matches how many rows matched
   * @param leftOut how many groups had too few rows
   * @param overlapping whether a row is in several groups
   * @param missing why data is missing; null when none is
   * @param doubts names keys that could not be read; usually empty
   */
  record Grouped<G>(
      List<G> groups,
      RowOrder<G> order,
      Function<G, Map<String, Object>> shown,
      Function<List<G>, Map<String, Object>> together,
      Map<String, Object> totals,
      int matches,
      int leftOut,
      boolean overlapping,
      @Nullable Incompleteness missing,
      Optional<String> doubts) {

    /** Returns the groups that come after one in the order. */
    List<G> after(@Nullable G last) {
      return last == null
          ? List.of()
          : groups.stream().filter(group -> order.compare(group, last) > 0).toList();
    }
  }

  /** Groups the matches that a tool returned. */
  static <T extends Record> Grouped<?> group(
      GroupRequest request,
      ToolResult.Groups<T> given,
      Supplier<FirmCollections> collections,
      ReferenceResolver references,
      Runnable check) {
    GroupKey<T> key = given.grouping().keys().get(request.by());
    if (key == null) {
      throw new IllegalStateException("the result has no key " + request.by());
    }
    return new GroupRenderer<T, Object>(request, key, given, collections, references, check)
        .grouped();
  }

  private Grouped<Measured<A>> grouped() {
    Optional<String> doubts = rows.addAll(cases(), check);
    if (request.includeEmpty()) {
      addEmpty();
    }
    List<Group<A>> all = rows.groups();
    List<Measured<A>> measured =
        all.stream()
            .filter(group -> group.count >= request.minCount())
            .map(this::measured)
            .toList();
    return new Grouped<>(
        measured,
        order(),
        this::shown,
        several -> fields(rows.together(several.stream().map(Measured::group).toList())),
        fields(rows.totals()),
        given.matches().size(),
        all.size() - measured.size(),
        rows.isOverlapping(),
        missing,
        doubts);
  }

  private LongFunction<@Nullable LegalCase> cases() {
    if (key.keyOfCase() == null) {
      return id -> null;
    }
    Snapshot<LegalCase> cases = read(collections.get().cases().read());
    return id -> cases.find(id).orElse(null);
  }

  private void addEmpty() {
    if (key.type() == GroupKey.KeyType.CASE) {
      read(collections.get().cases().read()).rows().stream()
          .filter(each -> CaseStatus.OPEN.equals(each.status()))
          .filter(given.empty().ofCase())
          .forEach(each -> rows.addEmpty(each.id()));
    } else {
      read(collections.get().staff().read()).rows().stream()
          .filter(each -> Boolean.TRUE.equals(each.active()))
          .map(StaffMember::id)
          .filter(id -> given.empty().ofStaff().test(request.by(), id))
          .forEach(rows::addEmpty);
    }
  }

  private <R> Snapshot<R> read(Snapshot<R> snapshot) {
    missing = snapshot.incompleteness().orElse(missing);
    return snapshot;
  }

  private Measured<A> measured(Group<A> group) {
    check.run();
    String name = name(group);
    return new Measured<>(
        group, fields(rows.measures(group)), name, name == null ? null : TextMatch.fold(name));
  }

  private static Map<String, Object> fields(Record measures) {
    return RecordFields.values(measures);
  }

  private @Nullable String name(Group<A> group) {
    if (group.key == null) {
      return null;
    } else if (key.type() == GroupKey.KeyType.TEXT) {
      return group.text();
    } else if (!key.type().isReference()) {
      return String.valueOf(group.key);
    }
    String given = group.name;
    return given == null ? references.name(key.type(), (Long) group.key) : given;
  }

  /** Ties are broken by the key: name, then id. */
  private RowOrder<Measured<A>> order() {
    RowOrder<Measured<A>> order;
    Function<Measured<A>, @Nullable String> name = Measured::sortName;
    Function<Measured<A>, @Nullable Long> id =
        each -> each.group().key instanceof Long number ? number : null;
    if (request.sort().equals(GroupArguments.KEY)) {
      order =
          request.ascending()
              ? RowOrder.<Measured<A>, String>ascending(name).thenAscending(id)
              : RowOrder.<Measured<A>, String>descending(name).thenDescending(id);
    } else {
      Function<Measured<A>, @Nullable Comparable<Object>> measure =
          each -> measure(each.measures());
      order =
          (request.ascending() ? RowOrder.ascending(measure) : RowOrder.descending(measure))
              .thenAscending(name)
              .thenAscending(id);
    }
    // A name of accents alone has an empty sort name, and of a long name the
    // order compares only the beginning.
    return order.thenAscending(Measured::name).thenAscending(GroupRenderer::hashOfLongName);
  }

  private static @Nullable String hashOfLongName(Measured<?> group) {
    String name = group.name();
    return name == null || name.length() < RowOrder.LONGEST_KEY ? null : Sha256.of(name);
  }

  @SuppressWarnings("unchecked") // Measures are numbers, each of one type.
  private @Nullable Comparable<Object> measure(Map<String, Object> measures) {
    return (Comparable<Object>) measures.get(request.sort());
  }

  private Map<String, Object> shown(Measured<A> group) {
    Map<String, Object> object = new LinkedHashMap<>();
    Object of = group.group().key;
    if (of == null) {
      object.put(NONE, true);
    } else if (key.type().isReference()) {
      object.put(request.by(), references.reference(key.type(), (Long) of, group.name()));
    } else {
      object.put(request.by(), String.valueOf(group.name()));
    }
    object.putAll(group.measures());
    return object;
  }
}
