package io.github.mycase4j.client.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A postal address; any line may be missing.
 *
 * @param address1 the first line
 * @param address2 the second line
 * @param city the city
 * @param state the state
 * @param zipCode the zip code
 * @param country the country
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

  /**
   * Makes collections unmodifiable.
   *
   * @param address1 the first line
   * @param address2 the second line
   * @param city the city
   * @param state the state
   * @param zipCode the zip code
   * @param country the country
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Address {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /**
   * {@return an address in the United States}
   *
   * @param address1 street and number
   * @param city the city
   * @param state two letters
   * @param zipCode the zip code
   */
  public static Address of(String address1, String city, String state, String zipCode) {
    return new Address(address1, null, city, state, zipCode, null, Map.of());
  }

  /**
   * {@return a copy with a second line, such as a suite}
   *
   * @param line the line; null for none
   */
  public Address withAddress2(@Nullable String line) {
    return new Address(address1, line, city, state, zipCode, country, additionalProperties);
  }

  /**
   * {@return a copy with a country}
   *
   * @param name the name
   */
  public Address withCountry(@Nullable String name) {
    return new Address(address1, address2, city, state, zipCode, name, additionalProperties);
  }

  /** As requests have it: MyCase wants each of its lines, also those that are empty. */
  Address bare() {
    return new Address(
        line(address1),
        line(address2),
        line(city),
        line(state),
        line(zipCode),
        line(country),
        Map.of());
  }

  private static String line(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public String toString() {
    return "Address[]";
  }
}
