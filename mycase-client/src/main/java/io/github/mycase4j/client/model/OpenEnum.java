package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of MyCase's enumerated values. The list is open: a value that this version does not know is
 * kept as MyCase wrote it. Each kind has a method {@code known()} that gives an enum for {@code
 * switch}. Two values are equal when they are of one kind and written alike, case included.
 *
 * <p>Immutable and thread-safe.
 */
public abstract class OpenEnum {
  private final String value;
  private final boolean known;

  OpenEnum(String value, boolean known) {
    this.value = Objects.requireNonNull(value, "value");
    this.known = known;
  }

  static <T extends OpenEnum> T find(String value, List<T> known, Function<String, T> unknown) {
    for (T candidate : known) {
      if (candidate.value().equals(value)) {
        return candidate;
      }
    }
    return unknown.apply(value);
  }

  /** {@return the value as MyCase writes it} */
  @JsonValue
  public final String value() {
    return value;
  }

  /**
   * Returns whether this version has a constant for the value.
   *
   * @return true if so
   */
  public final boolean isKnown() {
    return known;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof OpenEnum that
        && getClass().equals(that.getClass())
        && value.equals(that.value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  @Override
  public final String toString() {
    return value;
  }
}
