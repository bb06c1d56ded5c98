package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.server.SessionWrites;
import io.github.mycase4j.remote.store.UserActivity;
import io.github.mycase4j.remote.web.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One user's connection to MyCase: the login, the client under it with what was read, and the
 * writes. It is the same object for all calls of the user, whatever their tokens. What was read is
 * released from time to time, the rest is small and stays. Thread-safe.
 */
public final class UserConnection {
  private final long userId;
  private final Account owner;
  private final SealedLoginStore logins;
  private final TokenStore login;
  private final UserClients clients;
  private final UserActivity activity;
  private final ActiveCheck activeCheck;
  private final SessionWrites writes;
  private final InstantSource clock;
  private final boolean keepsRows;
  private @Nullable MyCaseClient client;
  private int running;

  /** Whether the client is dropped when the last running call ends. */
  private boolean isForgotten;

  private Instant usedAt;

  /** The last write of the user that the rows in memory take into account. */
  private @Nullable Instant seenWrite;

  /** Whether a write could not be noted. */
  private boolean owesWrite;

  /**
   * Creates a connection; performs no I/O.
   *
   * @param user the user as the database has it
   * @param writes counts the writes
   * @param keepsRows whether what was read is kept between calls
   */
  UserConnection(
      long userId,
      UserActivity.State user,
      SealedLoginStore logins,
      UserClients clients,
      UserActivity activity,
      SessionWrites writes,
      InstantSource clock,
      boolean keepsRows) {
    this.userId = userId;
    this.owner = new Account(userId, user.name(), null, user.firmUuid());
    this.logins = logins;
    this.login = logins.of(userId, user.firmUuid());
    this.clients = clients;
    this.activity = activity;
    this.activeCheck = new ActiveCheck(userId, activity, clock);
    this.writes = writes;
    this.clock = clock;
    this.keepsRows = keepsRows;
    this.usedAt = clock.instant();
  }

  /** Returns the id of the user. */
  public long userId() {
    return userId;
  }

  /** Returns the user and the firm, whether there is a login or not. */
  public Account owner() {
    return owner;
  }

  /** Returns the user's login. */
  public TokenStore login() {
    return login;
  }

  /** Returns why MyCase does not refresh the user's login anymore; empty as far as is known. */
  public Optional<LoginRequiredException> rejectionOf(Tokens stored) {
    return logins.rejectionOf(userId, stored);
  }

  /** Returns the writes of the user. */
  SessionWrites writes() {
    return writes;
  }

  /**
   * Returns the account of the stored login, or {@link #owner} without one; what was read under a
   * login that is gone is dropped. Performs I/O.
   */
  Account account() {
    Optional<Tokens> stored = login.load();
    if (stored.isEmpty()) {
      forget();
    }
    return stored.map(Tokens::account).filter(owner::isSameUserAs).orElse(owner);
  }

