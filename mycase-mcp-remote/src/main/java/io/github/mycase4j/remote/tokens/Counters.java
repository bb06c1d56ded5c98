package io.github.mycase4j.remote.tokens;

/**
 * Counts what happened in a clock minute, for limits. Counted by every node together where several
 * share a database. Thread-safe; may perform I/O.
 */
public interface Counters {

  /**
   * Counts one more.
   *
   * @param name what is counted, with the address or grant
   * @return how many there were in this clock minute, this one included
   */
  long increment(String name);

  /**
   * Returns how many there were in this clock minute.
   *
   * @param name what is counted
   */
  long count(String name);
}
