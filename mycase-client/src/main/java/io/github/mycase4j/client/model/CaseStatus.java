package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether a case is open or closed. Immutable. */
public final class CaseStatus extends OpenEnum {
  /** {@code open}. */
  public static final CaseStatus OPEN = new CaseStatus("open", true);

  /** {@code closed}. */
  public static final CaseStatus CLOSED = new CaseStatus("closed", true);

  private static final List<CaseStatus> KNOWN = List.of(OPEN, CLOSED);

  private CaseStatus(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CaseStatus of(String value) {
    return find(value, KNOWN, unknown -> new CaseStatus(unknown, false));
  }
}
