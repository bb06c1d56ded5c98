package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.remote.store.UserActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether MyCase still has a user as active: it asks once an hour while the user makes
 * calls, and after each refresh of the login. Thread-safe.
 */
final class ActiveCheck {
  static final Duration INTERVAL = Duration.ofHours(1);

  /** How long a request that failed is not repeated, so that calls do not wait for it each time. */
  static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long userId;
  private final UserActivity activity;
  private final InstantSource clock;

  /**
   * Held while a call asks MyCase. That request may refresh the login, on another thread, so a
   * refresh must not need it.
   */
  private final ReentrantLock asking = new ReentrantLock();

  private volatile @Nullable Instant checkedAt;

  /** MyCase's last answer. */
  private volatile boolean last = true;

  private volatile Instant notBefore = Instant.MIN;

  ActiveCheck(long userId, UserActivity activity, InstantSource clock) {
    this.userId = userId;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Checks the user of a call. One request at a time: other calls wait for its answer.
   *
   * @param user what the database says of the user
   * @param mycase the client, needed if it is time to ask
   * @throws UserInactiveException when the user is inactive
   * @throws LoginRequiredException when MyCase does not accept the login anymore
   * @throws AccessDeniedException when MyCase does not let the user in anymore
   */
  void check(UserActivity.State user, Supplier<MyCaseClient> mycase) {
    boolean active = user.active();
    if (isDue(user.lastLoginAt())) {
      asking.lock();
      try {
        active = isDue(user.lastLoginAt()) ? ask(mycase.get(), active) : last && active;
      } finally {
        asking.unlock();
      }
    }
    if (!active) {
      throw new UserInactiveException();
    }
  }

  /**
   * Checks the user of a login that was just refreshed.
   *
   * @param mycase a client under the new login
   * @throws UserInactiveException when the user is inactive
   */
  void checkNow(MyCaseClient mycase) {
    if (!ask(mycase, true)) {
      throw new UserInactiveException();
    }
  }

  /** Notes what MyCase answered to another request for the user. */
  void answered(boolean active) {
    last = active;
    checkedAt = clock.instant();
    activity.active(userId, active);
  }

  private boolean isDue(@Nullable Instant lastLoginAt) {
    Instant now = clock.instant();
    // The login asked too.
    return !now.isBefore(notBefore) && isLongAgo(checkedAt, now) && isLongAgo(lastLoginAt, now);
  }

  private static boolean isLongAgo(@Nullable Instant time, Instant now) {
    return time == null || !now.isBefore(time.plus(INTERVAL));
  }

  private boolean ask(MyCaseClient mycase, boolean before) {
    boolean active;
    try {
      active =
          !Boolean.FALSE.equals(
              mycase
                  .withOptions(CallOptions.defaults().withRequestTimeout(PATIENCE))
                  .staff()
                  .me()
                  .active());
    } catch (UserInactiveException e) {
      // The request refreshed the login, and MyCase was asked then.
      return false;
    } catch (MyCaseException e) {
      notBefore = clock.instant().plus(AFTER_FAILURE);
      if (e instanceof LoginRequiredException || e instanceof AccessDeniedException) {
        throw e;
      }
      // That MyCase does not answer says nothing about the user.
      return before;
    }
    answered(active);
    return active;
  }
}
