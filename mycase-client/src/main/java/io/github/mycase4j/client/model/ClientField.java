package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** A field of the clients of a case that a request can ask for. Immutable. */
public final class ClientField extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code first_name}. */
    FIRST_NAME,

    /** {@code last_name}. */
    LAST_NAME,

    /** {@code middle_name}. */
    MIDDLE_NAME,

    /** {@code email}. */
    EMAIL,

    /** {@code cell_phone_number}. */
    CELL_PHONE_NUMBER,

    /** {@code work_phone_number}. */
    WORK_PHONE_NUMBER,

    /** {@code home_phone_number}. */
    HOME_PHONE_NUMBER,

    /** {@code fax_phone_number}. */
    FAX_PHONE_NUMBER,

    /** {@code birthdate}. */
    BIRTHDATE,

    /** {@code created_at}. */
    CREATED_AT,

    /** {@code updated_at}. */
    UPDATED_AT,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code first_name}. */
  public static final ClientField FIRST_NAME = new ClientField("first_name", Known.FIRST_NAME);

  /** {@code last_name}. */
  public static final ClientField LAST_NAME = new ClientField("last_name", Known.LAST_NAME);

  /** {@code middle_name}. */
  public static final ClientField MIDDLE_NAME = new ClientField("middle_name", Known.MIDDLE_NAME);

  /** {@code email}. */
  public static final ClientField EMAIL = new ClientField("email", Known.EMAIL);

  /** {@code cell_phone_number}. */
  public static final ClientField CELL_PHONE_NUMBER =
      new ClientField("cell_phone_number", Known.CELL_PHONE_NUMBER);

  /** {@code work_phone_number}. */
  public static final ClientField WORK_PHONE_NUMBER =
      new ClientField("work_phone_number", Known.WORK_PHONE_NUMBER);

  /** {@code home_phone_number}. */
  public static final ClientField HOME_PHONE_NUMBER =
      new ClientField("home_phone_number", Known.HOME_PHONE_NUMBER);

  /** {@code fax_phone_number}. */
  public static final ClientField FAX_PHONE_NUMBER =
      new ClientField("fax_phone_number", Known.FAX_PHONE_NUMBER);

  /** {@code birthdate}. */
  public static final ClientField BIRTHDATE = new ClientField("birthdate", Known.BIRTHDATE);

  /** {@code created_at}. */
  public static final ClientField CREATED_AT = new ClientField("created_at", Known.CREATED_AT);

  /** {@code updated_at}. */
  public static final ClientField UPDATED_AT = new ClientField("updated_at", Known.UPDATED_AT);

  private static final List<ClientField> KNOWN =
      List.of(
          FIRST_NAME,
          LAST_NAME,
          MIDDLE_NAME,
          EMAIL,
          CELL_PHONE_NUMBER,
          WORK_PHONE_NUMBER,
          HOME_PHONE_NUMBER,
          FAX_PHONE_NUMBER,
          BIRTHDATE,
          CREATED_AT,
          UPDATED_AT);

  private final Known known;

  private ClientField(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the field with this name in MyCase's JSON}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ClientField of(String value) {
    return find(value, KNOWN, unknown -> new ClientField(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
