package com.example.firm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverdueReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
  private static final Set<String> NOT_ISSUED = Set.of("draft", "unsent", "forwarded");

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-11T12:00:00Z"), ZoneOffset.UTC);
  private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

  /** Nothing that MyCase does not know was sent. */
  @AfterEach
  void close() {
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  private List<String> lines() {
    InMemoryTokenStore login = new InMemoryTokenStore();
    login.save(
        new Tokens(
            Secret.of(sandbox.newAccessToken()),
            clock.instant().plus(Duration.ofDays(1)),
            Secret.of(sandbox.newRefreshToken()),
            clock.instant().plus(Duration.ofDays(14)),
            Account.UNKNOWN));
    MyCaseClient mycase =
        MyCaseClient.builder()
            .baseUri(sandbox.apiBase())
            .tokenStore(login)
            .requestsPerMinute(1_000)
            .clock(clock)
            .build();
    return new OverdueReport(mycase).lines(TODAY);
  }

  private static BigDecimal amount(Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  /** What is overdue on each case, reckoned from MyCase's own rows. */
  private Map<Long, BigDecimal> truth() {
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

  private String name(long caseId) {
    return sandbox.rows("cases").stream()
        .filter(row -> row.get("id").equals(caseId))
        .map(row -> (String) row.get("name"))
        .findFirst()
        .orElse("case " + caseId);
  }

  @Test
  void hasALineForEachCaseWithSomethingOverdue() {
    List<String> expected =
        truth().entrySet().stream()
            .map(each -> each.getValue().toPlainString() + "  " + name(each.getKey()))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(lines()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void putsTheGreatestAmountFirst() {
    assertThat(lines())
        .extracting(line -> new BigDecimal(line.substring(0, line.indexOf(' '))))
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void givesTheIdOfACaseThatIsGone() {
    long gone = truth().keySet().iterator().next();
    sandbox.delete("cases", gone);
    assertThat(lines()).anyMatch(line -> line.endsWith("  case " + gone));
  }
}
