package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ProtocolResponse;
import io.github.mycase4j.remote.mcp.CallEvents.Accepted;
import io.github.mycase4j.remote.mcp.CallEvents.Cancelled;
import io.github.mycase4j.remote.mcp.CallEvents.Ended;
import io.github.mycase4j.remote.mcp.CallEvents.Event;
import io.github.mycase4j.remote.mcp.CallEvents.Notification;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The response to a call that may take long: one JSON text, or a stream of events whose last one is
 * the response. For one thread at a time.
 */
final class CallReply {
  /** How long a call runs before its response becomes a stream. */
  static final Duration UNTIL_STREAM = Duration.ofSeconds(2);

  /** How often a stream shows that it is alive. */
  static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** How long a cancelled call may take to end before its response is sent without it. */
  static final Duration UNTIL_ABANDONED = Duration.ofSeconds(8);

  private static final String OPENING = ": open\n\n";
  private static final String ALIVE = ": alive\n\n";
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Plan plan;
  private final CallEvents events;
  private final EventTimer timer;
  private final Replies replies;

  /**
   * How to respond to a call.
   *
   * @param accept what the client accepts
   * @param mayStream whether status 200 is certain once the request is accepted, so that a stream
   *     may begin before the call ends
   * @param isAccepted whether the request is accepted already
   * @param atOnce whether the stream begins then, since the client waits for progress
   * @param abandoned the response to a cancelled call that does not end
   * @param disconnected what to do when the client is gone
   */
  record Plan(
      Accept accept,
      boolean mayStream,
      boolean isAccepted,
      boolean atOnce,
      Supplier<ProtocolResponse> abandoned,
      Runnable disconnected) {}

  CallReply(Plan plan, CallEvents events, EventTimer timer, Replies replies) {
    this.plan = plan;
    this.events = events;
    this.timer = timer;
    this.replies = replies;
  }

  /** Waits until the response is known, or can begin as a stream. */
  WebResponse await() throws InterruptedException {
    boolean accepted = plan.isAccepted();
    boolean cancelled = false;
    long streamed = timer.nanos() + (plan.atOnce() ? 0 : UNTIL_STREAM.toNanos());
    long abandoned = 0;
    while (true) {
      boolean waitsForStream = plan.mayStream() && accepted && !cancelled;
      if (waitsForStream && streamed - timer.nanos() <= 0) {
        return replies.stream(this::write);
      }
      Event event = events.next(waitsForStream ? streamed : cancelled ? abandoned : later());
      if (event instanceof Ended ended) {
        return whole(ended.response(), cancelled);
      } else if (event instanceof Accepted) {
        accepted = true;
      } else if (event instanceof Cancelled && !cancelled) {
        cancelled = true;
        abandoned = timer.nanos() + UNTIL_ABANDONED.toNanos();
      } else if (event == null && cancelled) {
        events.stopListening();
        return whole(plan.abandoned().get(), true);
      }
    }
  }

  private long later() {
    return timer.nanos() + FOREVER.toNanos();
  }

  private WebResponse whole(ProtocolResponse response, boolean cancelled) {
    boolean isStream =
        plan.accept().isEventsOnly() && response.status() == ProtocolResponse.Status.HANDLED;
    // As the protocol requires, a cancelled request gets no response on a stream.
    return cancelled && isStream ? replies.emptyStream() : replies.whole(response, plan.accept());
  }

  private void write(WebResponse.Output out) throws IOException {
    try {
      out.send(OPENING);
      long beat = timer.nanos() + HEARTBEAT.toNanos();
      while (true) {
        Event event = events.next(beat);
        if (event instanceof Ended ended) {
          out.send(Replies.event(ended.response().message()));
          return;
        } else if (event instanceof Notification notification) {
          out.send(Replies.event(notification.message()));
        } else if (event instanceof Cancelled) {
          // As the protocol requires, a cancelled request gets no response.
          return;
        } else if (event == null) {
          out.send(ALIVE);
          beat = timer.nanos() + HEARTBEAT.toNanos();
        }
      }
    } catch (IOException e) {
      plan.disconnected().run();
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server is stopping.");
    } finally {
      events.stopListening();
    }
  }
}
