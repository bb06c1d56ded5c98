package io.github.mycase4j.audit;

/** Whether a call only reads or also writes. */
public enum Access {
  /** The call changes nothing. */
  READ("read"),
  /** The call creates or changes something. */
  WRITE("write");

  private final String wire;

  Access(String wire) {
    this.wire = wire;
  }

  /**
   * Returns the value as it is written in the log.
   *
   * @return {@code read} or {@code write}
   */
  public String wire() {
    return wire;
  }
}
