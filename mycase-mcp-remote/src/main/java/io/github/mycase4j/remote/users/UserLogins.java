package io.github.mycase4j.remote.users;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.mcp.connection.AuditingTokenStore;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.remote.store.SealedLogins;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The logins in the database, with a record of each refresh. */
public final class UserLogins implements SealedLoginStore {
  private final SealedLogins logins;
  private final AuditRecorder log;
  private final Ulids ids;

  /** What is known of each login; small, so that it is kept for all users of the firm. */
  private final Map<Key, AuditingTokenStore> stores = new ConcurrentHashMap<>();

  private record Key(long userId, @Nullable String firmUuid) {}

  /**
   * Creates the store; performs no I/O.
   *
   * @param log receives the record of each refresh
   * @param ids gives each refresh its id
   */
  public UserLogins(SealedLogins logins, AuditRecorder log, Ulids ids) {
    this.logins = logins;
    this.log = log;
    this.ids = ids;
  }

  @Override
  public TokenStore of(long userId, String firmUuid) {
    return stores.computeIfAbsent(
        new Key(userId, firmUuid),
        key ->
            new AuditingTokenStore(
                logins.of(userId, firmUuid),
                () -> AuditRecord.event(ids.next(), "refresh"),
                this::record));
  }

  /** Records a refresh. One that failed is told by the record of the call that needed it. */
  private void record(AuditRecord refresh) {
    if (!refresh.outcome().equals(Optional.of(Outcome.SUCCESS))) {
      return;
    }
    try {
      log.record(refresh);
    } catch (RuntimeException | Error e) {
      log.owe(refresh);
      throw e;
    }
  }

  @Override
  public void replace(long userId, String firmUuid, Tokens login) {
    logins.replace(userId, firmUuid, login);
  }

  @Override
  public Optional<LoginRequiredException> rejectionOf(long userId, Tokens login) {
    AuditingTokenStore store = stores.get(new Key(userId, login.account().firmUuid()));
    return store == null ? Optional.empty() : store.rejectionOf(login);
  }
}
