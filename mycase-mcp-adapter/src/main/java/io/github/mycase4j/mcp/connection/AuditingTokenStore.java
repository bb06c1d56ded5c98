package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stored login as the client of MyCase sees it, which does nothing to it {@link #exclusively}
 * but renew it: each renewal, good or refused, leaves a line in the audit log, and the refusal of
 * the login that is stored is remembered as long as the process runs.
 *
 * <p>A renewed login is stored before its line is written; a line that cannot be written is the
 * caller's error then, but costs no login. The log is one that owes such a line, since the renewal
 * did take place. Thread safe.
 */
final class AuditingTokenStore implements TokenStore {
  private static final String EVENT = "refresh";

  private final TokenStore store;
  private final Ulids ids;
  private final Consumer<AuditRecord> log;
  private volatile @Nullable Refusal refusal;

  /** Whether the renewal under way got a new login; there is one at a time. */
  private volatile boolean renewed;

  /** What MyCase said to a refresh token. */
  private record Refusal(Secret refreshToken, String message) {}

  AuditingTokenStore(TokenStore store, Ulids ids, Consumer<AuditRecord> log) {
    this.store = store;
    this.ids = ids;
    this.log = log;
  }

  /** Returns why MyCase refused to renew this login; empty when it did not so far. */
  Optional<String> refusalOf(Tokens login) {
    Refusal last = refusal;
    return last != null && last.refreshToken().equals(login.refreshToken())
        ? Optional.of(last.message())
        : Optional.empty();
  }

  @Override
  public Optional<Tokens> load() {
    return store.load();
  }

  @Override
  public void save(Tokens tokens) {
    store.save(tokens);
    renewed = true;
  }

  @Override
  public void delete() {
    store.delete();
  }

  @Override
  public <T> T exclusively(Supplier<T> renewal) {
    // Inside the lock, so that who waits for the lock at the end waits for the line too.
    return store.exclusively(() -> audited(renewal));
  }

  private <T> T audited(Supplier<T> renewal) {
    Optional<Tokens> before = store.load();
    renewed = false;
    T result;
    try {
      result = renewal.get();
    } catch (RuntimeException | Error e) {
      before.ifPresent(login -> failed(login, e));
      throw e;
    }
    if (renewed && before.isPresent()) {
      log.accept(record(before.get()).outcome(Outcome.SUCCESS).build());
    }
    return result;
  }

  private void failed(Tokens login, Throwable failure) {
    // What nobody foresaw may have anything in its message.
    String message =
        failure instanceof MyCaseException
            ? String.valueOf(failure.getMessage())
            : failure.getClass().getSimpleName();
    if (failure instanceof LoginRequiredException) {
      refusal = new Refusal(login.refreshToken(), message);
    }
    try {
      log.accept(record(login).outcome(Outcome.ERROR).error(message).build());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private AuditRecord.Builder record(Tokens login) {
    return AuditRecord.auth(ids.next(), EVENT)
        .userId(login.account().userId())
        .firm(login.account().firmUuid());
  }
}
