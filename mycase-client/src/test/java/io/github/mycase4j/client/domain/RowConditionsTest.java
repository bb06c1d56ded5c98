package io.github.mycase4j.client.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.LegalCase;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowConditionsTest {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

  private final RowConditions<LegalCase> openAfterDay =
      RowConditions.of("case", LegalCase::id)
          .where(c -> CaseStatus.OPEN.equals(c.status()), "status")
          .where(c -> c.solDate() != null && c.solDate().isAfter(DAY), "sol_date");

  private static <T> List<T> read(Class<T> type, String... rows) {
    String json = "[" + String.join(",", rows).replace('\'', '"') + "]";
    return Json.readList(json.getBytes(UTF_8), type);
  }

  @Test
  void selectRowsThatMeetAll() {
    List<LegalCase> rows =
        read(
            LegalCase.class,
            "{'id':1,'status':'open','sol_date':'2027-05-01'}",
            "{'id':2,'status':'closed','sol_date':'2027-05-01'}",
            "{'id':3,'status':'open'}");

    assertThat(openAfterDay.matches(rows)).extracting(LegalCase::id).containsExactly(1L);
    assertThat(openAfterDay.doubts(rows)).isEmpty();
    assertThat(RowConditions.of("case", LegalCase::id).matches(rows)).isEqualTo(rows);
  }

  @Nested
  class Doubts {
    private String doubts(RowConditions<LegalCase> conditions, String... rows) {
      return conditions.doubts(read(LegalCase.class, rows)).orElse("none");
    }

    @Test
    void nameARowThatMayMatch() {
      assertThat(doubts(openAfterDay, "{'id':7,'status':'open','sol_date':'20227-05-01'}"))
          .isEqualTo(
              "MyCase sent fields that cannot be read and that may change this result: case 7"
                  + " (sol_date).");
    }

    @Test
    void leaveOutARowThatSurelyDoesNotMatch() {
      assertThat(doubts(openAfterDay, "{'id':7,'status':'closed','sol_date':'20227-05-01'}"))
          .isEqualTo("none");
    }

    @Test
    void leaveOutAFieldThatNothingDependsOn() {
      assertThat(
              doubts(
                  openAfterDay,
                  "{'id':7,'status':'open','sol_date':'2027-05-01','closed_date':'0000-00-00'}"))
          .isEqualTo("none");
    }

    @Test
    void nameAFieldThatEntersAFigureOrTheOrderOfMatchesOnly() {
      RowConditions<LegalCase> sorted = openAfterDay.using("opened_date");

      assertThat(
              doubts(
                  sorted,
                  "{'id':7,'status':'open','sol_date':'2027-05-01','opened_date':'0000-00-00'}",
                  "{'id':8,'status':'closed','sol_date':'2027-05-01','opened_date':'0000-00-00'}"))
          .endsWith("result: case 7 (opened_date).");
    }

    @Test
    void followReferencesButNotWhatStandsBesideThem() {
      RowConditions<LegalCase> ofClient =
          RowConditions.of("case", LegalCase::id).where(c -> c.clients().isEmpty(), "clients");

      assertThat(doubts(ofClient, "{'id':7,'clients':[{'id':'x'}]}")).contains("(clients[0].id)");
      assertThat(doubts(ofClient, "{'id':7,'clients':['x']}")).contains("(clients[0])");
      assertThat(doubts(ofClient, "{'id':7,'clients':7}")).contains("(clients)");
      assertThat(doubts(ofClient, "{'id':7,'clients':[{'id':1,'birthdate':'x'}]}"))
          .isEqualTo("none");
    }

    @Test
    void nameTheFirstOfManyRows() {
      String[] rows = Collections.nCopies(25, "{'id':7,'status':[]}").toArray(String[]::new);

      assertThat(doubts(RowConditions.of("case", LegalCase::id).using("status"), rows))
          .endsWith("case 7 (status); case 7 (status); and 15 more.");
    }
  }

  @Nested
  class OfABillingSummary {
    private final List<Invoice> invoices =
        read(
            Invoice.class,
            "{'id':1,'total_amount':'1,234.56','case':{'id':5},'status':'sent'}",
            "{'id':2,'total_amount':10,'case':{'id':6},"
                + "'bank_account':{'account_type':'trust'},'status':'sent'}",
            "{'id':3,'total_amount':10,'case':{'id':6},'created_at':'soon','status':'sent'}");
    private final List<InvoicePayment> payments =
        read(
            InvoicePayment.class,
            "{'id':11,'amount':'1:30','invoice':{'id':2},'status':'success'}",
            "{'id':12,'amount':'1:30','invoice':{'id':3},'status':'success'}",
            "{'id':13,'amount':'1:30','invoice':{'id':2},'status':'failed'}",
            "{'id':14,'amount':'1:30','invoice':{'id':'x'},'status':'success'}");

    private final RowConditions<Invoice> all = RowConditions.of("invoice", Invoice::id);

    @Test
    void nameWhatEntersItsFigures() {
      assertThat(BillingSummary.doubts(all, invoices, payments))
          .hasValue(
              "MyCase sent fields that cannot be read and that may change this result: invoice 1"
                  + " (total_amount). MyCase sent fields that cannot be read and that may change"
                  + " this result: payment 11 (amount); payment 14 (invoice.id, amount).");
    }

    @Test
    void nameOnlyWhatMayHaveBeenChosen() {
      assertThat(BillingSummary.doubts(ofCase(6), invoices, List.of())).isEmpty();
      assertThat(BillingSummary.doubts(ofCase(5), invoices, List.of())).isPresent();
    }

    private RowConditions<Invoice> ofCase(long id) {
      return all.where(invoice -> invoice.legalCase().id() == id, "case");
    }
  }
}
