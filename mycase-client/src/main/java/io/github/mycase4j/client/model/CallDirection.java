package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Who called whom; MyCase names the field {@code call_type}. Immutable. */
public final class CallDirection extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code incoming}. */
    INCOMING,

    /** {@code outgoing}. */
    OUTGOING,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code incoming}. */
  public static final CallDirection INCOMING = new CallDirection("incoming", Known.INCOMING);

  /** {@code outgoing}. */
  public static final CallDirection OUTGOING = new CallDirection("outgoing", Known.OUTGOING);

  private static final List<CallDirection> KNOWN = List.of(INCOMING, OUTGOING);

  private final Known known;

  private CallDirection(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CallDirection of(String value) {
    return find(value, KNOWN, unknown -> new CallDirection(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
