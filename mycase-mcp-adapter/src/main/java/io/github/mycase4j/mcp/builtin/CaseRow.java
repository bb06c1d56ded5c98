package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseStaff;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case in a list. */
record CaseRow(
    long id,
    @Nullable String name,
    @Nullable String caseNumber,
    @Nullable CaseStatus status,
    @Nullable String caseStage,
    @Nullable String practiceArea,
    @Nullable LocalDate openedDate,
    @Nullable LocalDate closedDate,
    @Nullable LocalDate solDate,
    @Nullable Instant updatedAt,
    List<Ref> clients,
    List<CaseStaff> staff) {

  static CaseRow of(LegalCase legalCase) {
    return new CaseRow(
        legalCase.id(),
        legalCase.name(),
        legalCase.caseNumber(),
        legalCase.status(),
        legalCase.caseStage(),
        legalCase.practiceArea(),
        legalCase.openedDate(),
        legalCase.closedDate(),
        legalCase.solDate(),
        legalCase.updatedAt(),
        legalCase.clients().stream().map(CaseClient::id).map(Ref::of).toList(),
        legalCase.staff());
  }
}
