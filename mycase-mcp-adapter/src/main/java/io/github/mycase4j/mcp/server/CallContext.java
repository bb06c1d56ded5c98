package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolSpec;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context of one call. It cannot be used after it is closed. */
final class CallContext implements LoginContext, AutoCloseable {
  /**
   * A client waits for a minute at most; a collection that is loading returns what it has before
   * that.
   */
  private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(44);

  /** How long a tool waits for the user's response to a question of its own. */
  private static final FormWait TOOLS_PATIENCE = new FormWait(Duration.ofSeconds(45));

  private final Session session;
  private final ToolSpec<?> spec;
  private final McpServer.Call call;
  private final Clock clock;
  private final CallWrites writes;
  private final CallProgress progress;
  private final Cancellation end = new Cancellation();
  private final Cancellation.Registration cancelled;
  private @Nullable MyCaseClient view;
  private Account account;
  private @Nullable GroupKey<?> groupedBy;
  private long requestsBefore;
  private boolean withheld;
  private boolean closed;

  CallContext(
      Session session,
      ToolSpec<?> spec,
      McpServer.Call call,
      Clock clock,
      Account account,
      CallWrites writes) {
    this.session = session;
    this.spec = spec;
    this.call = call;
    this.clock = clock;
    this.account = account;
    this.writes = writes;
    this.progress = new CallProgress(call.progress());
    this.cancelled = call.cancellation().onCancel(end::cancel);
  }

  @Override
  public synchronized MyCaseClient mycase() {
    if (closed) {
      throw new IllegalStateException("the call of this context has ended");
    }
    MyCaseClient mycase = view;
    if (mycase == null) {
      MyCaseClient whole = session.mycase();
      mycase =
          (spec.writes() && call.scope().allows(spec) && !withheld ? whole : whole.readOnly())
              .withOptions(CallOptions.defaults().withCancellation(end).withProgress(progress))
              .within(TOTAL_TIMEOUT)
              .boundTo(account)
              .observing(writes);
      view = mycase;
      if (spec.rows() != null) {
        // The names that the rows need can load beside them.
        ReferenceResolver.prepare(mycase.collections(), spec, groupedBy);
      }
    }
    return mycase;
  }

  /** Makes views of MyCase reject writes until {@link #allowWrites}. */
  synchronized void withholdWrites() {
    requestsBefore = requests();
    view = null;
    withheld = true;
  }

  /** Ends {@link #withholdWrites}; the total timeout of the call restarts with its next request. */
  synchronized void allowWrites() {
    requestsBefore = requests();
    view = null;
    withheld = false;
  }

  @Override
  public CallProgress progress() {
    return progress;
  }

  @Override
  public Cancellation cancellation() {
    return call.cancellation();
  }

  @Override
  public void check() {
    call.cancellation().check();
    MyCaseClient asked;
    synchronized (this) {
      asked = view;
    }
    if (asked != null) {
      asked.check();
    }
  }

  @Override
  public synchronized boolean isGrouped() {
    return groupedBy != null;
  }

  /** Sets the key by which the caller groups the list; null when it does not. */
  synchronized void setGroupedBy(@Nullable GroupKey<?> key) {
    groupedBy = key;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Optional<UrlElicitation> urlElicitation() {
    return Optional.ofNullable(call.urlElicitation());
  }

  @Override
  public Optional<FormElicitation> formElicitation() {
    FormElicitation form = call.formElicitation();
    return form == null
        ? Optional.empty()
        : Optional.of((message, schema) -> ask(form, message, schema));
  }

  private FormElicitation.FormResponse ask(
      FormElicitation form, String message, Map<String, Object> requestedSchema) {
    return TOOLS_PATIENCE
        .ask(form, message, requestedSchema, call.cancellation(), progress)
        .orElseThrow(
            () ->
                new ToolFailedException(
                    "The user was asked and did not respond within "
                        + TOOLS_PATIENCE.patience().toSeconds()
                        + " seconds. Call again to ask again."));
  }

  @Override
  public LoginTools login() {
    return session.login();
  }

  @Override
  public synchronized void loggedInAs(Account owner) {
    account = owner;
  }

  /**
   * Returns the account of the call: the one that was logged in when it began, or that logged in
   * with it.
   */
  synchronized Account account() {
    return account;
  }

  /** Returns the number of requests sent to MyCase. */
  synchronized long requests() {
    return requestsBefore + (view == null ? 0 : view.requestsSent());
  }

  @Override
  public synchronized void close() {
    closed = true;
    writes.close();
    cancelled.close();
    // A tool that kept its view of MyCase finds it as dead as the call; what loads continues.
    end.end();
  }
}
