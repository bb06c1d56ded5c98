package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.login.loopback.CallbackServer;
import io.github.mycase4j.mcp.login.loopback.CallbackServer.Reply;
import io.github.mycase4j.mcp.login.loopback.RequestHead;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One login, from the open port to its outcome.
 *
 * <p>The first of these claims the attempt and ends it: a valid callback, the timeout, or a close.
 * The outcome is completed once the port is free again, so that the next login can begin.
 */
final class LoginAttempt implements PendingLogin {
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final String CONTESTED =
      "The login address was opened a second time, in another browser or by another program."
          + " If that"
          + " was not you, make sure that the connected user is yours; if not, log out.";
  private static final String DENIED =
      "Access was denied: Deny was pressed, or the login was cancelled.";
  private static final String FORBIDDEN =
      "MyCase did not allow access: the MyCase user needs the \"Manage your firm's"
          + " preferences, billing,"
          + " and payment options\" permission. A firm administrator can grant it, or log in"
          + " instead.";

  private final CallbackServer listener;
  private final String state;
  private final URI redirectUri;
  private final URI authorizationUrl;
  private final BrowserBinding binding;
  private final CodeExchange exchange;
  private final InstantSource clock;
  private final Instant deadline;
  private final Timer timer;
  private final Runnable cancelTimer;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<LoginOutcome> outcome = new CompletableFuture<>();

  LoginAttempt(
      CallbackServer listener,
      SecureRandom random,
      AuthorizationAddress address,
      CodeExchange exchange,
      InstantSource clock,
      Timer timer) {
    this.listener = listener;
    this.state = BrowserBinding.secret(random);
    this.binding = new BrowserBinding(random, listener.port());
    this.redirectUri = listener.redirectUri();
    this.authorizationUrl = address.of(redirectUri, state);
    this.exchange = exchange;
    this.clock = clock;
    this.deadline = clock.instant().plus(LIFETIME);
    this.timer = timer;
    this.cancelTimer = timer.set(LIFETIME, this::expire);
  }

  /** Starts to accept requests. */
  void start() {
    listener.serve(this::answer);
  }

  /** Returns whether the outcome is known and the port is free. */
  boolean isOver() {
    expireWhenDue();
    return outcome.isDone();
  }

  @Override
  public boolean isEnding() {
    return claimed.get();
  }

  @Override
  public URI startUrl() {
    return listener.uri(binding.startPath());
  }

  @Override
  public Optional<LoginOutcome> await(Duration patience, Cancellation cancellation) {
    return await(patience, cancellation, new CompletableFuture<>());
  }

  @Override
  public Optional<LoginOutcome> await(
      Duration patience, Cancellation cancellation, CompletionStage<?> somethingElse) {
    cancellation.check();
    expireWhenDue();
    // One of our own: giving up on it leaves the login and other callers alone.
    CompletableFuture<Optional<LoginOutcome>> waiting = new CompletableFuture<>();
    CompletableFuture<Void> heard =
        outcome.thenAccept(result -> waiting.complete(Optional.of(result)));
    Runnable enough = () -> waiting.complete(Optional.empty());
    somethingElse.whenComplete((result, failure) -> enough.run());
    Runnable off = () -> {};
    if (patience.isZero() || patience.isNegative()) {
      enough.run();
    } else {
      off = timer.set(patience, enough);
    }
    Cancellation.Registration registration = cancellation.onCancel(() -> waiting.cancel(false));
    try {
      return waiting.get();
    } catch (CancellationException cancelled) {
      throw new CallCancelledException("The wait for the MyCase login was cancelled.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException("The wait for the MyCase login was interrupted.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never a failure", e);
    } finally {
      registration.close();
      off.run();
      heard.cancel(false);
    }
  }

  @Override
  public void atEnd(Runnable action) {
    CompletableFuture<Void> unused = outcome.thenRun(action);
  }

  @Override
  public void close() {
    if (claim()) {
      finish(new LoginOutcome.Failed("The login was ended before it was finished."));
    }
  }

  private Reply answer(RequestHead request) {
    boolean start = binding.isStart(request);
    if (!start && !request.path().equals(CallbackServer.CALLBACK)) {
      return new Reply(404, LoginPages.nothingHere());
    }
    if (isDue() && claim()) {
      LoginOutcome expired = new LoginOutcome.Expired();
      return new Reply(410, LoginPages.of(expired), () -> finish(expired));
    }
    return start ? begin(request) : end(request);
  }

  /** Redirects the browser that opened the login, and no other one, to MyCase. */
  private Reply begin(RequestHead request) {
    if (isPrefetch(request)) {
      return new Reply(503, LoginPages.nothingHere());
    }
    if (claimed.get()) {
      return new Reply(409, LoginPages.alreadyTaken());
    }
    if (!binding.admits(request)) {
      return new Reply(409, LoginPages.openedElsewhere());
    }
    return new Reply(302, "")
        .with("Location: " + authorizationUrl.toASCIIString())
        .with(binding.handOut(LIFETIME.toSeconds()));
  }

  /** A browser's prefetch must not use up the login. */
  private static boolean isPrefetch(RequestHead request) {
    return Stream.of("sec-purpose", "purpose", "x-moz")
        .flatMap(name -> request.header(name).stream())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("prefetch"));
  }

