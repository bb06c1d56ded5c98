package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Who called whom; MyCase names the field {@code call_type}. Immutable. */
public final class CallDirection extends OpenEnum {
  /** {@code incoming}. */
  public static final CallDirection INCOMING = new CallDirection("incoming", true);

  /** {@code outgoing}. */
  public static final CallDirection OUTGOING = new CallDirection("outgoing", true);

  private static final List<CallDirection> KNOWN = List.of(INCOMING, OUTGOING);

  private CallDirection(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CallDirection of(String value) {
    return find(value, KNOWN, unknown -> new CallDirection(unknown, false));
  }
}
