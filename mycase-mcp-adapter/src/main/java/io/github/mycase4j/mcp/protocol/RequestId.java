package io.github.mycase4j.mcp.protocol;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: a string or a whole number, sent back unchanged. {@code 1} and {@code 1.0}
 * are the same id, {@code "1"} is another one. Immutable and thread-safe.
 */
public final class RequestId {
  private final Object wire;
  private final Object key;

  private RequestId(Object wire, Object key) {
    this.wire = wire;
    this.key = key;
  }

  /** Returns the id for a JSON value; null when the value is not a valid id. */
  public static @Nullable RequestId of(@Nullable Object json) {
    if (json instanceof String text) {
      return new RequestId(text, text);
    }
    if (json instanceof Number number) {
      BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
      return value.scale() > 0 ? null : new RequestId(number, value);
    }
    return null;
  }

  /** Returns the value that goes into a message. */
  public Object wire() {
    return wire;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestId that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return wire.toString();
  }
}
