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
 * The token store as the MyCase client sees it. The client uses {@link #exclusively} for token
 * refreshes only; each of them, successful or rejected, is recorded in the audit log, and the
 * rejection of the stored login is kept for as long as the process runs.
 *
 * <p>A refreshed login is stored before it is recorded. If it cannot be recorded, the call fails,
 * but the login is not lost, and the log owes the record, since the refresh did take place.
 * Thread-safe.
 */
public final class AuditingTokenStore implements TokenStore {
  private static final String EVENT = "refresh";

  private final TokenStore store;
  private final Supplier<AuditRecord.Builder> events;
  private final Consumer<AuditRecord> log;
  private volatile @Nullable Rejection rejection;

  /** Whether the refresh under way got a new login; there is one at a time. */
  private volatile boolean refreshed;

  /** How MyCase rejected a refresh token. */
  private record Rejection(Secret refreshToken, LoginRequiredException failure) {}

  /**
   * Creates the store of one login; performs no I/O.
   *
   * @param store keeps the login
   * @param ids makes the ids of audit records
   * @param log receives the record of each refresh that took place
   */
  public AuditingTokenStore(TokenStore store, Ulids ids, Consumer<AuditRecord> log) {
    this(store, () -> AuditRecord.auth(ids.next(), EVENT), log);
  }

  /**
   * Creates the store of one login, for a log with records in a form of its own; performs no I/O.
   *
   * @param store keeps the login
   * @param events starts the record of a refresh; account, outcome and error are added
   * @param log receives the record of each refresh that took place
   */
  public AuditingTokenStore(
      TokenStore store, Supplier<AuditRecord.Builder> events, Consumer<AuditRecord> log) {
    this.store = store;
    this.events = events;
    this.log = log;
  }

  /** Returns how MyCase rejected the refresh of this login; empty when it did not so far. */
  public Optional<LoginRequiredException> rejectionOf(Tokens login) {
    Rejection last = rejection;
    return last != null && last.refreshToken().equals(login.refreshToken())
        ? Optional.of(last.failure())
        : Optional.empty();
  }

  @Override
  public Optional<Tokens> load() {
    return store.load();
  }

  @Override
  public void save(Tokens tokens) {
    store.save(tokens);
    refreshed = true;
  }

  @Override
  public void delete() {
    store.delete();
  }

  @Override
  public <T> T exclusively(Supplier<T> refresh) {
    // Inside the lock, so that a shutdown that waits for the lock waits for the record too.
    return store.exclusively(() -> audited(refresh));
  }

  private <T> T audited(Supplier<T> refresh) {
    Optional<Tokens> before = store.load();
    refreshed = false;
    T result;
    try {
      result = refresh.get();
    } catch (RuntimeException | Error e) {
      before.ifPresent(login -> failed(login, e));
      throw e;
    }
    if (refreshed && before.isPresent()) {
      log.accept(record(before.get()).outcome(Outcome.SUCCESS).build());
    }
    return result;
  }

  private void failed(Tokens login, Throwable failure) {
    // The message of an unexpected failure may contain anything.
    String message =
        failure instanceof MyCaseException
            ? String.valueOf(failure.getMessage())
            : failure.getClass().getSimpleName();
    if (failure instanceof LoginRequiredException rejected) {
      rejection = new Rejection(login.refreshToken(), rejected);
    }
    try {
      log.accept(record(login).outcome(Outcome.ERROR).error(message).build());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private AuditRecord.Builder record(Tokens login) {
    return events.get().userId(login.account().userId()).firm(login.account().firmUuid());
  }
}
