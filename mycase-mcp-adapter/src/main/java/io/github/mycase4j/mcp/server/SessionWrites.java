package io.github.mycase4j.mcp.server;

import java.time.InstantSource;

/**
 * The writes of one user to MyCase: how many there were in the last hour, and which, so that a
 * runaway assistant is stopped and a write repeated by mistake is rejected once. Lives as long as
 * the user may write, which is longer than data read for the user is kept. Thread-safe.
 */
public final class SessionWrites {
  private final WriteBudget budget;
  private final RecentWrites recent;

  /**
   * Creates the record of a user who has not written anything yet.
   *
   * @param perHour the highest number of writes to MyCase in any hour
   */
  public SessionWrites(int perHour, InstantSource clock) {
    this.budget = new WriteBudget(perHour, clock);
    this.recent = new RecentWrites(clock);
  }

  WriteBudget budget() {
    return budget;
  }

  RecentWrites recent() {
    return recent;
  }
}
