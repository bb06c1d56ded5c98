package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.JsonSize;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Truncates one object to the size of a result. Short values stay whole and leave room for long
 * ones; long texts are cut, and long lists and objects with very many fields keep their first
 * elements. {@code shortened} lists what was cut and how much of it is left.
 *
 * <p>Everything is measured once and visited once, whatever is cut.
 */
final class ResultTruncator {
  /** Below this share, fewer fields or elements come rather than all with next to nothing. */
  private static final int LEAST_SHARE = 400;

  /** The least that is worth showing of something cut. */
  private static final int LEAST = 60;

  /** Room for the list of what was cut. */
  private static final int NOTES = 3_000;

  private static final int MOST_NOTES = 20;
  private static final int LONGEST_PATH = 100;

  private final JsonSize sizes = new JsonSize();
  private final List<String> notes = new ArrayList<>();
  private int unnamed;

  private ResultTruncator() {}

  /** Returns the object, cut where its JSON would be longer than {@code budget} characters. */
  static Map<String, Object> fit(Map<String, Object> object, int budget) {
    ResultTruncator fitting = new ResultTruncator();
    if (fitting.sizes.of(object) <= budget) {
      return object;
    }
    Map<String, Object> cut = fitting.object(object, budget - NOTES, "");
    if (fitting.unnamed > 0) {
      fitting.notes.add("and in " + fitting.unnamed + " more places");
    }
    cut.put("shortened", fitting.notes);
    return cut;
  }

  private @Nullable Object value(@Nullable Object value, int budget, String path) {
    if (value instanceof String text) {
      return text(text, budget, path);
    } else if (value instanceof Map<?, ?> map) {
      return budget < LEAST ? null : object(map, budget, path);
    } else if (value instanceof List<?> list) {
      return budget < LEAST ? null : list(list, budget, path);
    }
    return null;
  }

  private @Nullable String text(String text, int budget, String path) {
    int left = budget - "\"…\"".length();
    int end = 0;
    while (end < text.length() && left >= JsonSize.character(text.charAt(end))) {
      left -= JsonSize.character(text.charAt(end));
      end++;
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    if (end == 0) {
      return null;
    }
    note(path, "the first " + end + " of " + text.length() + " characters");
    // A joiner whose second character was cut off is removed.
    return TextSanitizer.clean(text.substring(0, end)) + "…";
  }

  private Map<String, Object> object(Map<?, ?> object, int budget, String path) {
    int[] wanted = new int[object.size()];
    int i = 0;
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      wanted[i++] = 1 + sizes.member(entry.getKey(), entry.getValue());
    }
    Shares shares = new Shares(wanted, budget - 2);
    Map<String, Object> cut = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      int share = shares.next();
      if (share < 0) {
        note(path, "the first " + cut.size() + " of " + object.size() + " fields");
        break;
      }
      String key = String.valueOf(entry.getKey());
      String at = path.isEmpty() ? key : path + "." + key;
      if (shares.isWhole()) {
        cut.put(key, entry.getValue());
        continue;
      }
      Object fitting = value(entry.getValue(), share - 1 - sizes.member(key, ""), at);
      if (fitting == null) {
        note(at, "left out");
      } else {
        cut.put(key, fitting);
      }
    }
    return cut;
  }

  private List<Object> list(List<?> list, int budget, String path) {
    int[] wanted = new int[list.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = 1 + sizes.of(list.get(i));
    }
    Shares shares = new Shares(wanted, budget - 2);
    List<Object> cut = new ArrayList<>();
    for (Object element : list) {
      int share = shares.next();
      Object fitting =
          share < 0
              ? null
              : shares.isWhole()
                  ? element
                  : value(element, share - 1, path + "[" + cut.size() + "]");
      if (fitting == null) {
        note(path, "the first " + cut.size() + " of " + list.size());
        break;
      }
      cut.add(fitting);
    }
    return cut;
  }

  private void note(String path, String what) {
    if (notes.size() == MOST_NOTES) {
      unnamed++;
      return;
    }
    notes.add((path.isEmpty() ? "all" : Texts.cut(path, LONGEST_PATH)) + ": " + what);
  }

  /**
   * Divides the room so that small values get all they need and the others share the rest evenly.
   */
  private static final class Shares {
    private final int[] wanted;
    private final int level;
    private int left;
    private int at = -1;
    private int share;

    Shares(int[] wanted, int room) {
      this.wanted = wanted;
      this.level = Math.max(LEAST_SHARE, level(wanted, room));
      this.left = room;
    }

    private static int level(int[] wanted, int room) {
      int[] sorted = wanted.clone();
      Arrays.sort(sorted);
      int left = room;
      for (int i = 0; i < sorted.length; i++) {
        int share = left / (sorted.length - i);
        if (sorted[i] > share) {
          return share;
        }
        left -= sorted[i];
      }
      return Integer.MAX_VALUE;
    }

    /** Returns the room of the next one, less than zero when there is none any more. */
    int next() {
      at++;
      share = Math.min(wanted[at], Math.min(level, left));
      if (share < wanted[at] && share < LEAST) {
        return -1;
      }
      left -= share;
      return share;
    }

    /** Returns whether the last one has all the room that it needs. */
    boolean isWhole() {
      return share == wanted[at];
    }
  }
}
