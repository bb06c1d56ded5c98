package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.store.AuthorizationsTable;
import io.github.mycase4j.remote.store.Database;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authorization requests that wait, in the database. */
public final class StoredAuthorizations implements PendingAuthorizations {
  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Creates the requests of a database. */
  public StoredAuthorizations(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String add(Pending pending, String sessionHash) {
    String id = TokenKind.randomText(random);
    AuthorizationsTable.Row row =
        new AuthorizationsTable.Row(
            pending.clientId(),
            pending.redirectUri(),
            encode(pending.state()),
            pending.codeChallenge(),
            pending.scope().text());
    Instant expiresAt = clock.instant().plus(LIFE);
    database.transaction(
        sql -> {
          new AuthorizationsTable(sql).insert(TokenKind.hash(id), sessionHash, row, expiresAt);
          return true;
        });
    return id;
  }

  @Override
  public Optional<Pending> find(String id, String sessionHash) {
    String hash = TokenKind.hash(id);
    return database
        .run(sql -> new AuthorizationsTable(sql).find(hash, sessionHash, clock.instant()))
        .map(StoredAuthorizations::pending);
  }

  @Override
  public Optional<Pending> decide(String id, String sessionHash) {
    String hash = TokenKind.hash(id);
    Instant now = clock.instant();
    return database
        .transaction(
            sql ->
                new AuthorizationsTable(sql)
                    .find(hash, sessionHash, now)
                    .filter(row -> new AuthorizationsTable(sql).decide(hash, sessionHash, now)))
        .map(StoredAuthorizations::pending);
  }

  @Override
  public void move(String fromSessionHash, String toSessionHash) {
    database.transaction(
        sql -> {
          new AuthorizationsTable(sql).move(fromSessionHash, toSessionHash);
          return true;
        });
  }

  /** A client's state may hold any character and must come back as it was sent. */
  private static @Nullable String encode(@Nullable String state) {
    return state == null ? null : URLEncoder.encode(state, StandardCharsets.UTF_8);
  }

  private static @Nullable String decode(@Nullable String state) {
    return state == null ? null : URLDecoder.decode(state, StandardCharsets.UTF_8);
  }

  private static Pending pending(AuthorizationsTable.Row row) {
    return new Pending(
        row.clientId(),
        row.redirectUri(),
        decode(row.state()),
        row.codeChallenge(),
        Scopes.stored(row.scope()));
  }
}
