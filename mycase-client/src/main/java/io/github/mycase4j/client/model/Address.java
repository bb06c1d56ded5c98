package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A postal address; any line may be missing.
 *
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Address(
    @Nullable String address1,
    @Nullable String address2,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zipCode,
    @Nullable String country,
    @OtherFields Map<String, Object> additionalProperties) {

  public Address {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Address[]";
  }
}
