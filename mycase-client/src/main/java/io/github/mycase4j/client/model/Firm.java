package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The firm that the login belongs to.
 *
 * @param name the name
 * @param url the firm's address at MyCase, which tells firms apart
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Firm(
    @Nullable String name,
    @Nullable String url,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param name the name
   * @param url the firm's address at MyCase, which tells firms apart
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Firm {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Firm[]";
  }
}
