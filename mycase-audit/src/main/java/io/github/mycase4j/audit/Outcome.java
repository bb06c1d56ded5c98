package io.github.mycase4j.audit;

/** How a call ended. */
public enum Outcome {
  /** It did what was asked. */
  SUCCESS("success"),
  /** It failed. */
  ERROR("error"),
  /** A setting forbids it. */
  DENIED("denied"),
  /** Its arguments were rejected. */
  INVALID("invalid"),
  /** There is no tool of this name. */
  UNKNOWN("unknown");

  private final String wire;

  Outcome(String wire) {
    this.wire = wire;
  }

  /**
   * Returns the value as it is written in the log.
   *
   * @return the name in lower case
   */
  public String wire() {
    return wire;
  }
}
