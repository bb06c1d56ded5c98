package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResultRendererTest extends ResultRendererTestBase {
  @Nested
  class APage {
    @Test
    void hasTwentyFiveRowsUnlessToldOtherwise() {
      assertThat(ids(page(numbered(60), null, null))).hasSize(25);
      assertThat(ids(page(numbered(60), 7, null))).hasSize(7);
    }

    @Test
    void hasNoNextOneWhenItIsTheLast() {
      assertThat(page(numbered(7), 7, null).structured())
          .containsEntry("complete", true)
          .doesNotContainKeys("next_cursor", "incomplete_reason", "retry_after_seconds");
      assertThat(page(numbered(8), 7, null).structured())
          .containsEntry("complete", true)
          .containsKey("next_cursor");
    }

    @Test
    void ofNothingIsEmptyAndComplete() {
      assertThat(page(List.of(), null, null).structured())
          .isEqualTo(
              Map.of("items", List.of(), "total_matches", 0L, "returned", 0L, "complete", true));
    }

    @Test
    void leadsOverEveryRowOnceInItsOrder() {
      List<Item> items = new ArrayList<>();
      for (int i = 1; i <= 100; i++) {
        items.add(i % 7 == 0 ? Item.of(i) : Item.of(i).on(LocalDate.of(2026, 1, 1 + i % 5)));
      }
      List<Object> sorted = items.stream().sorted(ORDER).<Object>map(Item::id).toList();
      Collections.shuffle(items, new Random(1));
      assertThat(walk(items, 9)).map(id -> ((Number) id).longValue()).isEqualTo(sorted);
      assertThat(sorted.subList(86, 100)).allMatch(id -> (long) id % 7 == 0);
    }

    @Test
    void goesOnAfterARowThatIsGone() {
      String cursor = (String) page(numbered(20), 5, null).structured().get("next_cursor");
      List<Item> without = numbered(20).stream().filter(item -> item.id() != 5).toList();
      assertThat(ids(page(without, 3, cursor))).map(String::valueOf).containsExactly("6", "7", "8");
    }

    @Test
    void rejectsACursorOfAnotherOrder() {
      List<Item> dated = List.of(Item.of(1).on(LocalDate.of(2026, 1, 1)));
      String other = new Cursor(PRINT, List.of("x", 5L)).encode();
      assertThatThrownBy(() -> page(dated, null, other))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("cursor");
      String shorter = new Cursor(PRINT, List.of(5L)).encode();
      assertThatThrownBy(() -> page(dated, null, shorter))
          .isInstanceOf(InvalidArgumentException.class);
    }
  }

  @Nested
  class Fields {
    @Test
    void thatAreNotSetAreLeftOut() {
      assertThat(row(Item.of(1))).containsOnlyKeys("id", "staff");
    }

    @Test
    void withAmountsAreWrittenPlain() {
      for (Map.Entry<String, String> each :
          Map.of(
                  "500.0", "500",
                  "1E+3", "1000",
                  "0.10", "0.1",
                  "12.30", "12.3",
                  "0E-8", "0",
                  "1E-7", "0.0000001",
                  "-3.50", "-3.5",
                  "123456789012345678.91", "123456789012345678.91")
              .entrySet()) {
        Item item = new Item(1, null, null, new BigDecimal(each.getKey()), null, List.of());
        assertThat(page(List.of(item), null, null).text())
            .contains("\"amount\":" + each.getValue() + ",");
      }
    }

    @Test
    void ofTheSourceComeInFullOnlyAndKeepWhatNobodyKnows() {
      PracticeArea source =
          new PracticeArea(
              1, "Tax", null, null, Map.of("surprise", List.of(1, Map.of("deep", "x"))));
      ToolResult result =
          ToolResult.rows(
              List.of(source),
              RowOrder.<PracticeArea, Long>ascending(PracticeArea::id),
              area -> Item.of(area.id()));
      ResultRenderer.Shaped full =
          answers.shape(
              LIST,
              result,
              PageRequest.of(new PageArguments(null, null, PageArguments.Detail.FULL), PRINT));
      assertThat(rows(full).get(0))
          .containsEntry("name", "Tax")
          .containsEntry("surprise", List.of(1, Map.of("deep", "x")));
      ResultRenderer.Shaped summary =
          answers.shape(LIST, result, PageRequest.of(new PageArguments(null, null, null), PRINT));
      assertThat(rows(summary).get(0)).doesNotContainKeys("name", "surprise");
    }
  }

  @Nested
  class AReference {
    @Test
    void hasTheNameOfWhatItRefersTo() {
      firm.cases.put(7L, FakeFirm.legalCase(7, "Peña v. Harbor"));
      firm.staff.put(501L, FakeFirm.member(501, "Priya", "Raman"));
      firm.staff.put(502L, FakeFirm.member(502, null, " Whitaker "));
      Item item = new Item(1, null, null, null, Ref.of(7), List.of(Ref.of(501), Ref.of(502)));
      assertThat(Json.write(row(item)))
          .isEqualTo(
              "{\"id\":1,\"case\":{\"id\":7,\"name\":\"Peña v. Harbor\"},\"staff\":"
                  + "[{\"id\":501,\"name\":\"Priya Raman\"},{\"id\":502,\"name\":\"Whitaker\"}]}");
    }

    @Test
    void losesWhatNobodySeesInItsName() {
      firm.cases.put(7L, FakeFirm.legalCase(7, "Peña\u200B v. \u202EHarbor\uDBFF"));
      ResultRenderer.Shaped shaped =
          page(List.of(new Item(1, null, null, null, Ref.of(7), List.of())), null, null);
      assertThat(rows(shaped).get(0))
          .containsEntry("case", Map.of("id", 7L, "name", "Peña v. Harbor\uFFFD"));
      assertThat(shaped.structured()).containsEntry("hidden_characters_removed", 2);
    }

    @Test
    void thatDanglesStaysAsItIsButForACase() {
      Item item = new Item(1, null, null, null, Ref.of(7), List.of(Ref.of(501)));
      assertThat(Json.write(row(item)))
          .isEqualTo("{\"id\":1,\"case\":{\"id\":7,\"missing\":true},\"staff\":[{\"id\":501}]}");
    }

    @Test
    void toSomebodyWithoutANameStaysAsItIs() {
      firm.staff.put(501L, FakeFirm.member(501, " ", null));
      Item item = new Item(1, null, null, null, null, List.of(Ref.of(501)));
      assertThat(Json.write(row(item))).isEqualTo("{\"id\":1,\"staff\":[{\"id\":501}]}");
    }

    @Test
    void toABillingContactMayBeAClientOrACompany() {
      record Bill(long id, Ref billingContact) {}
      ToolSpec<In> spec = ToolSpec.read("get-it", "Gets.", In.class).object("bill", Bill.class);
      firm.clients.put(7L, FakeFirm.client(7, "Ann", "Cole"));
      firm.companies.put(8L, FakeFirm.company(8, "Cedar LLC"));
      PageArguments none = new PageArguments(null, null, null);
      assertThat(
              answers
                  .shape(
                      spec,
                      ToolResult.object("bill", new Bill(1, Ref.of(7))),
                      PageRequest.of(none, PRINT))
                  .text())
          .contains("\"name\":\"Ann Cole\"");
      assertThat(
              answers
                  .shape(
                      spec,
                      ToolResult.object("bill", new Bill(1, Ref.of(8))),
                      PageRequest.of(none, PRINT))
                  .text())
          .contains("\"name\":\"Cedar LLC\"");
    }

    @Test
    void whoseNameThisLoginMayNotSeeStaysAsItIs() {
      firm.beforeReading =
          () -> {
            throw new AccessDeniedException(
                "no", new RequestSummary("GET", "/cases", 403, null, 1), null);
          };
      assertThat(row(new Item(1, null, null, null, Ref.of(7), List.of())))
          .containsEntry("case", Map.of("id", 7L));
    }

    @Test
    void whoseNameCannotBeReadIsAskedForOnceAndSaidToLackIt() {
      AtomicInteger asked = new AtomicInteger();
      firm.beforeReading =
          () -> {
            asked.incrementAndGet();
            throw new ServerException(
                "down", new RequestSummary("GET", "/cases", 500, null, 1), null);
          };
      Map<String, Object> structured =
          answers
              .shape(
                  LIST,
                  items(
                      List.of(
                          new Item(1, null, null, null, Ref.of(7), List.of()),
                          new Item(2, null, null, null, Ref.of(8), List.of()))),
                  PageRequest.of(new PageArguments(null, null, null), PRINT))
              .structured();

      assertThat(Json.write(structured)).contains("\"case\":{\"id\":7}", "\"case\":{\"id\":8}");
      assertThat(structured)
          .containsEntry("complete", false)
          .containsEntry("incomplete_reason", "Names of references are missing: down");
      assertThat(asked).hasValue(1);
    }
  }

  @Nested
  class WhenSomethingIsMissing {
    @Test
    void saysSoAndWhatToDo() {
      ToolResult result =
          items(numbered(3))
              .missing(
                  Optional.of(
                      new Snapshot.Incompleteness(
                          "Still reading.", 3, 90L, Duration.ofSeconds(20))));
      Map<String, Object> structured =
          answers
              .shape(LIST, result, PageRequest.of(new PageArguments(null, null, null), PRINT))
              .structured();
      assertThat(structured)
          .containsEntry("complete", false)
          .containsEntry("total_matches", 3L)
          .containsEntry("incomplete_reason", "Still reading.")
          .containsEntry("retry_after_seconds", 20L)
          .containsKey("next_step");
    }

    @Test
    void saysItWithoutWhatNobodySees() {
      ToolResult result =
          items(numbered(3))
              .missing(
                  Optional.of(
                      new Snapshot.Incompleteness(
                          "Still\u200B reading.", 3, 90L, Duration.ofSeconds(9))));
      PageRequest first = PageRequest.of(new PageArguments(null, null, null), PRINT);
      assertThat(answers.shape(LIST, result, first).structured())
          .containsEntry("incomplete_reason", "Still reading.");
    }

    @Test
    void neverAsksToComeBackAtOnce() {
      ToolResult result =
          items(List.of())
              .missing(
                  Optional.of(new Snapshot.Incompleteness("x", 0, null, Duration.ofMillis(3))));
      assertThat(
              answers
                  .shape(LIST, result, PageRequest.of(new PageArguments(null, null, null), PRINT))
                  .structured())
          .containsEntry("retry_after_seconds", 1L);
    }
  }

  @Nested
  class TheAuditLogKeeps {
    @Test
    void theRowsThatWentOutAndTheirCases() {
      List<Item> items =
          List.of(
              new Item(1, null, null, null, Ref.of(70), List.of()),
              new Item(2, null, null, null, Ref.of(71), List.of()),
              new Item(3, null, null, null, Ref.of(70), List.of()));
      ResultRenderer.Shaped shaped = page(items, 2, null);
      assertThat(shaped.count()).isEqualTo(2);
      assertThat(shaped.ids()).containsExactly(1L, 2L);
      assertThat(shaped.caseIds()).containsExactly(70L, 71L);
    }

    @Test
    void theCasesThemselvesAsCases() {
      ToolSpec<In> spec = ToolSpec.read("list-c", "Lists.", In.class).rows("cases", Item.class);
      ResultRenderer.Shaped shaped =
          answers.shape(
              spec, items(numbered(2)), PageRequest.of(new PageArguments(null, null, null), PRINT));
      assertThat(shaped.caseIds()).containsExactly(1L, 2L);
    }

    @Test
    void aSingleResultAsOne() {
      record Out(long documentId, String url) {}
      ToolSpec<In> spec = ToolSpec.read("get-url", "Gets.", In.class).result(Out.class);
      ResultRenderer.Shaped shaped =
          answers.shape(
              spec,
              ToolResult.of(new Out(5, "https://files.example.com")),
              PageRequest.of(new PageArguments(null, null, null), PRINT));
      assertThat(shaped.count()).isEqualTo(1);
      assertThat(shaped.ids()).containsExactly(5L);
    }
  }
}
