package io.github.mycase4j.client.internal.api;

import java.util.List;
import java.util.Map;

/** The body of a request that adds items to something: one field with a list. */
final class Relationship {
  private Relationship() {}

  /**
   * Returns the body.
   *
   * @throws IllegalArgumentException when there is nothing to add
   */
  static Map<String, List<?>> of(String field, List<?> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("There are no " + field + " to add: the list is empty.");
    }
    return Map.of(field, List.copyOf(items));
  }
}
