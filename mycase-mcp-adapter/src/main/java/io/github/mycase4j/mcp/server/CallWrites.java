package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.WriteObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the writes of one call, so that a later failure can tell what was sent. A write that is
 * still running counts as one with an unknown outcome. Thread-safe.
 */
final class CallWrites implements WriteObserver, AutoCloseable {
  private static final Pattern ON_CASE = Pattern.compile(" /cases/([0-9]{1,18})(?=/|$)");

  private final WriteBudget budget;
  private final List<SentWrite> writes = new ArrayList<>();
  private boolean closed;

  /**
   * Creates the tracker of one call.
   *
   * @param budget is checked before each write
   */
  CallWrites(WriteBudget budget) {
    this.budget = budget;
  }

  /** One write; changed under the lock of all. */
  private static final class SentWrite {
    final String name;
    Result result = Result.UNKNOWN;
    @Nullable Long id;

    SentWrite(String name) {
      this.name = name;
    }

    String named() {
      return id == null ? name : name + " (id " + id + ")";
    }
  }

  @Override
  public synchronized Pending begin(String method, String path) {
    if (closed) {
      throw new IllegalStateException("the call of this write has ended");
    }
    Instant taken = budget.take();
    SentWrite write = new SentWrite(method + " " + path);
    writes.add(write);
    return (result, id) -> {
      ended(write, result, id);
      if (result == Result.NOT_SENT) {
        budget.giveBack(taken);
      }
    };
  }

  private synchronized void ended(SentWrite write, Result result, @Nullable Long id) {
    write.result = result;
    write.id = id;
  }

  /** Rejects further writes. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** Returns whether MyCase has carried out, or may have carried out, anything. */
  synchronized boolean isAnyPossible() {
    return writes.stream().anyMatch(CallWrites::isPossible);
  }

  /** Returns whether the outcome of any write is unknown. */
  synchronized boolean isAnyUnknown() {
    return writes.stream().anyMatch(write -> write.result == Result.UNKNOWN);
  }

  private static boolean isPossible(SentWrite write) {
    return write.result == Result.DONE || write.result == Result.UNKNOWN;
  }

  /** Returns whether more than one write was, or may have been, carried out. */
  synchronized boolean isMoreThanOnePossible() {
    return writes.stream().filter(CallWrites::isPossible).count() > 1;
  }

  /** Returns the ids of the created records, in order. */
  synchronized List<Long> created() {
    return writes.stream().map(write -> write.id).filter(Objects::nonNull).toList();
  }

  /** Returns the ids of the cases that the writes belong to, in order. */
  synchronized List<Long> cases() {
    List<Long> cases = new ArrayList<>();
    for (SentWrite write : writes) {
      Matcher on = ON_CASE.matcher(write.name);
      if (on.find()) {
        cases.add(Long.valueOf(on.group(1)));
      } else if (write.name.equals("POST /cases") && write.id != null) {
        cases.add(write.id);
      }
    }
    return cases;
  }

  /** Returns a sentence or two about the writes that MyCase has, and may have, carried out. */
  synchronized String describe() {
    String done = names(Result.DONE);
    String unknown = names(Result.UNKNOWN);
    return (done.isEmpty() ? "" : "MyCase has carried out " + done + ". ")
        + (unknown.isEmpty() ? "" : "MyCase may have carried out " + unknown + ". ");
  }

  private String names(Result result) {
    return writes.stream()
        .filter(write -> write.result == result)
        .map(SentWrite::named)
        .collect(Collectors.joining(", "));
  }
}
