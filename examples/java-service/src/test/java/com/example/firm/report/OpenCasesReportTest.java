package com.example.firm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.junit.MyCaseSandbox;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MyCaseSandbox(
    firm = MyCaseSandbox.Firm.EMPTY,
    rows =
        """
        {"clients": [{"id": 11, "first_name": "Mina", "last_name": "Ito"},
                     {"id": 12, "first_name": "Jon", "last_name": "Harbor"}],
         "cases": [
          {"id": 1, "name": "Ito v. Lake", "status": "open", "outstanding_balance": "120.50",
           "clients": [{"id": 11}, {"id": 12}]},
          {"id": 2, "name": "Harbor Estate", "status": "open", "outstanding_balance": 1900,
           "clients": [{"id": 12}, {"id": 99}]},
          {"id": 3, "name": "Paid", "status": "open", "outstanding_balance": 0, "clients": []},
          {"id": 4, "name": "Closed", "status": "closed", "outstanding_balance": 7, "clients": []},
          {"id": 5, "name": "Nobody's", "status": "open", "outstanding_balance": 1, "clients": []}
         ]}
        """)
class OpenCasesReportTest {
  @Test
  void putsTheLargestBalanceFirstWithTheNamesOfTheClients(MyCaseClient mycase, Sandbox sandbox) {
    assertThat(new OpenCasesReport(mycase).lines())
        .containsExactly(
            "1900  Harbor Estate  Jon Harbor, client 99",
            "120.50  Ito v. Lake  Mina Ito, Jon Harbor",
            "1  Nobody's  (no client)");
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void asksForTheNamesTogetherWithTheCases(MyCaseClient mycase, Sandbox sandbox) {
    sandbox.delete("cases", 2); // its client 99 does not exist and would cost a request of its own
    new OpenCasesReport(mycase).lines();
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void findsEveryOpenCaseThatOwesSomething(MyCaseClient mycase, Sandbox sandbox) {
    for (int i = 0; i < 1_200; i++) {
      sandbox.put(
          "cases",
          Map.of(
              "name",
              "Case " + i,
              "status",
              "open",
              "outstanding_balance",
              i,
              "clients",
              List.of()));
    }
    List<String> lines = new OpenCasesReport(mycase).lines();
    assertThat(lines).hasSize(3 + 1_199);
    assertThat(lines)
        .extracting(line -> new BigDecimal(line.substring(0, line.indexOf(' '))))
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }
}
