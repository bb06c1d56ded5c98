package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether a case is open or closed. Immutable. */
public final class CaseStatus extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code open}. */
    OPEN,

    /** {@code closed}. */
    CLOSED,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code open}. */
  public static final CaseStatus OPEN = new CaseStatus("open", Known.OPEN);

  /** {@code closed}. */
  public static final CaseStatus CLOSED = new CaseStatus("closed", Known.CLOSED);

  private static final List<CaseStatus> KNOWN = List.of(OPEN, CLOSED);

  private final Known known;

  private CaseStatus(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CaseStatus of(String value) {
    return find(value, KNOWN, unknown -> new CaseStatus(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
