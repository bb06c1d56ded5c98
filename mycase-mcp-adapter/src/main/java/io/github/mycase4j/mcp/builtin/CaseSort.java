package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.RowOrder;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders of a list of cases. In each, exact matches of a query come first. */
public enum CaseSort {
  /** Newest opened first. */
  OPENED,
  /** Oldest opened first. */
  OPENED_ASC,
  /** Earliest limitation date first. */
  SOL,
  /** Least recently updated first. */
  UPDATED_ASC,
  /** By name. */
  NAME;

  RowOrder<Ranked<LegalCase>> order() {
    return switch (this) {
      case OPENED ->
          byRank()
              .thenDescending((Ranked<LegalCase> match) -> match.row().openedDate())
              .thenDescending(match -> match.row().id());
      case OPENED_ASC -> ascending(LegalCase::openedDate);
      case SOL -> ascending(LegalCase::solDate);
      case UPDATED_ASC -> ascending(LegalCase::updatedAt);
      case NAME -> ascending(CaseSort::sortName);
    };
  }

  private static RowOrder<Ranked<LegalCase>> byRank() {
    return RowOrder.ascending(Ranked::rank);
  }

  private static <K extends Comparable<? super K>> RowOrder<Ranked<LegalCase>> ascending(
      Function<LegalCase, @Nullable K> key) {
    return byRank()
        .thenAscending((Ranked<LegalCase> match) -> key.apply(match.row()))
        .thenAscending(match -> match.row().id());
  }

  private static @Nullable String sortName(LegalCase legalCase) {
    String name = legalCase.name();
    return name == null || name.isBlank() ? null : TextMatch.fold(name);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
