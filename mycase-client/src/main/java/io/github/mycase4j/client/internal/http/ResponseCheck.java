package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.internal.json.MalformedJsonException;
import java.util.function.ToLongFunction;

/**
 * Decides whether a record that was read is the one that was asked for. An object without an id, or
 * with another one, is well-formed JSON and yet no response to the request.
 */
@FunctionalInterface
public interface ResponseCheck<T> {

  /**
   * Checks a record.
   *
   * @throws MalformedJsonException when it is not what was asked for
   */
  void check(T row);

  /** Returns a check that accepts every record. */
  static <T> ResponseCheck<T> none() {
    return row -> {};
  }

  /** Returns a check that accepts a record with any id. */
  static <T> ResponseCheck<T> hasId(ToLongFunction<T> id) {
    return row -> {
      if (!isId(id.applyAsLong(row))) {
        throw new MalformedJsonException("it has no id", false);
      }
    };
  }

  /** Returns a check that accepts the record with one id. */
  static <T> ResponseCheck<T> hasId(ToLongFunction<T> id, long expected) {
    return row -> {
      hasId(id).check(row);
      if (id.applyAsLong(row) != expected) {
        throw new MalformedJsonException("it is the record with another id", false);
      }
    };
  }

  /** Returns whether a number can be an id; a missing one is zero. */
  static boolean isId(long id) {
    return id > 0;
  }
}
