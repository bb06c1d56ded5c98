package io.github.mycase4j.mcp.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object fit into an answer: the longest texts are cut, then the longest lists, each with
 * a word on what is missing, under {@code shortened}.
 */
final class Fitting {
  private static final int LEAST_TEXT = 200;

  private Fitting() {}

  /** Returns the object, cut where its JSON would be longer than {@code budget} characters. */
  static Map<String, Object> fit(Map<String, Object> object, int budget) {
    if (Json.write(object).length() <= budget) {
      return object;
    }
    Map<String, Object> copy = copy(object);
    List<String> shortened = new ArrayList<>();
    copy.put("shortened", shortened);
    int length = Json.write(copy).length();
    while (length > budget) {
      Place longest = longest(copy, "", null);
      if (longest == null) {
        throw new IllegalStateException("a result is too large to be sent");
      }
      shortened.add(longest.cut(length - budget));
      length = Json.write(copy).length();
    }
    return copy;
  }

  private static Map<String, Object> copy(Map<?, ?> object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
    return copy;
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(copyOf(element));
      }
      return copy;
    }
    return value;
  }

  /** Finds the longest text, or where no text is long, the longest list. */
  private static @Nullable Place longest(
      Map<String, Object> object, String path, @Nullable Place best) {
    Place found = best;
    for (Map.Entry<String, Object> entry : object.entrySet()) {
      found = longest(entry.getValue(), path + entry.getKey(), object, entry.getKey(), found);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Place longest(
      Object value, String path, Map<String, Object> owner, String key, @Nullable Place best) {
    if (path.startsWith("shortened")) {
      return best;
    }
    Place found = best;
    if (value instanceof String text && text.length() > LEAST_TEXT) {
      found = better(found, new Place(owner, key, path, text.length(), true));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      found = better(found, new Place(owner, key, path, Json.write(list).length(), false));
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          found = longest((Map<String, Object>) map, path + ".", found);
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      found = longest((Map<String, Object>) map, path + ".", found);
    }
    return found;
  }

  private static Place better(@Nullable Place one, Place other) {
    if (one == null || (other.text && !one.text)) {
      return other;
    }
    if (one.text && !other.text) {
      return one;
    }
    return one.length >= other.length ? one : other;
  }

  private record Place(
      Map<String, Object> owner, String key, String path, int length, boolean text) {

    String cut(int excess) {
      Object value = owner.get(key);
      if (value instanceof String string) {
        int most = Math.max(LEAST_TEXT / 2, string.length() - excess - 200);
        String kept = CodePoints.prefix(string, most);
        owner.put(key, kept + "…");
        return path + ": the first " + kept.length() + " of " + string.length() + " characters";
      }
      List<?> list = (List<?>) value;
      int keep = list == null ? 0 : list.size() / 2;
      owner.put(key, list == null ? List.of() : new ArrayList<>(list.subList(0, keep)));
      return path + ": the first " + keep + " of " + (list == null ? 0 : list.size());
    }
  }
}
