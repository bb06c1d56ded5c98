package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The names of the records that ids in arguments of any tool refer to; the kind of record follows
 * from the name of the argument. Performs I/O.
 */
final class IdNames {
  /** The kinds of records by the last word of an argument's name without {@code _id}. */
  private static final Map<String, IdKind> KINDS =
      Map.ofEntries(
          Map.entry("case", IdKind.CASE),
          Map.entry("matter", IdKind.CASE),
          Map.entry("client", IdKind.CLIENT),
          Map.entry("company", IdKind.COMPANY),
          Map.entry("contact", IdKind.CONTACT),
          Map.entry("staff", IdKind.STAFF),
          Map.entry("lawyer", IdKind.STAFF),
          Map.entry("attorney", IdKind.STAFF),
          Map.entry("lead", IdKind.LEAD),
          Map.entry("document", IdKind.DOCUMENT));

  private final MyCaseClient mycase;

  IdNames(MyCaseClient mycase) {
    this.mycase = mycase;
  }

  private enum IdKind {
    CASE("case"),
    CLIENT("client"),
    COMPANY("company"),
    CONTACT("client or company"),
    STAFF("staff member"),
    LEAD("lead"),
    DOCUMENT("document");

    private final String words;

    IdKind(String words) {
      this.words = words;
    }
  }

  /**
   * Returns the name of a record.
   *
   * @param argument the name of the argument, such as {@code case_id}, {@code staff_ids} or, for
   *     objects with an {@code id}, {@code staff}
   * @return the name; empty when the record has none, this login may not read it, or the name of
   *     the argument does not say what kind of record it is
   * @throws InvalidArgumentException when there is no such record
   */
  Optional<String> find(String argument, long id) {
    IdKind kind = kind(argument);
    if (kind == null) {
      return Optional.empty();
    }
    try {
      return switch (kind) {
        case CASE -> Optional.ofNullable(get(argument, kind, id, this::legalCase).name());
        case CLIENT -> Optional.ofNullable(get(argument, kind, id, this::client).fullName());
        case COMPANY -> Optional.ofNullable(get(argument, kind, id, this::company).name());
        case CONTACT -> contact(argument, id);
        case STAFF -> Optional.ofNullable(get(argument, kind, id, this::staff).fullName());
        case LEAD -> Optional.of(get(argument, kind, id, mycase.leads()::find)).map(Lead::fullName);
        case DOCUMENT ->
            Optional.of(get(argument, kind, id, mycase.documents()::find)).map(LegalDocument::name);
      };
    } catch (AccessDeniedException e) {
      // MyCase decides whether this login may use the record in a write.
      return Optional.empty();
    }
  }

  private static @Nullable IdKind kind(String argument) {
    String name = argument.replaceFirst("_ids?$", "");
    String word = name.substring(name.lastIndexOf('_') + 1);
    IdKind kind = KINDS.get(word);
    if (kind == null && word.endsWith("ies")) {
      return KINDS.get(word.substring(0, word.length() - 3) + "y");
    }
    return kind == null && word.endsWith("s")
        ? KINDS.get(word.substring(0, word.length() - 1))
        : kind;
  }

  private Optional<String> contact(String argument, long id) {
    Optional<Client> client = client(id);
    return client.isPresent()
        ? client.map(Client::fullName)
        : Optional.ofNullable(get(argument, IdKind.CONTACT, id, this::company).name());
  }

  private Optional<LegalCase> legalCase(long id) {
    return read(id, mycase.collections().cases(), mycase.cases()::find);
  }

  private Optional<Client> client(long id) {
    return read(id, mycase.collections().clients(), mycase.clients()::find);
  }

  private Optional<Company> company(long id) {
    return read(id, mycase.collections().companies(), mycase.companies()::find);
  }

  private Optional<StaffMember> staff(long id) {
    return read(id, mycase.collections().staff(), mycase.staff()::find);
  }

  /** A record that is not in memory may be new and is requested. */
  private <T> Optional<T> read(
      long id, SyncedCollection<T> collection, LongFunction<Optional<T>> find) {
    Optional<T> cached = collection.cached().flatMap(rows -> rows.find(id));
    return cached.isPresent() ? cached : find.apply(id);
  }

  private static <T> T get(String argument, IdKind kind, long id, LongFunction<Optional<T>> find) {
    return find.apply(id)
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    argument,
                    argument + ": there is no " + kind.words + " with the id " + id + "."));
  }
}
