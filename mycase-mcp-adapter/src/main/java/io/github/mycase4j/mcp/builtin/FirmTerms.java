package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The firm's own names of practice areas and case stages. An argument that is none of them is
 * rejected with the valid names, since an empty list would be read as "no such cases".
 */
final class FirmTerms {
  private static final int MOST_NAMED = 50;
  private static final int LONGEST_SHOWN = 60;

  private final FirmCollections collections;

  FirmTerms(ToolContext context) {
    this(context.mycase().collections());
  }

  FirmTerms(FirmCollections collections) {
    this.collections = collections;
  }

  /** The names of one kind, in the firm's list and on its cases. */
  private record Term<T>(
      String what,
      SyncedCollection<T> list,
      Function<T, @Nullable String> name,
      Function<LegalCase, @Nullable String> ofCase) {}

  private Term<PracticeArea> practiceAreas() {
    return new Term<>(
        "practice area", collections.practiceAreas(), PracticeArea::name, LegalCase::practiceArea);
  }

  private Term<CaseStage> caseStages() {
    return new Term<>(
        "case stage", collections.caseStages(), CaseStage::name, LegalCase::caseStage);
  }

  /**
   * Returns the filter by practice area, which matches every case when none is given.
   *
   * @throws InvalidArgumentException when neither the firm's list nor a case has the name
   */
  TextMatch practiceArea(@Nullable String asked, Snapshot<LegalCase> cases) {
    return filter("practice_area", asked, practiceAreas(), cases);
  }

  /**
   * Returns the filter by case stage, which matches every case when none is given.
   *
   * @throws InvalidArgumentException when neither the firm's list nor a case has the name
   */
  TextMatch caseStage(@Nullable String asked, Snapshot<LegalCase> cases) {
    return caseStage("case_stage", asked, cases);
  }

  /** Returns the filter by a case stage that another argument implies. */
  TextMatch caseStage(String argument, @Nullable String asked, Snapshot<LegalCase> cases) {
    return filter(argument, asked, caseStages(), cases);
  }

  /** Returns the name as it is in the firm's list, for a write; null when none is given. */
  @Nullable String listedPracticeArea(@Nullable String given) {
    return listed("practice_area", given, practiceAreas());
  }

  /** Returns the name as it is in the firm's list, for a write; null when none is given. */
  @Nullable String listedCaseStage(@Nullable String given) {
    return listed("case_stage", given, caseStages());
  }

  private static <T> TextMatch filter(
      String argument, @Nullable String asked, Term<T> term, Snapshot<LegalCase> cases) {
    TextMatch match = TextMatch.of(asked);
    if (asked == null || match.isBlank()) {
      return match;
    }
    // A case keeps the name of a practice area that was renamed or deleted.
    Set<String> ofCases = names(cases.rows(), term.ofCase());
    if (ofCases.stream().anyMatch(match::equalsWhole)) {
      return match;
    }
    Optional<Snapshot<T>> list = readable(term.list());
    if (list.isEmpty()) {
      return match;
    }
    Set<String> known = names(list.get().rows(), term.name());
    boolean maybeUnread =
        list.get().incompleteness().isPresent() || cases.incompleteness().isPresent();
    if (maybeUnread || known.stream().anyMatch(match::equalsWhole)) {
      return match;
    }
    known.addAll(ofCases);
    throw new InvalidArgumentException(
        argument,
        argument
            + ": the firm has no "
            + term.what()
            + named(asked.strip())
            + ". The firm's "
            + term.what()
            + "s: "
            + enumerated(known)
            + ".");
  }

  private static String named(String asked) {
    return asked.length() > LONGEST_SHOWN ? " of this name" : " named \"" + asked + "\"";
  }

  /** A login without access to the list can still filter by the names on the cases. */
  private static <T> Optional<Snapshot<T>> readable(SyncedCollection<T> list) {
    try {
      return Optional.of(list.read());
    } catch (AccessDeniedException e) {
      return Optional.empty();
    }
  }

  /** MyCase silently blanks a name that it does not know, so the name is checked first. */
  private static <T> @Nullable String listed(
      String argument, @Nullable String given, Term<T> term) {
    if (given == null) {
      return null;
    }
    String asked = Text.required(argument, given);
    Set<String> names = names(term.list().read().rows(), term.name());
    TextMatch match = TextMatch.of(asked);
    return names.stream()
        .filter(match::equalsWhole)
        .min(Comparator.comparing(each -> !each.equals(asked)))
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    argument,
                    argument
                        + ": the firm has no "
                        + term.what()
                        + " of this name, and MyCase would leave it blank. Valid names: "
                        + enumerated(names)
                        + ". Nothing was created."));
  }

  /** Returns the distinct names, in their order. */
  private static <T> Set<String> names(Collection<T> rows, Function<T, @Nullable String> name) {
    return rows.stream()
        .map(name)
        .filter(Objects::nonNull)
        .filter(each -> !each.isBlank())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the names as one text, "Family Law, Probate"; of many, only the first ones. */
  static String enumerated(Collection<String> names) {
    List<String> first = names.stream().limit(MOST_NAMED).toList();
    int more = names.size() - first.size();
    return names.isEmpty()
        ? "none"
        : Stream.concat(first.stream(), more > 0 ? Stream.of("and " + more + " more") : Stream.of())
            .collect(Collectors.joining(", "));
  }
}
