package com.example.firm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.junit.MyCaseSandbox;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@MyCaseSandbox(now = "2026-03-11T12:00:00Z")
class OverdueReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
  private static final Set<String> NOT_ISSUED = Set.of("draft", "unsent", "forwarded");

  private static BigDecimal amount(Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  /** What is overdue for each case, computed from the sandbox's own rows. */
  private static Map<Long, BigDecimal> truth(Sandbox sandbox) {
    Map<Long, BigDecimal> overdue = new HashMap<>();
    for (Map<String, Object> invoice : sandbox.rows("invoices")) {
      BigDecimal open =
          amount(invoice.get("total_amount")).subtract(amount(invoice.get("paid_amount")));
      Object due = invoice.get("due_date");
      if (!NOT_ISSUED.contains(invoice.get("status"))
          && open.signum() > 0
          && due != null
          && LocalDate.parse((String) due).isBefore(TODAY)) {
        Map<?, ?> legalCase = (Map<?, ?>) invoice.get("case");
        overdue.merge(((Number) legalCase.get("id")).longValue(), open, BigDecimal::add);
      }
    }
    return overdue;
  }

  private static String name(Sandbox sandbox, long caseId) {
    return sandbox.rows("cases").stream()
        .filter(row -> row.get("id").equals(caseId))
        .map(row -> (String) row.get("name"))
        .findFirst()
        .orElse("case " + caseId);
  }

  @Test
  void hasALineForEachCaseWithSomethingOverdue(MyCaseClient mycase, Sandbox sandbox) {
    List<String> expected =
        truth(sandbox).entrySet().stream()
            .map(each -> each.getValue().toPlainString() + "  " + name(sandbox, each.getKey()))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(new OverdueReport(mycase).lines(TODAY))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void putsTheLargestAmountFirst(MyCaseClient mycase) {
    assertThat(new OverdueReport(mycase).lines(TODAY))
        .extracting(line -> new BigDecimal(line.substring(0, line.indexOf(' '))))
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void showsTheIdOfACaseThatIsGone(MyCaseClient mycase, Sandbox sandbox) {
    long gone = truth(sandbox).keySet().iterator().next();
    sandbox.delete("cases", gone);
    assertThat(new OverdueReport(mycase).lines(TODAY))
        .anyMatch(line -> line.endsWith("  case " + gone));
  }
}
