package com.example.firm.report;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.domain.BillingFigures;
import io.github.mycase4j.client.model.LegalCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is overdue for each case, from whole collections that the client keeps in memory. */
public final class OverdueReport {
  private final MyCaseClient mycase;

  /** Creates a report on the firm that this login belongs to. */
  public OverdueReport(MyCaseClient mycase) {
    this.mycase = mycase;
  }

  /** Returns a line for each case with something overdue, largest amount first. Performs I/O. */
  public List<String> lines(LocalDate today) {
    FirmCollections firm = mycase.collections();
    Map<Long, BillingFigures> byCase =
        firm.invoices().read().rows().stream()
            .filter(invoice -> invoice.legalCase() != null)
            .collect(
                Collectors.groupingBy(
                    invoice -> invoice.legalCase().id(), BillingFigures.collector(today)));
    Map<Long, BigDecimal> overdue = new TreeMap<>();
    byCase.forEach((id, figures) -> overdue.put(id, figures.overdue()));
    overdue.values().removeIf(amount -> amount.signum() == 0);
    return overdue.entrySet().stream()
        .sorted(Map.Entry.<Long, BigDecimal>comparingByValue().reversed())
        .map(each -> each.getValue().toPlainString() + "  " + name(firm, each.getKey()))
        .toList();
  }

  /** A case of an invoice may be gone; its id is all there is then. */
  private static String name(FirmCollections firm, long caseId) {
    return firm.cases()
        .read(Duration.ofMinutes(10))
        .find(caseId)
        .map(LegalCase::name)
        .orElse("case " + caseId);
  }
}
