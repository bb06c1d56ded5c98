package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A grant or an API token in a table. Public for the templates.
 *
 * @param owner whose it is
 * @param ownerName the name of the owner
 * @param scope the scope as OAuth has it
 * @param access the scope in words
 * @param redirectHost where the client returns to; null for an API token
 * @param hint the last four characters of an API token; null for a grant
 * @param expires when an API token ends; null for a grant
 * @param used the last use; null before one
 * @param from the address of the last use; empty before one
 * @param revoked the word for the reason why it was revoked; null while it was not
 * @param ended how it ended, in words; null while it is live
 * @param endedAt when it was revoked; null while it was not
 */
public record EntryRow(
    String kind,
    String id,
    long owner,
    String ownerName,
    String scope,
    String access,
    String name,
    @Nullable String redirectHost,
    @Nullable String hint,
    When created,
    @Nullable When expires,
    @Nullable When used,
    String from,
    @Nullable String revoked,
    @Nullable String ended,
    @Nullable When endedAt) {

  private static final Map<String, String> REASONS =
      Map.of(
          "user", "Revoked by the user",
          "admin", "Revoked by an admin",
          "client", "Revoked by the program",
          "replay", "Revoked for safety: a code or token was used twice",
          "logout", "Revoked by a logout in the program",
          "blocked", "Revoked: the user was blocked",
          "cli", "Revoked by the operator of the server");

  /** Returns the rows of one kind, in order. */
  static List<EntryRow> of(
      List<Grants.Entry> entries, Bearer.Kind kind, Instant now, LongFunction<String> names) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind)
        .map(entry -> of(entry, now, names.apply(entry.userId())))
        .toList();
  }

  private static EntryRow of(Grants.Entry entry, Instant now, String ownerName) {
    return new EntryRow(
        entry.kind().word(),
        entry.id(),
        entry.userId(),
        ownerName,
        entry.scope().text(),
        entry.scope() == Scope.READ ? "Read only" : "Read and make changes",
        PlainText.of(entry.name()),
        entry.redirectHost(),
        entry.hint(),
        When.of(entry.createdAt()),
        When.ofNullable(entry.expiresAt()),
        When.ofNullable(entry.usedAt()),
        entry.usedFrom() == null ? "" : entry.usedFrom(),
        entry.revokedWhy(),
        ended(entry, now),
        When.ofNullable(entry.revokedAt()));
  }

  private static @Nullable String ended(Grants.Entry entry, Instant now) {
    if (entry.revokedWhy() != null) {
      return REASONS.getOrDefault(entry.revokedWhy(), "Revoked");
    }
    boolean expired = entry.expiresAt() != null && !now.isBefore(entry.expiresAt());
    return expired ? "Expired" : null;
  }
}
