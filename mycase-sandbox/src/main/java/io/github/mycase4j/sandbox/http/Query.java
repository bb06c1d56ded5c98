package io.github.mycase4j.sandbox.http;

import io.github.mycase4j.sandbox.value.Times;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of one request, decoded once, each at most once. */
public record Query(Map<String, String> values) {
  /** The parameters that one operation knows, read from e.g. {@code page_size=size filter[x]}. */
  public record Known(Map<String, String> kinds) {
    /**
     * Reads the parameters that an operation knows.
     *
     * @param description the names with their kinds, such as {@code page_size=size filter[email]}
     * @return the parameters
     */
    public static Known of(String description) {
      Map<String, String> kinds = new LinkedHashMap<>();
      for (String word : description.split(" ", -1)) {
        if (!word.isEmpty()) {
          int cut = word.indexOf('=');
          kinds.put(
              cut < 0 ? word : word.substring(0, cut), cut < 0 ? "any" : word.substring(cut + 1));
        }
      }
      return new Known(Collections.unmodifiableMap(kinds));
    }

    /**
     * Rejects a parameter that the operation does not know; the real MyCase would ignore it
     * silently.
     *
     * @param query the query
     * @throws ApiError when a parameter is unknown or has a wrong value
     */
    public void check(Query query) {
      query.values.forEach(
          (name, value) -> {
            String kind = kinds.get(name);
            String fault = kind == null ? "is not a parameter of this request" : fault(kind, value);
            if (fault != null) {
              throw ApiError.parameter(name, name + " " + fault);
            }
          });
    }

    private static @Nullable String fault(String kind, String value) {
      switch (kind) {
        case "any" -> {
          return value.isEmpty() ? "must not be empty" : null;
        }
        case "size" -> {
          boolean good = value.matches("[0-9]{1,4}") && number(value) >= 1 && number(value) <= 1000;
          return good ? null : "must be a number from 1 to 1000";
        }
        case "id" -> {
          return value.matches("[0-9]{1,18}") ? null : "must be an id";
        }
        case "moment" -> {
          return Times.moment(value) == null ? "must be an ISO 8601 date or date-time" : null;
        }
        default -> {
          if (kind.startsWith("list:")) {
            Set<String> names = Set.of(kind.substring(5).split(",", -1));
            boolean good = names.containsAll(List.of(value.split(",", -1)));
            return good ? null : "must be a comma separated list out of " + kind.substring(5);
          }
          List<String> choices = List.of(kind.split("\\|", -1));
          return choices.contains(value) ? null : "must be one of " + String.join(", ", choices);
        }
      }
    }
  }

  /**
   * Parses a query.
   *
   * @param raw the query as it was sent, or null
   * @return the parameters, decoded
   * @throws ApiError when it is not percent-encoded or names a parameter twice
   */
  public static Query parse(@Nullable String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&", -1)) {
        int cut = pair.indexOf('=');
        String name = decoded(cut < 0 ? pair : pair.substring(0, cut));
        if (values.put(name, cut < 0 ? "" : decoded(pair.substring(cut + 1))) != null) {
          throw ApiError.parameter(name, name + " is given twice");
        }
      }
    }
    return new Query(Collections.unmodifiableMap(values));
  }

  /**
   * Decodes one name or value.
   *
   * @param text percent-encoded text
   * @return the decoded text
   * @throws ApiError when it is not percent-encoded
   */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.outside(400, "The query is not percent-encoded");
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /**
   * Returns the value of a parameter.
   *
   * @param name the parameter
   * @return its value, or null
   */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** {@return the page size that was asked for, or MyCase's default of 25} */
  public int pageSize() {
    String size = values.get("page_size");
    return size == null ? 25 : number(size);
  }
}