  /** Notes that a call begins. What need not be kept is evicted when the last one ends. */
  synchronized Session.ActiveCall enter() {
    running++;
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (!ended.getAndSet(true)) {
        leave();
      }
    };
  }

  private synchronized void leave() {
    running--;
    usedAt = clock.instant();
    MyCaseClient present = client;
    if (running > 0 || present == null) {
      return;
    }
    if (isForgotten) {
      drop(present);
    } else if (!keepsRows) {
      present.collections().evict();
    }
  }

  private synchronized void drop(MyCaseClient present) {
    client = null;
    isForgotten = false;
    present.close();
  }

  /**
   * Reads what other nodes have found out about the user, and takes it into account. Performs I/O.
   *
   * @throws MyCaseException when the database cannot be used
   */
  public UserActivity.State refresh() {
    return inDatabase(
        () -> {
          if (isWriteOwed()) {
            noteWrite();
          }
          UserActivity.State user =
              activity
                  .find(userId)
                  .orElseThrow(() -> new MyCaseException("This user is not known here."));
          seen(user.wroteAt(), user.wroteAt());
          if (!user.active()) {
            forget();
          }
          return user;
        });
  }

  /**
   * Runs a function that may need the database; the calls of tools know failures of MyCase only.
   */
  private static <T> T inDatabase(Supplier<T> function) {
    try {
      return function.get();
    } catch (UnavailableException e) {
      throw new MyCaseException(String.valueOf(e.getMessage()), e);
    }
  }

  private synchronized boolean isWriteOwed() {
    return owesWrite;
  }

  /**
   * Takes the latest write into account.
   *
   * @param before the latest write but for the own one
   */
  private synchronized void seen(@Nullable Instant before, @Nullable Instant now) {
    if (!Objects.equals(before, seenWrite) && client != null) {
      client.collections().invalidate();
    }
    seenWrite = now;
  }

  /**
   * Returns the client, after a check of whether the user is still active. Performs I/O.
   *
   * @param user what {@link #refresh} returned
   * @throws UserInactiveException when MyCase says that the user is inactive
   * @throws MyCaseException when MyCase does not let the user in anymore, or the database cannot be
   *     used
   */
  MyCaseClient mycase(UserActivity.State user) {
    return inDatabase(
        () -> {
          try {
            activeCheck.check(user, () -> client().readOnly().boundTo(owner));
          } catch (UserInactiveException | LoginRequiredException | AccessDeniedException e) {
            forget();
            throw e;
          }
          return client();
        });
  }

  private synchronized MyCaseClient client() {
    MyCaseClient present = client;
    if (present == null) {
      present = clients.create(new CheckedLogin(login, this::refreshed), new NotedWrites());
      client = present;
    }
    return present;
  }

  private void refreshed(Tokens tokens) {
    MyCaseClient refreshed = client().readOnly().under(tokens);
    boolean unused =
        inDatabase(
            () -> {
              activeCheck.checkNow(refreshed);
              return true;
            });
  }

  /** Notes what MyCase said about the user in a response to another request. Performs I/O. */
  public void answered(boolean active) {
    boolean unused =
        inDatabase(
            () -> {
              activeCheck.answered(active);
              return active;
            });
  }

  /** Returns the client if there is one; performs no I/O. */
  synchronized Optional<MyCaseClient> existingClient() {
    return Optional.ofNullable(client);
  }

  /** Drops what was read; reads under way fail. For a login that ended, or a user kept out. */
  public synchronized void forget() {
    MyCaseClient present = client;
    if (present == null) {
      return;
    }
    present.collections().clear();
    if (running == 0) {
      drop(present);
    } else {
      isForgotten = true;
    }
  }

  /** Drops what was read; reads under way continue. */
  public void evict() {
    existingClient().ifPresent(present -> present.collections().evict());
  }

  /**
   * Drops the client if no call has run for a time.
   *
   * @return whether there was one to drop
   */
  synchronized boolean evictIfIdle(Duration longest) {
    MyCaseClient present = client;
    if (present == null || running > 0 || clock.instant().isBefore(usedAt.plus(longest))) {
      return false;
    }
    drop(present);
    return true;
  }

  private void noteWrite() {
    UserActivity.Write write;
    try {
      write = activity.wrote(userId, clock.instant());
    } catch (UnavailableException e) {
      synchronized (this) {
        owesWrite = true;
      }
      throw e;
    }
    synchronized (this) {
      owesWrite = false;
    }
    seen(write.before(), write.now());
  }

  /** Tells other nodes of each write that was sent. */
  private final class NotedWrites implements RequestObserver {
    @Override
    public void after(RequestInfo request, RequestOutcome outcome) {
      if (request.method().equals("GET") || outcome.attempts() == 0) {
        return;
      }
      try {
        noteWrite();
      } catch (UnavailableException e) {
        // The write is done and must not look like a failure; the next call of the user notes it.
        synchronized (UserConnection.this) {
          owesWrite = true;
        }
      }
    }
  }
}
