package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.ApiTokensTable;
import io.github.mycase4j.remote.store.BearerRow;
import io.github.mycase4j.remote.store.ClientsTable;
import io.github.mycase4j.remote.store.CodesTable;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.GrantTokensTable;
import io.github.mycase4j.remote.store.GrantsTable;
import io.github.mycase4j.remote.store.Sql;
import io.github.mycase4j.remote.store.UnusedLogins;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens whose hashes are in the database. */
public final class StoredTokens implements TokenService {
  private static final Duration BETWEEN_NOTED_USES = Duration.ofMinutes(1);

  private final Database database;
  private final UnusedLogins unusedLogins;
  private final Revocations revocations;
  private final AuthEvents events;
  private final Metrics metrics;
  private final Settings.Oauth settings;
  private final boolean readOnly;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Ulids ids;

  /**
   * Creates the tokens of a database.
   *
   * @param readOnly whether no new token may write, whatever its grant says
   */
  public StoredTokens(
      Database database,
      UnusedLogins unusedLogins,
      AuthEvents events,
      Metrics metrics,
      Settings.Oauth settings,
      boolean readOnly,
      InstantSource clock,
      SecureRandom random) {
    this.database = database;
    this.unusedLogins = unusedLogins;
    this.revocations = new Revocations(database, unusedLogins, events, clock);
    this.events = events;
    this.metrics = metrics;
    this.settings = settings;
    this.readOnly = readOnly;
    this.clock = clock;
    this.random = random;
    this.ids = new Ulids(clock, random);
  }

  @Override
  public Optional<Bearer> authenticate(String token, String address) {
    if (TokenKind.ACCESS.matches(token)) {
      return authenticate(Bearer.Kind.GRANT, TokenKind.hash(token), address);
    }
    return TokenKind.API.matches(token)
        ? authenticate(Bearer.Kind.API_TOKEN, TokenKind.hash(token), address)
        : Optional.empty();
  }

  private Optional<Bearer> authenticate(Bearer.Kind kind, String hash, String address) {
    Instant now = clock.instant();
    Optional<BearerRow> found =
        database.run(
            sql ->
                kind == Bearer.Kind.GRANT
                    ? new GrantTokensTable(sql).authenticate(hash, now)
                    : new ApiTokensTable(sql).authenticate(hash, now));
    found.ifPresent(row -> noteUse(kind, row, address, now));
    return found.map(
        row ->
            new Bearer(
                kind,
                row.id(),
                row.userId(),
                Scopes.stored(row.scope()),
                row.name(),
                row.clientInfo()));
  }

  private void noteUse(Bearer.Kind kind, BearerRow row, String address, Instant now) {
    Instant unlessAfter = now.minus(BETWEEN_NOTED_USES);
    if (row.usedAt() != null && row.usedAt().isAfter(unlessAfter)) {
      return;
    }
    database.transaction(
        sql -> {
          if (kind == Bearer.Kind.GRANT) {
            new GrantsTable(sql).used(row.id(), now, address, unlessAfter);
          } else {
            new ApiTokensTable(sql).used(row.id(), now, address, unlessAfter);
          }
          return true;
        });
  }

  @Override
  public String approve(Approval approval) {
    String id = ids.next();
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("client_id", approval.clientId());
    params.put("scope", approval.scope().text());
    params.put("redirect_host", approval.redirectHost());
    events.record(
        "grant",
        new AuthEvents.Subject(
            approval.userId(),
            approval.firmUuid(),
            AuditedClient.label(approval.clientName(), Bearer.Kind.GRANT, id)),
        params);
    String code = TokenKind.CODE.next(random);
    Instant now = clock.instant();
    database.transaction(
        sql -> {
          new GrantsTable(sql)
              .insert(
                  id,
                  approval.userId(),
                  approval.clientId(),
                  approval.clientName(),
                  approval.redirectHost(),
                  approval.scope().text(),
                  now);
          new CodesTable(sql)
              .insert(
                  TokenKind.hash(code),
                  id,
                  approval.redirectUri(),
                  approval.codeChallenge(),
                  now.plus(settings.codeLife()));
          new ClientsTable(sql).used(approval.clientId(), now);
          return true;
        });
    metrics.tokenIssued(TokenKind.CODE.metric());
    return code;
  }

  @Override
  public TokenPair exchange(
      String code, String clientId, @Nullable String redirectUri, String verifier) {
    String hash = TokenKind.hash(code);
    return result(
        database.transaction(sql -> exchange(sql, hash, clientId, redirectUri, verifier)));
  }

  private Attempt exchange(
      Sql sql, String hash, String clientId, @Nullable String redirectUri, String verifier) {
    CodesTable codes = new CodesTable(sql);
    CodesTable.Row row = codes.find(hash).orElse(null);
    if (row == null || !row.clientId().equals(clientId)) {
      return Attempt.refused("The code is unknown, expired or another client's.");
    }
    Instant now = clock.instant();
    String problem = problem(row, redirectUri, verifier, now);
    if (!codes.spend(hash, problem == null, now)) {
      // Read again: the request that spent it may have done so since.
      return codes.find(hash).filter(CodesTable.Row::exchanged).isPresent()
          ? new Attempt.Replayed(row.grantId())
          : Attempt.refused("The code was used before.");
    }
    if (problem == null) {
      return new Attempt.Issued(issue(sql, row.grantId(), granted(row.scope()), now));
    }
    if (row.dead()) {
      return Attempt.refused(problem);
    }
    new GrantsTable(sql).delete(row.grantId());
    return new Attempt.SpentInVain(row.userId(), Attempt.invalidGrant(problem));
  }

