package io.github.mycase4j.mcp.json;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number of characters of a value as JSON, computed without writing it. A map or list is
 * measured once; its size and the sizes of its members are cached. Not thread-safe.
 */
public final class JsonSize {
  private final IdentityHashMap<Object, Integer> measured = new IdentityHashMap<>();

  /** Returns the length of what {@link Json#write} would return. */
  public int of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
      Integer known = measured.get(value);
      if (known == null) {
        known = value instanceof Map<?, ?> map ? map(map) : list((List<?>) value);
        measured.put(value, known);
      }
      return known;
    } else if (value instanceof BigDecimal decimal) {
      return Json.text(decimal).length();
    }
    return String.valueOf(value).length();
  }

  private int map(Map<?, ?> map) {
    long size = 2L + Math.max(0, map.size() - 1);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      size += member(entry.getKey(), entry.getValue());
    }
    return capped(size);
  }

  private int list(List<?> list) {
    long size = 2L + Math.max(0, list.size() - 1);
    for (Object element : list) {
      size += of(element);
    }
    return capped(size);
  }

  /** Returns the length of a member of an object, without the comma. */
  public int member(Object key, @Nullable Object value) {
    return capped((long) text(String.valueOf(key)) + 1 + of(value));
  }

  private static int text(String text) {
    long size = 2;
    for (int i = 0; i < text.length(); i++) {
      size += character(text.charAt(i));
    }
    return capped(size);
  }

  /** Returns how many characters one takes inside a JSON string. */
  public static int character(char c) {
    return switch (c) {
      case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
      default -> c < ' ' ? 6 : 1;
    };
  }

  private static int capped(long size) {
    return (int) Math.min(size, Integer.MAX_VALUE / 2);
  }
}
