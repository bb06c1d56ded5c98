package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillingIsWrittenTest extends WritesTestBase {
  @Test
  void aRateIsANumberInTheRequestAndATextInTheAnswer() throws Exception {
    JsonNode made =
        created(
            "/time_entries",
            "{'activity_name':'Research','entry_date':'2026-03-11','rate':250,'hours':0.25,"
                + "'case':{'id':1001},'staff':{'id':501}}");

    assertThat(made.get("rate").toString()).isEqualTo("\"250.0\"");
    assertThat(made.get("hours").toString()).isEqualTo("0.25");
    assertThat(made.get("billable").asBoolean()).isTrue();
    assertThat(caller.get("/time_entries/" + made.get("id")).json()).isEqualTo(made);
  }

  @Test
  void aPaymentMovesTheInvoice() throws Exception {
    sandbox.put(
        "invoices",
        Map.of(
            "id",
            1,
            "total_amount",
            "100.0",
            "paid_amount",
            "20.5",
            "status",
            "overdue",
            "case",
            Map.of("id", 1001)));
    Reply part =
        caller.post("/invoices/1/payments", "{'amount':30.25,'date':'2026-03-11','notes':'Check'}");

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.json().get("status").asText()).isEqualTo("success");
    assertThat(row("invoices", 1))
        .containsEntry("paid_amount", "50.75")
        .containsEntry("status", "partial");
    caller.post("/invoices/1/payments", "{'amount':49.25,'date':'2026-03-11'}");
    assertThat(row("invoices", 1)).containsEntry("status", "paid");
    assertThat(caller.walk("/invoice_payments?filter%5Bpayable_id%5D=1")).hasSize(2);
    assertThat(caller.post("/invoices/1/payments", "{'amount':0,'date':'2026-03-11'}").status())
        .isEqualTo(422);
    assertThat(caller.delete("/invoices/1").status()).isEqualTo(204);
  }

  @Test
  void aPaymentLowersTheBalanceOfTheCase() throws Exception {
    sandbox.put(
        "cases", Map.of("id", 1, "name", "A", "outstanding_balance", new BigDecimal("100.5")));
    sandbox.put("invoices", Map.of("id", 1, "total_amount", "100.5", "case", Map.of("id", 1)));
    caller.post("/invoices/1/payments", "{'amount':40,'date':'2026-03-11'}");

    assertThat(row("cases", 1)).containsEntry("outstanding_balance", new BigDecimal("60.5"));
  }

  @Test
  void anExpenseHasItsAmountsAsText() throws Exception {
    JsonNode made =
        created(
            "/expenses",
            "{'activity_name':'Postage','billable':true,'entry_date':'2026-03-11','cost':8.95,"
                + "'units':2,'case':{'id':1001}}");

    assertThat(made.get("cost").asText()).isEqualTo("8.95");
    assertThat(made.get("units").asText()).isEqualTo("2.0");
  }
}