  private static @Nullable String problem(
      CodesTable.Row row, @Nullable String redirectUri, String verifier, Instant now) {
    if (row.dead()) {
      return "The grant of the code was revoked.";
    }
    if (!now.isBefore(row.expiresAt())) {
      return "The code is expired.";
    }
    if (redirectUri != null && !redirectUri.equals(row.redirectUri())) {
      return "The redirect_uri is not the one that the code was sent to.";
    }
    return Pkce.matches(verifier, row.codeChallenge())
        ? null
        : "The code_verifier does not belong to the code_challenge.";
  }

  @Override
  public TokenPair refresh(String refreshToken, String clientId, @Nullable String scope) {
    String hash = TokenKind.hash(refreshToken);
    return result(database.transaction(sql -> refresh(sql, hash, clientId, scope)));
  }

  private Attempt refresh(Sql sql, String hash, String clientId, @Nullable String scope) {
    GrantTokensTable tokens = new GrantTokensTable(sql);
    GrantTokensTable.Refresh row = tokens.findRefresh(hash).orElse(null);
    if (row == null || row.dead() || !row.clientId().equals(clientId)) {
      return Attempt.refused("The refresh token is unknown, expired, revoked or another client's.");
    }
    Instant now = clock.instant();
    if (isReplay(row, now)) {
      return new Attempt.Replayed(row.grantId());
    }
    if (!now.isBefore(row.expiresAt())) {
      return Attempt.refused("The refresh token is expired.");
    }
    Scope granted = granted(row.scope());
    Optional<Scope> asked =
        scope == null || scope.isBlank() ? Optional.of(granted) : Scopes.requested(scope);
    if (asked.filter(wanted -> Scopes.within(wanted, granted)).isEmpty()) {
      return new Attempt.Refused(
          new TokenException(
              "invalid_scope",
              "The scope must be part of what was granted: " + granted.text() + "."));
    }
    if (!tokens.replace(hash, now)
        && tokens.findRefresh(hash).filter(present -> isReplay(present, now)).isPresent()) {
      // Another request replaced it meanwhile, and there is no grace.
      return new Attempt.Replayed(row.grantId());
    }
    return new Attempt.Issued(issue(sql, row.grantId(), asked.get(), now));
  }

  /** Returns what a grant gives now. */
  private Scope granted(String stored) {
    return readOnly ? Scope.READ : Scopes.stored(stored);
  }

  private boolean isReplay(GrantTokensTable.Refresh row, Instant now) {
    return row.replacedAt() != null
        && !now.isBefore(row.replacedAt().plus(settings.refreshGrace()));
  }

  /** Stores a new pair. The refresh token keeps the whole scope of the grant. */
  private TokenPair issue(Sql sql, String grantId, Scope scope, Instant now) {
    String access = TokenKind.ACCESS.next(random);
    String refresh = TokenKind.REFRESH.next(random);
    GrantTokensTable tokens = new GrantTokensTable(sql);
    tokens.insertAccess(
        TokenKind.hash(access), grantId, scope.text(), now.plus(settings.accessTokenLife()));
    tokens.insertRefresh(TokenKind.hash(refresh), grantId, now.plus(settings.refreshTokenLife()));
    return new TokenPair(Secret.of(access), settings.accessTokenLife(), Secret.of(refresh), scope);
  }

  /** Does what follows an attempt once the database has it. */
  private TokenPair result(Attempt attempt) {
    if (attempt instanceof Attempt.Issued issued) {
      metrics.tokenIssued(TokenKind.ACCESS.metric());
      metrics.tokenIssued(TokenKind.REFRESH.metric());
      return issued.pair();
    }
    if (attempt instanceof Attempt.Replayed replayed) {
      revocations.one(
          Bearer.Kind.GRANT,
          replayed.grantId(),
          null,
          new Revocation(Revocation.Reason.REPLAY, null));
      throw Attempt.invalidGrant("It was used before. To be safe, the whole grant is revoked.");
    }
    if (attempt instanceof Attempt.SpentInVain spent) {
      unusedLogins.delete(spent.userId());
      throw spent.error();
    }
    throw ((Attempt.Refused) attempt).error();
  }

  @Override
  public RevokeResult revoke(String token, String clientId) {
    String hash = TokenKind.hash(token);
    if (TokenKind.API.matches(token)) {
      return database.run(sql -> new ApiTokensTable(sql).exists(hash))
          ? RevokeResult.API_TOKEN
          : RevokeResult.UNKNOWN;
    }
    GrantTokensTable.Owner owner =
        database
            .run(
                sql ->
                    TokenKind.ACCESS.matches(token)
                        ? new GrantTokensTable(sql).ownerOfAccess(hash)
                        : new GrantTokensTable(sql).ownerOfRefresh(hash))
            .orElse(null);
    if (owner == null) {
      return RevokeResult.UNKNOWN;
    }
    if (!owner.clientId().equals(clientId)) {
      return RevokeResult.OTHER_CLIENT;
    }
    revocations.one(
        Bearer.Kind.GRANT, owner.grantId(), null, new Revocation(Revocation.Reason.CLIENT, null));
    return RevokeResult.REVOKED;
  }

  @Override
  public void initialized(Bearer bearer, String clientInfo) {
    database.run(
        sql -> {
          if (bearer.kind() == Bearer.Kind.GRANT) {
            new GrantsTable(sql).clientInfo(bearer.id(), clientInfo);
          } else {
            new ApiTokensTable(sql).clientInfo(bearer.id(), clientInfo);
          }
          return true;
        });
  }
}
