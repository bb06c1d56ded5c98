package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.RequestObserver;
import java.util.List;

/**
 * Several observers as one, told in order. The first that refuses a request ends it: those before
 * it hear that it was not sent, those behind it hear nothing.
 */
public final class Observers implements RequestObserver {
  private final List<RequestObserver> observers;

  private Observers(List<RequestObserver> observers) {
    this.observers = observers;
  }

  /** Returns one observer for all. */
  public static RequestObserver of(List<RequestObserver> observers) {
    return observers.size() == 1 ? observers.get(0) : new Observers(List.copyOf(observers));
  }

  @Override
  public void before(RequestInfo request) {
    for (int i = 0; i < observers.size(); i++) {
      try {
        observers.get(i).before(request);
      } catch (RuntimeException | Error e) {
        tellOfRefusal(observers.subList(0, i), request, e);
        throw e;
      }
    }
  }

  private static void tellOfRefusal(
      List<RequestObserver> told, RequestInfo request, Throwable refusal) {
    RequestOutcome unsent =
        new RequestOutcome(0, null, 0, java.time.Duration.ZERO, refusal.getClass().getSimpleName());
    for (RequestObserver observer : told) {
      try {
        observer.after(request, unsent);
      } catch (RuntimeException late) {
        refusal.addSuppressed(late);
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
