package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The kind of a bank account. MyCase's description shows {@link #TRUST} only. Immutable. */
public final class AccountType extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code trust}. */
    TRUST,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code trust}. */
  public static final AccountType TRUST = new AccountType("trust", Known.TRUST);

  private static final List<AccountType> KNOWN = List.of(TRUST);

  private final Known known;

  private AccountType(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AccountType of(String value) {
    return find(value, KNOWN, unknown -> new AccountType(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
