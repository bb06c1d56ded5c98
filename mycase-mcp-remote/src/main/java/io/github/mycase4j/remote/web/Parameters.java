package io.github.mycase4j.remote.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or a form (application/x-www-form-urlencoded), decoded. Immutable and
 * thread-safe.
 */
public final class Parameters {
  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Parses the encoded form; malformed escapes stay as they are. */
  public static Parameters parse(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = WebRequest.decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : WebRequest.decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return new Parameters(values);
  }

  /** Returns the names, in the order of their first appearance. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /** Returns all values of a parameter, in order. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** Returns whether a parameter was sent, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns whether a parameter was sent more than once. */
  public boolean isRepeated(String name) {
    return all(name).size() > 1;
  }

  /**
   * Returns the first value of a parameter; null when it was not sent or has no value (RFC 6749
   * section 3.1: a parameter without a value counts as absent).
   */
  public @Nullable String get(String name) {
    List<String> sent = values.get(name);
    return sent == null || sent.get(0).isEmpty() ? null : sent.get(0);
  }

  /** Names the parameters only: values can be secrets. */
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }
}
