package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.AccountChangedException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.text.Failures;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds names to references such as {@code { "id": 7 }}, from the firm's collections and never with
 * a request for each. A reference to a case that MyCase does not return is marked as missing; one
 * to another deleted record is left unchanged. Flags of a reference are kept only where they are
 * true.
 */
final class ReferenceResolver {
  /** Names change seldom, and a stale one does little harm. */
  private static final Duration NAMES_MAX_AGE = Duration.ofMinutes(10);

  /** The collections that a reference in a field may refer to. */
  private static final Map<String, List<Kind>> KINDS =
      Map.ofEntries(
          Map.entry("case", List.of(Kind.CASE)),
          Map.entry("cases", List.of(Kind.CASE)),
          Map.entry("client", List.of(Kind.CLIENT)),
          Map.entry("clients", List.of(Kind.CLIENT)),
          Map.entry("company", List.of(Kind.COMPANY)),
          Map.entry("companies", List.of(Kind.COMPANY)),
          Map.entry("staff", List.of(Kind.STAFF)),
          Map.entry("call_for", List.of(Kind.STAFF)),
          Map.entry("attorney", List.of(Kind.STAFF)),
          Map.entry("location", List.of(Kind.LOCATION)),
          Map.entry("billing_contact", List.of(Kind.CLIENT, Kind.COMPANY)));

  /** Marks a reference to a case that MyCase does not return. */
  static final String MISSING = "missing";

  /** The flags of a reference that say which role it has in the record. */
  private static final List<String> FLAGS = List.of("lead_lawyer", "originating_lawyer");

  private static final Duration WAIT = Duration.ofSeconds(30);

  /** By how much MyCase's clock and this machine's may differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private enum Kind {
    CASE,
    CLIENT,
    COMPANY,
    STAFF,
    LOCATION
  }

  private final Supplier<FirmCollections> collections;
  private final boolean sparing;
  private final Set<Kind> failed = EnumSet.noneOf(Kind.class);
  private final Set<Long> missingCases = new HashSet<>();
  private final Map<Kind, Snapshot<?>> snapshots = new EnumMap<>(Kind.class);
  private Supplier<@Nullable Instant> rowChanged = () -> null;
  private boolean currentFailed;
  private @Nullable Incompleteness missing;

  /**
   * Creates a resolver for these collections, which are requested at the first reference.
   *
   * @param sparing leaves out a name that cannot be read, because the result matters more than its
   *     names: something was written
   */
  ReferenceResolver(Supplier<FirmCollections> collections, boolean sparing) {
    this.collections = collections;
    this.sparing = sparing;
  }

