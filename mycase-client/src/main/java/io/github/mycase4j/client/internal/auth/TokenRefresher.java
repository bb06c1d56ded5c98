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
 * Returns the login of a {@link TokenStore}, refreshed when necessary. Among all users of the store
 * only one refreshes at a time; the new login is stored before it is used; and a refresh that has
 * begun is completed whatever happens to the caller. It does not protect a login against a process
 * that dies between MyCase's response and the store.
 *
 * <p>Thread-safe; performs I/O.
 */
public final class TokenRefresher {
  /** A token that expires sooner is refreshed, since a request takes time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final TokenStore store;
  private final @Nullable OauthClient oauth;
  private final InstantSource clock;
  private final Object lock = new Object();
  private @Nullable CompletableFuture<Tokens> running;
  private volatile @Nullable Unsaved unsaved;

  /** A login that MyCase issued and the store did not save, and the refresh token spent for it. */
  private record Unsaved(Secret spentRefreshToken, Tokens tokens) {}

  /**
   * Creates a refresher.
   *
   * @param oauth refreshes the login; without it a login lasts until its access token expires
   */
  public TokenRefresher(TokenStore store, @Nullable OauthClient oauth, InstantSource clock) {
    this.store = store;
    this.oauth = oauth;
    this.clock = clock;
  }

  /**
   * Returns a login whose access token is valid for at least another minute.
   *
   * @param owner the account that it must belong to; null for any
   * @throws LoginRequiredException if there is no login or MyCase refuses to refresh it
   * @throws AccountChangedException if the stored login belongs to another account
   * @throws TokenStoreException if the store fails; the message says so if that cost the login
   * @throws CallCancelledException if the wait was cancelled or interrupted; a running refresh
   *     continues
   * @throws CallTimeoutException if a refresh takes longer than the patience; it continues
   */
  public Tokens current(@Nullable Account owner, Cancellation cancellation, Duration patience) {
    return usable(this::isFresh, owner, cancellation, patience);
  }

  /**
   * Returns another login than the one that MyCase rejected: the stored one if it was replaced
   * meanwhile, else a refreshed one. Throws what {@link #current} throws.
   *
   * @param owner the account that it must belong to; null for any
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
    return usable.test(stored) ? stored : ownedBy(owner, refreshed(usable, cancellation, patience));
  }

  /** Another user may log in at any time, also during a refresh. */
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

  /** Joins the running refresh, or begins one. */
  private Tokens refreshed(Predicate<Tokens> usable, Cancellation cancellation, Duration patience) {
    while (true) {
      boolean begun = false;
      CompletableFuture<Tokens> refresh;
      synchronized (lock) {
        if (running == null) {
          running = begin(usable);
          begun = true;
        }
        refresh = running;
      }
      Tokens tokens = await(refresh, cancellation, patience);
      if (begun || usable.test(tokens)) {
        return tokens;
      }
    }
  }

  /**
   * Refreshes on a thread of its own, so that no interrupt of a caller comes between MyCase's
   * response and the store; not a daemon, so that the end of the program waits for it.
   */
  private CompletableFuture<Tokens> begin(Predicate<Tokens> usable) {
    CompletableFuture<Tokens> refresh = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              @Nullable Tokens tokens = null;
              @Nullable Throwable failure = null;
              try {
                tokens = store.exclusively(() -> refresh(usable));
              } catch (RuntimeException | Error e) {
                failure = e;
              }
              synchronized (lock) {
                running = null;
              }
              if (failure != null) {
                refresh.completeExceptionally(failure);
              } else {
                refresh.complete(tokens);
              }
            },
            "mycase-token-refresh");
    thread.setDaemon(false);
    thread.start();
    return refresh;
  }

  private Tokens refresh(Predicate<Tokens> usable) {
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
          "The login has to be refreshed, but there is no client id and secret for that.");
    }
    return saved(new Unsaved(stored.refreshToken(), oauth.refresh(stored)));
  }

  private Tokens saved(Unsaved refresh) {
    unsaved = refresh;
    try {
      store.save(refresh.tokens());
    } catch (RuntimeException e) {
      TokenStoreException.Problem problem =
          e instanceof TokenStoreException known
              ? known.problem()
              : TokenStoreException.Problem.UNWRITABLE;
      throw new TokenStoreException(
          problem,
          "MyCase refreshed the login, but the new one could not be stored"
              + (e instanceof TokenStoreException ? " (" + e.getMessage() + ")" : "")
              + ". This program tries again at the next call; if it ends before that, log in"
              + " again.",
          e);
    }
    unsaved = null;
    return refresh.tokens();
  }

  private static Tokens await(
      CompletableFuture<Tokens> refresh, Cancellation cancellation, Duration patience) {
    CompletableFuture<Tokens> own = refresh.copy();
    Cancellation.Registration registration = cancellation.onCancel(() -> own.cancel(false));
    try {
      return own.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException(
          "The time allowed was over before the login was refreshed; nothing was sent.",
          Duration.ZERO);
    } catch (CancellationException e) {
      throw new CallCancelledException("The call was cancelled while the login was refreshed.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The thread was interrupted while the login was refreshed.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new MyCaseException("The login could not be refreshed.", e.getCause());
    } finally {
      registration.close();
    }
  }
}
