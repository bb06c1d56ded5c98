package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The kind of a bank account. MyCase's description shows {@link #TRUST} only. Immutable. */
public final class AccountType extends OpenEnum {
  /** {@code trust}. */
  public static final AccountType TRUST = new AccountType("trust", true);

  private static final List<AccountType> KNOWN = List.of(TRUST);

  private AccountType(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AccountType of(String value) {
    return find(value, KNOWN, unknown -> new AccountType(unknown, false));
  }
}
