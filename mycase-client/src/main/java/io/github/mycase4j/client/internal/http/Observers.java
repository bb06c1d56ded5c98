package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import java.time.Duration;
import java.util.List;

/**
 * Several observers as one, called in order. The first that rejects a request ends it: the ones
 * before it are notified that it was not sent, the ones after it are not called.
 */
public final class Observers implements RequestObserver {
  private final List<RequestObserver> observers;

  private Observers(List<RequestObserver> observers) {
    this.observers = observers;
  }

  /** Returns one observer that calls all of them. */
  public static RequestObserver of(List<RequestObserver> observers) {
    return observers.size() == 1 ? observers.get(0) : new Observers(List.copyOf(observers));
  }

  @Override
  public void before(RequestInfo request) {
    for (int i = 0; i < observers.size(); i++) {
      try {
        observers.get(i).before(request);
      } catch (RuntimeException | Error e) {
        reportRejection(observers.subList(0, i), request, e);
        throw e;
      }
    }
  }

  private static void reportRejection(
      List<RequestObserver> notified, RequestInfo request, Throwable rejection) {
    RequestOutcome unsent =
        new RequestOutcome(0, null, 0, Duration.ZERO, rejection.getClass().getSimpleName());
    for (RequestObserver observer : notified) {
      try {
        observer.after(request, unsent);
      } catch (RuntimeException late) {
        rejection.addSuppressed(late);
      }
    }
  }

  @Override
  public void attempted(RequestInfo request, Attempt attempt) {
    for (RequestObserver observer : observers) {
      observer.attempted(request, attempt);
    }
  }

  @Override
  public void after(RequestInfo request, RequestOutcome outcome) {
    RuntimeException failure = null;
    for (RequestObserver observer : observers) {
      try {
        observer.after(request, outcome);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
