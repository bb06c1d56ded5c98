package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A location of events to create.
 *
 * @param name the name
 * @param address the address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewLocation(String name, @Nullable Address address) {

  /**
   * Checks the components.
   *
   * @param name the name
   * @param address the address
   */
  public NewLocation {
    Objects.requireNonNull(name, "name");
    address = address == null ? null : address.bare();
  }

  /**
   * {@return a location without an address}
   *
   * @param name the name
   */
  public static NewLocation of(String name) {
    return new NewLocation(name, null);
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public NewLocation withName(String value) {
    return new NewLocation(Objects.requireNonNull(value, "value"), address);
  }

  /**
   * {@return a copy with this postal address} Lines that it lacks are sent empty, since MyCase
   * wants all of them.
   *
   * @param value the postal address
   */
  public NewLocation withAddress(Address value) {
    return new NewLocation(name, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "NewLocation[]";
  }
}
