package io.github.mycase4j.remote.pages;

import java.util.List;
import java.util.stream.Stream;

/**
 * What users may do with API tokens. Immutable and thread-safe.
 *
 * @param mcpUrl the address where tokens are used
 * @param maxDays the longest life of an API token
 * @param readOnly whether no token allows changes
 */
public record TokenRules(String mcpUrl, int maxDays, boolean readOnly) {

  /** Returns how many days a new token may live, in ascending order. */
  List<Integer> days() {
    return Stream.of(7, 30, 90, 365).filter(days -> days <= maxDays).toList();
  }
}
