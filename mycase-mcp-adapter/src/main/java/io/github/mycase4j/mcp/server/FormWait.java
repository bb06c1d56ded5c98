package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.FormElicitation.FormResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the user's response to a form: for a limited time, with progress for the client
 * meanwhile, and only until the call is cancelled. Thread-safe.
 */
final class FormWait {
  /** Clients give up on a call when they hear nothing for a minute. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

  private final Duration patience;
  private final Duration reportEvery;

  FormWait(Duration patience) {
    this(patience, REPORT_EVERY);
  }

  FormWait(Duration patience, Duration reportEvery) {
    this.patience = patience;
    this.reportEvery = reportEvery;
  }

  /** Returns how long the user may take. */
  Duration patience() {
    return patience;
  }

  /**
   * Asks and waits.
   *
   * @return the response; empty when there was none in time
   * @throws CallCancelledException when the call was cancelled meanwhile
   * @throws RuntimeException what {@link FormElicitation#ask} throws
   */
  Optional<FormResponse> ask(
      FormElicitation form,
      String message,
      Map<String, Object> requestedSchema,
      Cancellation cancellation,
      CallProgress progress) {
    CompletableFuture<FormResponse> reply = new CompletableFuture<>();
    // A transport may block in a way that only an interrupt ends.
    Thread asking =
        new Thread(() -> ask(form, message, requestedSchema, reply), "mycase-elicitation");
    asking.setDaemon(true);
    asking.start();
    Cancellation.Registration cancelled = cancellation.onCancel(() -> reply.cancel(false));
    try {
      return await(reply, progress);
    } catch (CancellationException e) {
      throw new CallCancelledException("The call was cancelled while the user was being asked.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The call was interrupted while the user was being asked.");
    } finally {
      cancelled.close();
      asking.interrupt();
    }
  }

  private static void ask(
      FormElicitation form,
      String message,
      Map<String, Object> requestedSchema,
      CompletableFuture<FormResponse> reply) {
    try {
      reply.complete(form.ask(message, requestedSchema));
    } catch (RuntimeException | Error e) {
      reply.completeExceptionally(e);
    }
  }

  private Optional<FormResponse> await(CompletableFuture<FormResponse> reply, CallProgress progress)
      throws InterruptedException {
    Duration left = patience;
    while (!left.isNegative() && !left.isZero()) {
      Duration slice = left.compareTo(reportEvery) < 0 ? left : reportEvery;
      try {
        return Optional.of(reply.get(slice.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        left = left.minus(slice);
        progress.report(
            "Waiting for the user to respond, seconds",
            patience.minus(left).toSeconds(),
            patience.toSeconds());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        } else if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return Optional.empty();
  }
}
