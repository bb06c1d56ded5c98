package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsAreDeletedTest extends WritesTestBase {
  private List<Long> ids(JsonNode references) {
    return references.findValuesAsText("id").stream().map(Long::valueOf).toList();
  }

  @Test
  void aClientLeavesCasesAndCompanies() throws Exception {
    caller.post("/companies/20082/relationships/clients", "{'clients':[{'id':20001}]}");
    assertThat(caller.delete("/clients/20001").status()).isEqualTo(204);

    assertThat(caller.get("/clients/20001").status()).isEqualTo(404);
    assertThat(caller.get("/clients/20001/cases").status()).isEqualTo(404);
    assertThat(caller.walk("/clients?page_size=1000")).doesNotContain(20_001L);
    JsonNode legalCase = caller.get("/cases/1001").json();
    assertThat(ids(legalCase.get("clients"))).doesNotContain(20_001L);
    assertThat(ids(legalCase.get("contacts"))).doesNotContain(20_001L);
    assertThat(ids(caller.get("/companies/20082").json().get("clients"))).doesNotContain(20_001L);
  }

  @Test
  void aCaseLeavesItsPeopleAndItsRecordsLeadNowhere() throws Exception {
    long note =
        caller
            .post("/cases/1001/notes", "{'subject':'S','note':'N','date':'2026-03-11'}")
            .json()
            .get("id")
            .asLong();
    caller.delete("/cases/1001");

    assertThat(caller.walk("/clients/20001/cases")).doesNotContain(1001L);
    assertThat(ids(caller.get("/clients/20001").json().get("cases"))).doesNotContain(1001L);
    assertThat(caller.get("/cases/1001/documents").status()).isEqualTo(404);
    assertThat(caller.get("/notes/" + note).json().at("/case/id").asLong()).isEqualTo(1001);
  }

  @Test
  void anInvoiceLeavesItsTimeEntriesAndItsPaymentsStay() throws Exception {
    sandbox.put("time_entries", Map.of("id", 1, "invoices", List.of(Map.of("id", 7001))));
    List<Long> payments = caller.walk("/invoice_payments?filter%5Bpayable_id%5D=7001");
    caller.delete("/invoices/7001");

    assertThat(caller.walk("/invoices?only_allowed_online_payments=false")).doesNotContain(7001L);
    assertThat(caller.get("/time_entries/1").json().get("invoices")).isEmpty();
    assertThat(caller.walk("/invoice_payments?filter%5Bpayable_id%5D=7001"))
        .isNotEmpty()
        .isEqualTo(payments);
  }
}
