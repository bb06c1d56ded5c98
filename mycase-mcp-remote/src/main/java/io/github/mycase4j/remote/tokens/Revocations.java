package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.store.ApiTokensTable;
import io.github.mycase4j.remote.store.CredentialRow;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.GrantsTable;
import io.github.mycase4j.remote.store.Sql;
import io.github.mycase4j.remote.store.UnusedLogins;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends grants and API tokens. A revocation takes effect even where the audit log cannot be written:
 * its record is owed. Afterwards a MyCase login that nothing needs is deleted. Thread-safe;
 * performs I/O.
 */
final class Revocations {
  private final Database database;
  private final UnusedLogins unusedLogins;
  private final AuthEvents events;
  private final InstantSource clock;

  Revocations(
      Database database, UnusedLogins unusedLogins, AuthEvents events, InstantSource clock) {
    this.database = database;
    this.unusedLogins = unusedLogins;
    this.events = events;
    this.clock = clock;
  }

  /** A grant or an API token that was live until now. */
  private record Revoked(Bearer.Kind kind, CredentialRow row) {}

  /**
   * Revokes one.
   *
   * @param owner only if it is this user's; null for anybody's
   * @return whether there is one, live or not
   */
  boolean one(Bearer.Kind kind, String id, @Nullable Long owner, Revocation why) {
    List<Revoked> revoked = new ArrayList<>();
    boolean found =
        database.transaction(
            sql -> {
              Optional<CredentialRow> row =
                  kind == Bearer.Kind.GRANT
                      ? new GrantsTable(sql).find(id, owner)
                      : new ApiTokensTable(sql).find(id, owner);
              row.map(present -> new Revoked(kind, present))
                  .filter(present -> end(sql, present, owner, why))
                  .ifPresent(revoked::add);
              return row.isPresent();
            });
    revoked.forEach(ended -> report(ended, why));
    revoked.forEach(ended -> unusedLogins.delete(ended.row().userId()));
    return found;
  }

  /**
   * Revokes all that are live.
   *
   * @param userId those of this user; null for everybody's
   * @return how many there were
   */
  int all(@Nullable Long userId, Revocation why) {
    Instant now = clock.instant();
    List<Revoked> revoked = new ArrayList<>();
    database.transaction(
        sql -> {
          List<Revoked> live = new ArrayList<>();
          new GrantsTable(sql)
              .list(userId, now, now)
              .forEach(row -> live.add(new Revoked(Bearer.Kind.GRANT, row)));
          new ApiTokensTable(sql)
              .list(userId, now, now)
              .forEach(row -> live.add(new Revoked(Bearer.Kind.API_TOKEN, row)));
          // One order on all nodes, so that two of them do not wait for each other.
          live.sort(Comparator.comparing(candidate -> candidate.row().id()));
          live.stream().filter(row -> end(sql, row, userId, why)).forEach(revoked::add);
          return true;
        });
    revoked.forEach(ended -> report(ended, why));
    if (userId != null) {
      unusedLogins.delete(userId);
    } else {
      revoked.stream().map(ended -> ended.row().userId()).distinct().forEach(unusedLogins::delete);
    }
    return revoked.size();
  }

  private boolean end(Sql sql, Revoked live, @Nullable Long owner, Revocation why) {
    String id = live.row().id();
    Instant now = clock.instant();
    String word = why.reason().word();
    return live.kind() == Bearer.Kind.GRANT
        ? new GrantsTable(sql).revoke(id, owner, word, now)
        : new ApiTokensTable(sql).revoke(id, owner, word, now);
  }

  private void report(Revoked revoked, Revocation why) {
    CredentialRow row = revoked.row();
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("reason", why.reason().word());
    if (why.by() != null) {
      params.put("by", why.by());
    }
    String name = row.clientInfo() != null ? row.clientInfo() : row.name();
    events.recordOrOwe(
        revoked.kind() == Bearer.Kind.GRANT ? "grant-revoked" : "token-revoked",
        new AuthEvents.Subject(
            row.userId(), row.firmUuid(), AuditedClient.label(name, revoked.kind(), row.id())),
        params);
  }
}