  /**
   * Starts to load the collections that the names in a tool's result come from.
   *
   * @param groupedBy the key of the groups that the result has instead of rows; null for rows
   */
  static void prepare(
      FirmCollections collections, ToolSpec<?> spec, @Nullable GroupKey<?> groupedBy) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (groupedBy == null) {
      spec.fields().values().forEach(type -> addKinds(type, kinds));
    } else {
      kinds.addAll(KINDS.getOrDefault(field(groupedBy.type()), List.of()));
      if (groupedBy.keyOfCase() != null) {
        kinds.add(Kind.CASE);
      }
    }
    for (Kind kind : kinds) {
      collection(collections, kind).prefetch(NAMES_MAX_AGE);
    }
  }

  private static void addKinds(Class<? extends Record> type, Set<Kind> kinds) {
    for (RecordFields.Field field : RecordFields.fields(type)) {
      kinds.addAll(KINDS.getOrDefault(field.name(), List.of()));
    }
  }

  private static SyncedCollection<?> collection(FirmCollections collections, Kind kind) {
    return switch (kind) {
      case CASE -> collections.cases();
      case CLIENT -> collections.clients();
      case COMPANY -> collections.companies();
      case STAFF -> collections.staff();
      case LOCATION -> collections.locations();
    };
  }

  /** Returns whether a field of this name holds references that gain a name. */
  static boolean names(String field) {
    return KINDS.containsKey(field);
  }

  /** Returns whether a field of this name holds references to cases. */
  static boolean isCase(String field) {
    return List.of(Kind.CASE).equals(KINDS.get(field));
  }

  /**
   * Returns the row with all references in it named.
   *
   * @param changed returns the time of the row's last change; null when MyCase does not send it
   */
  Map<String, Object> named(Map<String, Object> row, Supplier<@Nullable Instant> changed) {
    rowChanged = changed;
    try {
      return named(row);
    } finally {
      rowChanged = () -> null;
    }
  }

  private Map<String, Object> named(Map<String, Object> row) {
    Map<String, Object> named = new LinkedHashMap<>();
    row.forEach((field, value) -> named.put(field, value(value, kinds(field, value, row))));
    return named;
  }

  /** A client and a company may share an id: the record says which of them it refers to. */
  private static @Nullable List<Kind> kinds(
      String field, @Nullable Object value, Map<String, Object> row) {
    List<Kind> kinds = KINDS.get(field);
    if (kinds == null || kinds.size() == 1 || !(value instanceof Map<?, ?> reference)) {
      return kinds;
    }
    boolean client = hasId(row.get("clients"), reference.get("id"));
    boolean company = hasId(row.get("companies"), reference.get("id"));
    return client == company ? kinds : List.of(client ? Kind.CLIENT : Kind.COMPANY);
  }

  private static boolean hasId(@Nullable Object references, @Nullable Object id) {
    return references instanceof List<?> list
        && list.stream().anyMatch(each -> each instanceof Map<?, ?> of && sameId(of.get("id"), id));
  }

  private static boolean sameId(@Nullable Object one, @Nullable Object other) {
    return one instanceof Number a && other instanceof Number b && a.longValue() == b.longValue();
  }

  @SuppressWarnings("unchecked")
  private Object value(Object value, @Nullable List<Kind> kinds) {
    if (value instanceof List<?> list) {
      List<Object> each = new ArrayList<>(list.size());
      for (Object element : list) {
        each.add(value(element, kinds));
      }
      return each;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, Object> object = named((Map<String, Object>) map);
    if (kinds != null) {
      FLAGS.forEach(flag -> object.remove(flag, false));
    }
    if (kinds == null || object.containsKey("name") || !(object.get("id") instanceof Number id)) {
      return object;
    }
    String name = personName(object.get("first_name"), object.get("last_name"));
    if (name == null) {
      name = name(kinds, id.longValue());
    }
    if (name == null) {
      if (kinds.contains(Kind.CASE) && missingCases.contains(id.longValue())) {
        object.put(MISSING, true);
      }
      return object;
    }
    Map<String, Object> withName = new LinkedHashMap<>();
    withName.put("id", id);
    withName.put("name", name);
    object.forEach(withName::putIfAbsent);
    return withName;
  }

  /** Returns the name of the one record that an id may belong to; null when two share it. */
  private @Nullable String name(List<Kind> kinds, long id) {
    String name = null;
    for (Kind kind : kinds) {
      String other = name(kind, id);
      if (name != null && other != null) {
        return null;
      }
      name = name == null ? other : name;
    }
    return name;
  }

  /** Returns the name of the record that a key of a group refers to; null when it is not known. */
  @Nullable String name(GroupKey.KeyType kind, long id) {
    List<Kind> kinds = KINDS.get(field(kind));
    return kinds == null ? null : name(kinds.get(0), id);
  }

  /** Returns the key of a group as a reference, with its name if that is known already. */
  Object reference(GroupKey.KeyType kind, long id, @Nullable String name) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("id", id);
    if (name != null) {
      reference.put("name", name);
    }
    return value(reference, KINDS.get(field(kind)));
  }

  private static String field(GroupKey.KeyType kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private @Nullable String name(Kind kind, long id) {
    if (failed.contains(kind)) {
      return null;
    }
    try {
      return switch (kind) {
        case CASE -> caseName(collections.get().cases(), id);
        case CLIENT ->
            name(
                kind,
                collections.get().clients(),
                id,
                (Client c) -> personName(c.firstName(), c.lastName()));
        case COMPANY -> name(kind, collections.get().companies(), id, Company::name);
        case STAFF ->
            name(
                kind,
                collections.get().staff(),
                id,
                (StaffMember s) -> personName(s.firstName(), s.lastName()));
        case LOCATION -> name(kind, collections.get().locations(), id, Location::name);
      };
    } catch (AccessDeniedException e) {
      // A user without access to a collection gets the ids alone.
      return null;
    } catch (RuntimeException e) {
      // The result of a write must be returned whatever fails here, even if the audit log could not
      // record a token refresh.
      if (sparing) {
        return null;
      }
      if (!(e instanceof MyCaseException) || endsTheCall(e)) {
        throw e;
      }
      // The rows matter more than the names in them. A failed collection is not requested again.
      failed.add(kind);
      missing = new Incompleteness(Failures.message(e), 0, null, WAIT);
      return null;
    }
  }

  private static boolean endsTheCall(RuntimeException failure) {
    return failure instanceof LoginRequiredException
        || failure instanceof AccountChangedException
        || failure instanceof CallCancelledException;
  }

  /** A case that is not among names up to ten minutes old may be new, so it is looked up again. */
  private @Nullable String caseName(SyncedCollection<LegalCase> collection, long id) {
    Snapshot<LegalCase> cases = names(Kind.CASE, collection);
    if (sparing || cases.find(id).isPresent() || cases.incompleteness().isPresent()) {
      return name(cases, id, LegalCase::name);
    }
    Instant changed = rowChanged.get();
    if (changed != null && changed.plus(CLOCKS_DIFFER).isBefore(cases.asOf())) {
      // The case existed when the row got its reference, and has been deleted since.
      missingCases.add(id);
      return null;
    }
    Optional<Snapshot<LegalCase>> current = current(collection);
    if (current.isEmpty()) {
      return null;
    }
    if (current.get().find(id).isEmpty() && current.get().incompleteness().isEmpty()) {
      missingCases.add(id);
    }
    return name(current.get(), id, LegalCase::name);
  }

  /** Known names remain valid when the current cases cannot be read. */
  private Optional<Snapshot<LegalCase>> current(SyncedCollection<LegalCase> cases) {
    if (currentFailed) {
      return Optional.empty();
    }
    try {
      return Optional.of(cases.read());
    } catch (MyCaseException e) {
      if (endsTheCall(e) || e instanceof AccessDeniedException) {
        throw e;
      }
      currentFailed = true;
      missing = new Incompleteness(Failures.message(e), 0, null, WAIT);
      return Optional.empty();
    }
  }

  private <T> @Nullable String name(
      Kind kind, SyncedCollection<T> collection, long id, Function<T, @Nullable String> name) {
    return name(names(kind, collection), id, name);
  }

  /** Returns the records of one kind as this call first read them. */
  @SuppressWarnings("unchecked") // Each kind is of one type.
  private <T> Snapshot<T> names(Kind kind, SyncedCollection<T> collection) {
    Snapshot<?> known = snapshots.get(kind);
    if (known == null) {
      known = collection.read(NAMES_MAX_AGE);
      snapshots.put(kind, known);
    }
    return (Snapshot<T>) known;
  }

  private <T> @Nullable String name(
      Snapshot<T> snapshot, long id, Function<T, @Nullable String> name) {
    Optional<T> row = snapshot.find(id);
    if (row.isEmpty()) {
      missing = snapshot.incompleteness().orElse(missing);
      return null;
    }
    return name.apply(row.get());
  }

  /** Returns why a reference has no name that it should have; null when none lacks it. */
  @Nullable Incompleteness missing() {
    return missing;
  }

  /** Returns first and last name, or null when neither is there. */
  static @Nullable String personName(@Nullable Object first, @Nullable Object last) {
    String name =
        Stream.of(text(first), text(last))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  private static String text(@Nullable Object part) {
    return part instanceof String string ? string.strip() : "";
  }
}
