package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Caller.Reply;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final MutableClock clock = MutableClock.start();
  private final SampleFirm firm = SampleFirm.standard(clock);
  private Sandbox sandbox;
  private Caller caller;

  @BeforeEach
  void start() {
    use(Sandbox.builder());
  }

  private void use(Sandbox.Builder builder) {
    stop();
    sandbox = builder.clock(clock).firm(firm).start();
    caller = new Caller(sandbox);
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private List<Long> ids(String collection) {
    return sandbox.rows(collection).stream().map(row -> (Long) row.get("id")).toList();
  }

  @Test
  void aPageHasTwentyFiveRowsUnlessAskedOtherwise() throws Exception {
    assertThat(caller.get("/tasks").json()).hasSize(25);
    assertThat(caller.get("/tasks?page_size=1000").json()).hasSize(300);
    assertThat(caller.get("/time_entries?page_size=1000").json()).hasSize(1000);
  }

  @Test
  void theLinksLeadThroughAllRowsInOrderOnce() throws Exception {
    assertThat(caller.walk("/tasks?page_size=7")).isEqualTo(ids("tasks"));
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void theLinkIsAbsoluteAndItsTokenIsEncoded() throws Exception {
    String link = caller.get("/tasks?page_size=7").next().orElseThrow();

    assertThat(link).startsWith(sandbox.apiBase() + "/tasks?page_size=7&page_token=");
    assertThat(link).contains("%3D").doesNotEndWith("=");
  }

  @Test
  void theLastPageHasNoLinkEvenWhenItIsFull() throws Exception {
    assertThat(caller.get("/tasks?page_size=300").next()).isEmpty();
    assertThat(caller.get("/tasks?page_size=299").next()).isPresent();
  }

  @Test
  void rowsThatComeAndGoNeitherRepeatNorHideOthers() throws Exception {
    List<Long> before = ids("tasks");
    Reply first = caller.get("/tasks?page_size=100");
    sandbox.delete("tasks", before.get(10));
    sandbox.put("tasks", Map.of("name", "Late arrival"));
    List<Long> rest = caller.walk(first.next().orElseThrow());

    assertThat(rest).startsWith(before.get(100)).doesNotHaveDuplicates();
    assertThat(rest).hasSize(201).containsAll(before.subList(100, 300));
  }

  @Test
  void theTokenKeepsTheFilters() throws Exception {
    List<Long> open = caller.walk("/cases?page_size=9&filter%5Bstatus%5D=open");

    assertThat(open).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void theTokenKeepsTheFieldsThatWereAskedFor() throws Exception {
    String link =
        caller.get("/cases?page_size=1&field%5Bclient%5D=id,first_name").next().orElseThrow();
    Reply second = caller.get(link);

    assertThat(second.json().at("/0/clients/0/first_name").asText()).isNotEmpty();
    assertThat(
            caller.get(second.next().orElseThrow()).json().at("/0/clients/0/first_name").asText())
        .isNotEmpty();
  }

  @Test
  void theSameFiltersMayComeAgainWithTheTokenButNoOthers() throws Exception {
    String link = caller.get("/cases?page_size=9&filter%5Bstatus%5D=open").next().orElseThrow();

    assertThat(caller.get(link + "&filter%5Bstatus%5D=open").status()).isEqualTo(200);
    assertThat(caller.get(link + "&filter%5Bstatus%5D=closed").status()).isEqualTo(400);
    assertThat(caller.get(link.replace("/cases", "/tasks")).status()).isEqualTo(400);
  }

  @Test
  void aLinkDiesAfterThreeDays() throws Exception {
    String link = caller.get("/tasks").next().orElseThrow();
    clock.advance(Duration.ofDays(3));
    caller.token = sandbox.newAccessToken();
    assertThat(caller.get(link).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    caller.token = sandbox.newAccessToken();
    Reply late = caller.get(link);

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.parameter()).isEqualTo("page_token");
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void aTokenThatIsDecodedTwiceOrNotAtAllIsUnknown() throws Exception {
    String link = caller.get("/tasks").next().orElseThrow();
    int cut = link.indexOf("page_token=") + "page_token=".length();
    String twice = link.substring(0, cut) + link.substring(cut).replace("%2B", "+");
    String never = link.substring(0, cut) + link.substring(cut).replace("%", "%25");

    assertThat(caller.get(twice).status()).isEqualTo(400);
    assertThat(caller.get(never).status()).isEqualTo(400);
    assertThat(sandbox.refusals()).hasSize(2);
  }

  @Test
  void aNestedListHasALinkWithoutAPageSize() throws Exception {
    for (int i = 0; i < 30; i++) {
      sandbox.put("notes", Map.of("case", Map.of("id", 1001), "subject", "n" + i));
    }
    Reply reply = caller.get("/cases/1001/notes");

    assertThat(reply.json()).hasSize(25);
    assertThat(reply.next().orElseThrow()).contains("/cases/1001/notes?page_token=");
    assertThat(caller.walk("/cases/1001/notes")).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(sandbox.refusals()).isEmpty();
  }

  @Nested
  class ItemCount {
    @Test
    void isTheTotalOfAllPages() throws Exception {
      assertThat(caller.get("/tasks?page_size=5").header("Item-Count")).isEqualTo("300");
      assertThat(caller.get("/cases?filter%5Bstatus%5D=open").header("Item-Count")).isEqualTo("40");
    }

    @Test
    void isMissingOnInvoices() throws Exception {
      assertThat(caller.get("/invoices").header("Item-Count")).isNull();
    }

    @Test
    void comesWhereTheTestSays() throws Exception {
      use(Sandbox.builder().itemCount("invoices"::equals));

      assertThat(caller.get("/tasks").header("Item-Count")).isNull();
      assertThat(caller.get("/invoices?only_allowed_online_payments=false").header("Item-Count"))
          .isEqualTo("150");
    }
  }

  @Nested
  class EmptyPages {
    @Test
    void areInTheMiddleAndHideNothing() throws Exception {
      use(Sandbox.builder().emptyPages(true));
      Reply first = caller.get("/tasks?page_size=100");
      Reply second = caller.get(first.next().orElseThrow());

      assertThat(second.json()).isEmpty();
      assertThat(second.next()).isPresent();
      assertThat(caller.walk("/tasks?page_size=100")).isEqualTo(ids("tasks"));
    }
  }

  @Nested
  class Filters {
    @Test
    void updatedAfterIncludesTheMomentItself() throws Exception {
      sandbox.put("tasks", Map.of("id", 1, "updated_at", "2097-01-01T00:00:00Z"));

      for (String since :
          List.of(
              "2097-01-01",
              "2097-01-01T00:00:00",
              "2096-12-31T16:00:00-08:00",
              "2096-12-31T23:59:59Z")) {
        assertThat(caller.walk("/tasks?filter%5Bupdated_after%5D=" + since))
            .as(since)
            .containsExactly(1L);
      }
      assertThat(caller.walk("/tasks?filter%5Bupdated_after%5D=2097-01-01T00:00:01Z")).isEmpty();
    }

    @Test
    void peopleAreFoundByTheWholeTextInAnyCase() throws Exception {
      assertThat(caller.walk("/clients?filter%5Blast_name%5D=ALVAREZ")).contains(20_001L);
      assertThat(caller.walk("/clients?filter%5Blast_name%5D=Alv")).isEmpty();
      assertThat(caller.walk("/companies?filter%5Bname%5D=blue%20heron%20bakery%20llc"))
          .containsExactly(20_081L);
    }

    @Test
    void staffAreActiveOrNot() throws Exception {
      assertThat(caller.walk("/staff?filter%5Bstatus%5D=inactive")).containsExactly(511L, 512L);
      assertThat(caller.walk("/staff?filter%5Bstatus%5D=active")).hasSize(10);
    }

    @Test
    void invoicesWithoutOnlinePaymentAreHiddenUnlessAskedFor() throws Exception {
      assertThat(caller.walk("/invoices")).hasSize(120);
      assertThat(caller.walk("/invoices?only_allowed_online_payments=true")).hasSize(120);
      assertThat(caller.walk("/invoices?only_allowed_online_payments=false")).hasSize(150);
    }

    @Test
    void paymentsAreFoundByStatusAndInvoice() throws Exception {
      assertThat(caller.walk("/invoice_payments?filter%5Bpayable_id%5D=7001"))
          .containsExactly(70_010L, 70_011L);
      assertThat(caller.walk("/invoice_payments?filter%5Bstatus%5D=failure")).isNotEmpty();
    }

    @Test
    void aCaseShowsOfItsClientsWhatIsAskedFor() throws Exception {
      assertThat(caller.get("/cases/1001").json().at("/clients/0").toString())
          .isEqualTo("{\"id\":20001}");
      Reply reply =
          caller.get(
              "/cases/1001?field%5Bclient%5D=id,first_name,email"
                  + "&field%5Bcustom_field%5D=id,field_type");

      assertThat(reply.json().at("/clients/0").toString())
          .isEqualTo(
              "{\"id\":20001,\"first_name\":\"Elena\",\"email\":\"elena.alvarez@example.com\"}");
      assertThat(reply.json().at("/custom_field_values/0/custom_field/field_type").asText())
          .isEqualTo("short_text");
    }
  }
}
