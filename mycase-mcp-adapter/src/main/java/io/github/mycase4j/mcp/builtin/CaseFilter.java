package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter for rows by the case that they belong to. A row without a case, or with one that MyCase
 * does not return, never matches. The cases are read only when a filter is given.
 */
final class CaseFilter {
  private static final CaseFilter NONE = new CaseFilter(null, conditions(), Set.of());

  private final @Nullable Snapshot<LegalCase> cases;
  private final RowConditions<LegalCase> conditions;
  private final Set<Long> matches;

  private CaseFilter(
      @Nullable Snapshot<LegalCase> cases, RowConditions<LegalCase> conditions, Set<Long> matches) {
    this.cases = cases;
    this.conditions = conditions;
    this.matches = matches;
  }

  private static RowConditions<LegalCase> conditions() {
    return RowConditions.of("case", LegalCase::id);
  }

  /** Returns the conditions of these arguments on a case; null does not filter. */
  static RowConditions<LegalCase> conditions(
      FirmTerms terms,
      Snapshot<LegalCase> cases,
      @Nullable Long clientId,
      @Nullable Long companyId,
      @Nullable String practiceArea,
      @Nullable String caseStage,
      @Nullable Long leadLawyerId) {
    TextMatch area = terms.practiceArea(practiceArea, cases);
    TextMatch stage = terms.caseStage(caseStage, cases);
    return conditions()
        .where(clientId != null, c -> Refs.isClient(c, clientId), "clients")
        .where(companyId != null, c -> Refs.has(c.companies(), companyId), "companies")
        .where(practiceArea != null, c -> area.equalsWhole(c.practiceArea()), "practice_area")
        .where(caseStage != null, c -> stage.equalsWhole(c.caseStage()), "case_stage")
        .where(
            leadLawyerId != null, c -> Refs.isLead(c, leadLawyerId), "staff", "staff.lead_lawyer");
  }

  /** Returns the filter for these arguments; null does not filter, and no text may be blank. */
  static CaseFilter of(
      ToolContext context,
      @Nullable Long clientId,
      @Nullable Long companyId,
      @Nullable String practiceArea,
      @Nullable String caseStage,
      @Nullable Long leadLawyerId) {
    if (clientId == null
        && companyId == null
        && practiceArea == null
        && caseStage == null
        && leadLawyerId == null) {
      return NONE;
    }
    Snapshot<LegalCase> cases = context.mycase().collections().cases().read();
    RowConditions<LegalCase> conditions =
        conditions(
            new FirmTerms(context),
            cases,
            clientId,
            companyId,
            practiceArea,
            caseStage,
            leadLawyerId);
    RowFilter selection = RowFilter.all().ofStaff(leadLawyerId);
    Set<Long> matches =
        conditions.matches(CheckedRows.of(context, cases.rows(selection))).stream()
            .map(LegalCase::id)
            .collect(Collectors.toSet());
    return new CaseFilter(cases, conditions, matches);
  }

  /** Returns whether rows are filtered by their case. */
  boolean isAsked() {
    return cases != null;
  }

  /** Returns whether a row of this case meets the filter. */
  boolean has(@Nullable Ref legalCase) {
    return !isAsked() || (legalCase != null && matches.contains(legalCase.id()));
  }

  /** Returns whether a case meets the filter. */
  boolean has(LegalCase legalCase) {
    return !isAsked() || matches.contains(legalCase.id());
  }

  /** Returns why cases, and therefore their rows, may be missing. */
  Optional<Incompleteness> incompleteness() {
    return cases == null ? Optional.empty() : cases.incompleteness();
  }

  /**
   * Returns a sentence about cases with unreadable fields, which may or may not meet the filter.
   *
   * @param ofRows the cases of the rows that could be in the result; called only when a case has
   *     such fields
   */
  Optional<String> doubts(Supplier<Stream<@Nullable Ref>> ofRows) {
    if (cases == null || cases.unreadable().isEmpty()) {
      return Optional.empty();
    }
    Set<Long> referenced =
        ofRows.get().flatMap(Stream::ofNullable).map(Ref::id).collect(Collectors.toSet());
    return conditions.doubts(
        cases.unreadable().stream().filter(c -> referenced.contains(c.id())).toList());
  }
}
