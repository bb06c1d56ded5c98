package io.github.mycase4j.client.internal.auth;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.AccountChangedException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the login of a {@link TokenStore}, renewed when it has to be. Of everybody who uses the
 * store only one renews at a time; the new login is stored before anybody gets it; and a renewal
 * that has begun is carried through to the store whatever becomes of the caller. It does not
 * protect a login against a process that dies between MyCase's answer and the store.
 *
 * <p>Thread safe; does I/O.
 */
public final class TokenRefresher {
  /** A token that ends sooner is renewed, since a request takes time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final TokenStore store;
  private final @Nullable OauthClient oauth;
  private final InstantSource clock;
  private final Object lock = new Object();
  private @Nullable CompletableFuture<Tokens> running;
  private volatile @Nullable Unsaved unsaved;

  /** A login that MyCase gave out and the store did not take, and what was spent for it. */
  private record Unsaved(Secret spentRefreshToken, Tokens tokens) {}

  /**
   * Creates a source.
   *
   * @param oauth renews the login; without it a login is good until its access token ends
   */
  public TokenRefresher(TokenStore store, @Nullable OauthClient oauth, InstantSource clock) {
    this.store = store;
    this.oauth = oauth;
    this.clock = clock;
  }

  /**
   * Returns a login whose access token is good for another minute at least.
   *
   * @throws LoginRequiredException when there is no login or MyCase refuses to renew it
   * @throws TokenStoreException when the store fails; the message says so when that cost the login
   * @throws CallCancelledException when the wait was cancelled or interrupted; a renewal under way
   *     continues
   * @throws CallTimeoutException when a renewal takes longer than the patience; it continues
   */
  public Tokens current(Cancellation cancellation, Duration patience) {
    return current(null, cancellation, patience);
  }

  /**
   * Returns the same, if it belongs to this account.
   *
   * @param owner the account; null for any
   * @throws AccountChangedException when the login that is stored belongs to another one
   */
  public Tokens current(@Nullable Account owner, Cancellation cancellation, Duration patience) {
    return usable(this::isFresh, owner, cancellation, patience);
  }

  /** Returns the same as {@link #current(Cancellation, Duration)}, however long it takes. */
  public Tokens current() {
    return current(new Cancellation(), Duration.ofDays(1));
  }

  /**
   * Returns another login than the one that MyCase did not accept: the stored one, when it was
   * replaced meanwhile, else a renewed one. Throws what {@link #current(Cancellation, Duration)}
   * throws.
   */
  public Tokens afterRejection(
      Secret usedAccessToken, Cancellation cancellation, Duration patience) {
    return afterRejection(usedAccessToken, null, cancellation, patience);
  }

  /**
   * Returns the same, if it belongs to this account; null for any. Throws what {@link
   * #current(Account, Cancellation, Duration)} throws.
   */
  public Tokens afterRejection(
      Secret usedAccessToken,
      @Nullable Account owner,
      Cancellation cancellation,
      Duration patience) {
    return usable(
        t -> isFresh(t) && !t.accessToken().equals(usedAccessToken), owner, cancellation, patience);
  }

  private boolean isFresh(Tokens tokens) {
    return clock.instant().plus(MARGIN).isBefore(tokens.accessTokenExpiresAt());
  }

  private Tokens usable(
      Predicate<Tokens> usable,
      @Nullable Account owner,
      Cancellation cancellation,
      Duration patience) {
    Tokens stored = ownedBy(owner, stored());
    return usable.test(stored) ? stored : ownedBy(owner, renewed(usable, cancellation, patience));
  }

  /** Another user may log in at any time, also while a renewal is under way. */
  private static Tokens ownedBy(@Nullable Account owner, Tokens login) {
    if (owner != null && !owner.isSameUserAs(login.account())) {
      throw new AccountChangedException(
          "Another user has logged in to MyCase since this call began, so the request was not sent."
              + " Ask again.");
    }
    return login;
  }

  private Tokens stored() {
    return store
        .load()
        .orElseThrow(
            () ->
                new LoginRequiredException(
                    LoginRequiredException.Reason.NOT_LOGGED_IN,
                    "Not connected to MyCase. Log in."));
  }

  /** Joins the renewal under way, or begins one. */
  private Tokens renewed(Predicate<Tokens> usable, Cancellation cancellation, Duration patience) {
    while (true) {
      boolean begun = false;
      CompletableFuture<Tokens> renewal;
      synchronized (lock) {
        if (running == null) {
          running = begin(usable);
          begun = true;
        }
        renewal = running;
      }
      Tokens tokens = await(renewal, cancellation, patience);
      if (begun || usable.test(tokens)) {
        return tokens;
      }
    }
  }

  /**
   * Renews on a thread of its own, so that no interrupt of a caller comes between MyCase's answer
   * and the store; not a daemon, so that the end of the program waits for it.
   */
  private CompletableFuture<Tokens> begin(Predicate<Tokens> usable) {
    CompletableFuture<Tokens> renewal = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              @Nullable Tokens tokens = null;
              @Nullable Throwable failure = null;
              try {
                tokens = store.exclusively(() -> renew(usable));
              } catch (RuntimeException | Error e) {
                failure = e;
              }
              synchronized (lock) {
                running = null;
              }
              if (failure != null) {
                renewal.completeExceptionally(failure);
              } else {
                renewal.complete(tokens);
              }
            },
            "mycase-token-refresh");
    thread.setDaemon(false);
    thread.start();
    return renewal;
  }

  private Tokens renew(Predicate<Tokens> usable) {
    Tokens stored = stored();
    if (usable.test(stored)) {
      return stored;
    }
    Unsaved earlier = unsaved;
    if (earlier != null && earlier.spentRefreshToken().equals(stored.refreshToken())) {
      return saved(earlier);
    }
    if (oauth == null) {
      throw new LoginRequiredException(
          LoginRequiredException.Reason.NOT_REFRESHABLE,
          "The login has to be renewed, and no client id and secret are there to do it.");
    }
    return saved(new Unsaved(stored.refreshToken(), oauth.refresh(stored)));
  }

  private Tokens saved(Unsaved renewal) {
    unsaved = renewal;
    try {
      store.save(renewal.tokens());
    } catch (RuntimeException e) {
      TokenStoreException.Problem problem =
          e instanceof TokenStoreException known
              ? known.problem()
              : TokenStoreException.Problem.UNWRITABLE;
      throw new TokenStoreException(
          problem,
          "MyCase renewed the login, but the new one could not be stored"
              + (e instanceof TokenStoreException ? " (" + e.getMessage() + ")" : "")
              + ". This program tries again at the next call; if it ends before that, log in"
              + " again.",
          e);
    }
    unsaved = null;
    return renewal.tokens();
  }

  private static Tokens await(
      CompletableFuture<Tokens> renewal, Cancellation cancellation, Duration patience) {
    CompletableFuture<Tokens> own = renewal.copy();
    Cancellation.Registration registration = cancellation.onCancel(() -> own.cancel(false));
    try {
      return own.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException(
          "The time allowed was over before the login was renewed; nothing was sent.",
          Duration.ZERO);
    } catch (CancellationException e) {
      throw new CallCancelledException("The call was cancelled while the login was renewed.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The thread was interrupted while the login was renewed.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new MyCaseException("The login could not be renewed.", e.getCause());
    } finally {
      registration.close();
    }
  }
}
