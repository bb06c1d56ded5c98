package io.github.mycase4j.client.model;

import java.util.Objects;

/**
 * A referral source to create.
 *
 * @param name the name
 */
public record NewReferralSource(String name) {

  /**
   * Checks the components.
   *
   * @param name the name
   */
  public NewReferralSource {
    Objects.requireNonNull(name, "name");
  }

  /**
   * {@return a referral source of this name}
   *
   * @param name the name
   */
  public static NewReferralSource of(String name) {
    return new NewReferralSource(name);
  }

  @Override
  public String toString() {
    return "NewReferralSource[]";
  }
}
