package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The kind of records that a webhook covers. Immutable. */
public final class WebhookModel extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code case}. */
    CASE,

    /** {@code client}. */
    CLIENT,

    /** {@code company}. */
    COMPANY,

    /** {@code event}. */
    EVENT,

    /** {@code lead}. */
    LEAD,

    /** {@code message}. */
    MESSAGE,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code case}. */
  public static final WebhookModel CASE = new WebhookModel("case", Known.CASE);

  /** {@code client}. */
  public static final WebhookModel CLIENT = new WebhookModel("client", Known.CLIENT);

  /** {@code company}. */
  public static final WebhookModel COMPANY = new WebhookModel("company", Known.COMPANY);

  /** {@code event}. */
  public static final WebhookModel EVENT = new WebhookModel("event", Known.EVENT);

  /** {@code lead}. */
  public static final WebhookModel LEAD = new WebhookModel("lead", Known.LEAD);

  /** {@code message}. */
  public static final WebhookModel MESSAGE = new WebhookModel("message", Known.MESSAGE);

  private static final List<WebhookModel> KNOWN =
      List.of(CASE, CLIENT, COMPANY, EVENT, LEAD, MESSAGE);

  private final Known known;

  private WebhookModel(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WebhookModel of(String value) {
    return find(value, KNOWN, unknown -> new WebhookModel(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
