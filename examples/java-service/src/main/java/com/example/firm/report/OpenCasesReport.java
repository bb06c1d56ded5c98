package com.example.firm.report;

import static java.util.stream.Collectors.joining;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The open cases with an outstanding balance, with the names of their clients. */
public final class OpenCasesReport {
  private final MyCaseClient mycase;

  /** Creates a report on the firm that this login belongs to. */
  public OpenCasesReport(MyCaseClient mycase) {
    this.mycase = mycase;
  }

  /** Returns a line for each open case with a balance, largest balance first. Performs I/O. */
  public List<String> lines() {
    CaseQuery openWithNames = CaseQuery.all().withStatus(CaseStatus.OPEN).withClientNames();
    return mycase.cases().list(openWithNames).stream()
        .filter(each -> balance(each).signum() > 0)
        .sorted(Comparator.comparing(OpenCasesReport::balance).reversed())
        .map(each -> balance(each).toPlainString() + "  " + each.name() + "  " + clients(each))
        .toList();
  }

  /** MyCase may leave out any field. */
  private static BigDecimal balance(LegalCase legalCase) {
    BigDecimal balance = legalCase.outstandingBalance();
    return balance == null ? BigDecimal.ZERO : balance;
  }

  /** A client whom MyCase no longer has is shown by the id. */
  private static String clients(LegalCase legalCase) {
    return legalCase.clients().isEmpty()
        ? "(no client)"
        : legalCase.clients().stream().map(OpenCasesReport::name).collect(joining(", "));
  }

  private static String name(CaseClient client) {
    String name = client.fullName();
    return name == null ? "client " + client.id() : name;
  }
}
