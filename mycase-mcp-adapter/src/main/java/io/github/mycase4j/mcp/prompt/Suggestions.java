package io.github.mycase4j.mcp.prompt;

import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.domain.TextMatch.Fit;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.text.TextSanitizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the distinct values that match what a user has typed, ordered by how well they match,
 * then with values in use before closed and inactive ones, then by name. Not thread-safe.
 */
final class Suggestions {
  private static final int MOST = 100;

  private static final Comparator<Suggestion> BEST_FIRST =
      Comparator.comparing((Suggestion each) -> each.fit().rank())
          .thenComparing(each -> !each.inUse())
          .thenComparing(Suggestion::order)
          .thenComparing(each -> each.value().length())
          .thenComparing(Suggestion::value);

  private final TextMatch typed;
  private final String digits;
  private final Map<String, Suggestion> found = new HashMap<>();

  /** One value; {@code order} is the folded name by which equally good values are sorted. */
  private record Suggestion(String value, Fit fit, boolean inUse, String order) {}

  Suggestions(String typed) {
    this.typed = TextMatch.of(typed);
    this.digits = typed.strip();
  }

  /** Returns how well the input matches a text; an empty input matches everything. */
  Fit fit(TextKind kind, @Nullable String text) {
    return typed.isBlank() ? Fit.START : typed.fit(kind, text);
  }

  /** Returns how well the input matches the name of a person. */
  Fit fitPerson(@Nullable String first, @Nullable String middle, @Nullable String last) {
    return typed.isBlank() ? Fit.START : typed.fitPerson(first, middle, last);
  }

  /** Returns how well the input matches an id: by the first digits of the id only. */
  private Fit fitId(long id) {
    String text = Long.toString(id);
    if (digits.equals(text)) {
      return Fit.WHOLE;
    }
    return text.startsWith(digits) ? Fit.START : Fit.NONE;
  }

  /** Adds a text as a value, if it fits. */
  void addText(@Nullable String text, Fit fit, boolean inUse) {
    if (fit == Fit.NONE || text == null) {
      return;
    }
    String value = TextSanitizer.clean(text).strip();
    if (!value.isEmpty()) {
      add(new Suggestion(value, fit, inUse, TextMatch.fold(value)));
    }
  }

  /** Adds an id as a value, if it or the name fits. */
  void addId(long id, Fit fit, boolean inUse, @Nullable String name) {
    Fit byId = fitId(id);
    Fit best = byId.compareTo(fit) < 0 ? byId : fit;
    if (best == Fit.NONE) {
      return;
    }
    add(new Suggestion(Long.toString(id), best, inUse, TextMatch.fold(name == null ? "" : name)));
  }

  private void add(Suggestion suggestion) {
    found.merge(
        suggestion.value(),
        suggestion,
        (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
  }

  McpServer.Completion completion() {
    List<String> values =
        found.values().stream().sorted(BEST_FIRST).limit(MOST).map(Suggestion::value).toList();
    return new McpServer.Completion(values, found.size(), found.size() > values.size());
  }
}
