package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.ApiTokensTable;
import io.github.mycase4j.remote.store.CredentialRow;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.GrantsTable;
import io.github.mycase4j.remote.store.OnceTable;
import io.github.mycase4j.remote.store.UnusedLogins;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grants and API tokens in the database. */
public final class StoredGrants implements Grants {
  private static final int HINT = 4;

  /** Longer than any session in which the form can be sent. */
  private static final Duration FORM_LIFE = Duration.ofHours(24);

  private final Database database;
  private final Revocations revocations;
  private final AuthEvents events;
  private final Metrics metrics;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Ulids ids;

  /** Creates the grants and API tokens of a database. */
  public StoredGrants(
      Database database,
      UnusedLogins unusedLogins,
      AuthEvents events,
      Metrics metrics,
      InstantSource clock,
      SecureRandom random) {
    this.database = database;
    this.revocations = new Revocations(database, unusedLogins, events, clock);
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
    this.ids = new Ulids(clock, random);
  }

  @Override
  public List<Entry> list(@Nullable Long userId) {
    Instant now = clock.instant();
    Instant revokedAfter = now.minus(SHOWN_AFTER_END);
    List<Entry> entries = new ArrayList<>();
    database.run(
        sql -> {
          new GrantsTable(sql)
              .list(userId, revokedAfter, now)
              .forEach(row -> entries.add(entry(Bearer.Kind.GRANT, row)));
          new ApiTokensTable(sql)
              .list(userId, revokedAfter, now)
              .forEach(row -> entries.add(entry(Bearer.Kind.API_TOKEN, row)));
          return true;
        });
    entries.sort(Comparator.comparing(Entry::createdAt).reversed());
    return List.copyOf(entries);
  }

  private static Entry entry(Bearer.Kind kind, CredentialRow row) {
    return new Entry(
        kind,
        row.id(),
        row.userId(),
        Scopes.stored(row.scope()),
        row.name(),
        row.redirectHost(),
        row.hint(),
        row.createdAt(),
        row.expiresAt(),
        row.usedAt(),
        row.usedFrom(),
        row.revokedAt(),
        row.revokedWhy());
  }

  @Override
  public Created createToken(
      long userId, String firmUuid, String once, String name, int days, Scope scope) {
    Instant now = clock.instant();
    String token = TokenKind.API.next(random);
    ApiTokensTable.NewToken row =
        new ApiTokensTable.NewToken(
            ids.next(),
            TokenKind.hash(token),
            userId,
            name,
            token.substring(token.length() - HINT),
            scope.text(),
            now,
            now.plus(Duration.ofDays(days)));
    String form = TokenKind.hash("token form " + userId + " " + once);
    CreateResult result =
        database.transaction(
            sql -> {
              // One at a time for a user, so that nobody gets more tokens with several forms.
              new ApiTokensTable(sql).lockUser(userId);
              if (!new OnceTable(sql).insert(form, now.plus(FORM_LIFE))) {
                return CreateResult.REPEATED;
              }
              if (new ApiTokensTable(sql).countLive(userId, now) >= MOST_API_TOKENS) {
                new OnceTable(sql).delete(form);
                return CreateResult.TOO_MANY;
              }
              // Where it cannot be written, nothing takes effect, and the form may be sent again.
              record(row, firmUuid, days);
              new ApiTokensTable(sql).insert(row);
              return CreateResult.CREATED;
            });
    if (result != CreateResult.CREATED) {
      return new Created(result, null);
    }
    metrics.tokenIssued(TokenKind.API.metric());
    return new Created(result, token);
  }

  private void record(ApiTokensTable.NewToken token, String firmUuid, int days) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("name", token.name());
    params.put("scope", token.scope());
    params.put("days", days);
    events.record(
        "token-created",
        new AuthEvents.Subject(
            token.userId(),
            firmUuid,
            AuditedClient.label(token.name(), Bearer.Kind.API_TOKEN, token.id())),
        params);
  }

  @Override
  public boolean revoke(Bearer.Kind kind, String id, @Nullable Long owner, Revocation why) {
    return revocations.one(kind, id, owner, why);
  }

  @Override
  public int revokeAll(@Nullable Long userId, Revocation why) {
    return revocations.all(userId, why);
  }

  @Override
  public int liveCount(long userId) {
    Instant now = clock.instant();
    return database.run(
        sql ->
            Math.toIntExact(
                new GrantsTable(sql).countLive(userId, now)
                    + new ApiTokensTable(sql).countLive(userId, now)));
  }
}
