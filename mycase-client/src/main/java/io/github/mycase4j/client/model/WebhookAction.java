package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The kind of changes that a webhook covers. Immutable. */
public final class WebhookAction extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code created}. */
    CREATED,

    /** {@code updated}. */
    UPDATED,

    /** {@code deleted}. */
    DELETED,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code created}. */
  public static final WebhookAction CREATED = new WebhookAction("created", Known.CREATED);

  /** {@code updated}. */
  public static final WebhookAction UPDATED = new WebhookAction("updated", Known.UPDATED);

  /** {@code deleted}. */
  public static final WebhookAction DELETED = new WebhookAction("deleted", Known.DELETED);

  private static final List<WebhookAction> KNOWN = List.of(CREATED, UPDATED, DELETED);

  private final Known known;

  private WebhookAction(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WebhookAction of(String value) {
    return find(value, KNOWN, unknown -> new WebhookAction(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
