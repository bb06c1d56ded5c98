package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a location. {@link #from} takes over what MyCase requires in every update (the name),
 * and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * @param name the name
 * @param address the address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocationUpdate(@Nullable String name, @Nullable Address address) {

  /**
   * Normalizes the components.
   *
   * @param name the name
   * @param address the address
   */
  public LocationUpdate {
    address = address == null ? null : address.bare();
  }

  /**
   * {@return an update of a location that changes nothing yet}
   *
   * @param location the record as MyCase returned it last
   */
  public static LocationUpdate from(Location location) {
    return new LocationUpdate(location.name(), null);
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public LocationUpdate withName(String value) {
    return new LocationUpdate(Objects.requireNonNull(value, "value"), address);
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public LocationUpdate withAddress(Address value) {
    return new LocationUpdate(name, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "LocationUpdate[]";
  }
}