  private Reply end(RequestHead request) {
    Optional<AuthorizationResponse> callback =
        AuthorizationResponse.parse(Objects.requireNonNullElse(request.query(), ""));
    if (callback.isEmpty() || !callback.get().answers(state)) {
      return new Reply(400, LoginPages.unknownLogin());
    }
    if (!binding.isBoundTo(request)) {
      return new Reply(400, LoginPages.otherBrowser());
    }
    if (!claim()) {
      return new Reply(409, LoginPages.alreadyTaken());
    }
    try {
      LoginOutcome result = settle(callback.get());
      return new Reply(statusOf(result), LoginPages.of(result), () -> finish(result))
          .with(binding.takeBack());
    } catch (Error e) {
      finish(unexpected(e));
      throw e;
    }
  }

  private LoginOutcome settle(AuthorizationResponse callback) {
    String code = callback.code();
    if (code == null) {
      return errorNamed(callback.error() == null ? "" : callback.error());
    }
    try {
      LoginOutcome.Connected connected = exchange.exchange(code, redirectUri);
      return binding.isContested() ? connected.with(CONTESTED) : connected;
    } catch (AccessDeniedException e) {
      return new LoginOutcome.Denied(FORBIDDEN);
    } catch (MyCaseException e) {
      String message = e.getMessage();
      return message == null ? unexpected(e) : new LoginOutcome.Failed(message);
    } catch (RuntimeException e) {
      return unexpected(e);
    }
  }

  /** Names the class alone: the message of an unexpected failure may contain anything. */
  private static LoginOutcome.Failed unexpected(Throwable e) {
    return new LoginOutcome.Failed(
        "The login failed inside the connector (" + e.getClass().getSimpleName() + ").");
  }

  private static LoginOutcome errorNamed(String error) {
    String name = error.toLowerCase(Locale.ROOT);
    if (name.equals("access_denied")) {
      return new LoginOutcome.Denied(DENIED);
    }
    if (name.equals("forbidden")) {
      return new LoginOutcome.Denied(FORBIDDEN);
    }
    // RFC 6749, 4.1.2.1, has plain words here; anything else is not shown.
    return new LoginOutcome.Failed(
        name.matches("[a-z_]{1,40}")
            ? "MyCase ended the login with the error \"" + name + "\"."
            : "MyCase ended the login with an error that it did not explain.");
  }

  private static int statusOf(LoginOutcome outcome) {
    if (outcome instanceof LoginOutcome.Connected) {
      return 200;
    }
    return outcome instanceof LoginOutcome.Denied ? 403 : 502;
  }

  private boolean isDue() {
    return !clock.instant().isBefore(deadline);
  }

  /** After sleep mode the deadline may have passed although the timer has not fired yet. */
  private void expireWhenDue() {
    if (isDue()) {
      expire();
    }
  }

  private void expire() {
    if (claim()) {
      finish(new LoginOutcome.Expired());
    }
  }

  private boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  private void finish(LoginOutcome result) {
    cancelTimer.run();
    listener.stop();
    outcome.complete(result);
  }
}
