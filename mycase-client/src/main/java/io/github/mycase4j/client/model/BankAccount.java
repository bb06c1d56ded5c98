package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bank account that an invoice is paid into.
 *
 * @param name the name
 * @param accountType the account type
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record BankAccount(
    @Nullable String name,
    @Nullable AccountType accountType,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param name the name
   * @param accountType the account type
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public BankAccount {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "BankAccount[accountType=" + accountType + "]";
  }
}
