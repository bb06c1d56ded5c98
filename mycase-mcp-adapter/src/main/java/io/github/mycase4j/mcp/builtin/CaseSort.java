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
  OPENED(
      byRank()
          .thenDescending((Ranked<LegalCase> match) -> match.row().openedDate())
          .thenDescending(match -> match.row().id())),
  /** Oldest opened first. */
  OPENED_ASC(ascending(LegalCase::openedDate)),
  /** Earliest limitation date first. */
  SOL(ascending(LegalCase::solDate)),
  /** Least recently updated first. */
  UPDATED_ASC(ascending(LegalCase::updatedAt)),
  /** By name. */
  NAME(ascending(CaseSort::sortName));

  @SuppressWarnings("ImmutableEnumChecker") // A RowOrder is immutable.
  private final RowOrder<Ranked<LegalCase>> order;

  CaseSort(RowOrder<Ranked<LegalCase>> order) {
    this.order = order;
  }

  RowOrder<Ranked<LegalCase>> order() {
    return order;
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
