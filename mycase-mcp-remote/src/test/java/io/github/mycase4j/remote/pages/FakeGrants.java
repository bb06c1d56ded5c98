package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Grants and tokens in memory, and what was asked to happen to them. */
final class FakeGrants implements Grants {
  static final String TOKEN = "mc4j_pat_" + "Zx9".repeat(14) + "Q";

  final List<Entry> entries = new ArrayList<>();
  final List<String> created = new ArrayList<>();
  final List<String> revoked = new ArrayList<>();
  CreateResult result = CreateResult.CREATED;

  /** Adds a grant of a user that was used. */
  void grant(long userId, String id, String name, String host, Scope scope, Instant created) {
    Instant used = created.plus(Duration.ofHours(3));
    entries.add(
        new Entry(
            Bearer.Kind.GRANT,
            id,
            userId,
            scope,
            name,
            host,
            null,
            created,
            null,
            used,
            "192.0.2.44",
            null,
            null));
  }

  /** Adds an API token of a user that was not used yet. */
  void token(long userId, String id, String name, Scope scope, Instant created, Instant expires) {
    entries.add(
        new Entry(
            Bearer.Kind.API_TOKEN,
            id,
            userId,
            scope,
            name,
            null,
            "x7Qk",
            created,
            expires,
            null,
            null,
            null,
            null));
  }

  /** Ends an entry that was added. */
  void end(String id, Instant at, String why) {
    entries.replaceAll(
        entry ->
            entry.id().equals(id)
                ? new Entry(
                    entry.kind(),
                    id,
                    entry.userId(),
                    entry.scope(),
                    entry.name(),
                    entry.redirectHost(),
                    entry.hint(),
                    entry.createdAt(),
                    entry.expiresAt(),
                    entry.usedAt(),
                    entry.usedFrom(),
                    at,
                    why)
                : entry);
  }

  @Override
  public List<Entry> list(Long userId) {
    return entries.stream().filter(entry -> userId == null || entry.userId() == userId).toList();
  }

  @Override
  public Created createToken(
      long userId, String firmUuid, String once, String name, int days, Scope scope) {
    if (result != CreateResult.CREATED) {
      return new Created(result, null);
    }
    created.add(String.join("|", userId + "", firmUuid, once, name, days + "", scope.text()));
    return new Created(result, TOKEN);
  }

  @Override
  public boolean revoke(Bearer.Kind kind, String id, Long owner, Revocation why) {
    boolean found =
        list(owner).stream().anyMatch(entry -> entry.kind() == kind && entry.id().equals(id));
    if (found) {
      revoked.add(kind.word() + " " + id + " " + why.reason().word() + " by " + why.by());
    }
    return found;
  }

  @Override
  public int revokeAll(Long userId, Revocation why) {
    revoked.add("all of " + userId + " " + why.reason().word() + " by " + why.by());
    return 1;
  }

  @Override
  public int liveCount(long userId) {
    throw new UnsupportedOperationException("no page asks for it");
  }
}
