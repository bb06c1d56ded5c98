package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.Attempted;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.Ref;
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
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String PRINT = "0011223344556677";

  private int checked;
  private final FakeFirm firm = new FakeFirm();
  private final Answers answers = new Answers(new References(() -> firm, false), () -> checked++);

  record In() {}

  record Item(
      long id,
      @Nullable LocalDate day,
      @Nullable String text,
      @Nullable BigDecimal amount,
      @JsonProperty("case") @Nullable Ref legalCase,
      List<Ref> staff) {
    static Item of(long id) {
      return new Item(id, null, null, null, null, List.of());
    }

    Item saying(String words) {
      return new Item(id, day, words, amount, legalCase, staff);
    }

    Item on(LocalDate when) {
      return new Item(id, when, text, amount, legalCase, staff);
    }
  }

  private static final ToolSpec<In> LIST =
      ToolSpec.read("list-items", "Lists.", In.class).rows("items", Item.class);
  private static final RowOrder<Item> ORDER =
      RowOrder.<Item, LocalDate>ascending(Item::day).thenAscending(Item::id);

  private static ToolResult items(List<Item> items) {
    return ToolResult.rows(items, ORDER, item -> item);
  }

  private Answers.Shaped page(List<Item> items, @Nullable Integer limit, @Nullable String cursor) {
    return answers.shape(
        LIST, items(items), Place.of(new PageArguments(limit, cursor, null), PRINT));
  }

  private Map<String, Object> row(Item item) {
    return rows(page(List.of(item), null, null)).get(0);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Answers.Shaped shaped) {
    return (List<Map<String, Object>>) shaped.structured().get("items");
  }

  private static List<Object> ids(Answers.Shaped shaped) {
    return rows(shaped).stream().map(row -> row.get("id")).toList();
  }

  private List<Object> walk(List<Item> items, int limit) {
    List<Object> seen = new ArrayList<>();
    String cursor = null;
    do {
      Answers.Shaped page = page(items, limit, cursor);
      assertThat(page.text()).hasSizeLessThan(40_000);
      assertThat(page.structured()).containsEntry("total_matches", (long) items.size());
      assertThat(page.structured()).containsEntry("returned", (long) rows(page).size());
      seen.addAll(ids(page));
      cursor = (String) page.structured().get("next_cursor");
    } while (cursor != null);
    return seen;
  }

  private static List<Item> numbered(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Item::of).toList();
  }

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
    void refusesACursorOfAnotherOrder() {
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
  class WhenTheRowsAreLong {
    @Test
    void fewerComeWithACursor() {
      List<Item> items =
          numbered(200).stream().map(item -> item.saying("w".repeat(1_000))).toList();
      Answers.Shaped first = page(items, 200, null);
      assertThat(first.text().length()).isBetween(35_000, 39_999);
      assertThat(rows(first)).hasSizeLessThan(200);
      assertThat(first.structured()).containsEntry("complete", true).containsKey("next_cursor");
      assertThat(walk(items, 200)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void oneGiganticRowIsShortenedAndSaysSo() {
      Answers.Shaped shaped = page(List.of(Item.of(1).saying("g".repeat(500_000))), null, null);
      assertThat(shaped.text()).hasSizeLessThan(40_000);
      Map<String, Object> row = rows(shaped).get(0);
      assertThat((String) row.get("text")).startsWith("ggg").endsWith("…");
      assertThat(row.get("shortened").toString()).contains("text: the first").contains("500000");
    }

    @Test
    void aGiganticRowInTheMiddleStopsNothing() {
      List<Item> items = new ArrayList<>(numbered(5));
      items.set(2, Item.of(3).saying("\u0001".repeat(30_000)));
      assertThat(walk(items, 200)).hasSize(5);
    }

    @Test
    void aGiganticListIsShortenedAndSaysSo() {
      List<Ref> many = LongStream.range(0, 20_000).mapToObj(Ref::of).toList();
      Map<String, Object> row = row(new Item(1, null, null, null, null, many));
      assertThat((List<?>) row.get("staff")).hasSizeBetween(100, 5_000);
      assertThat(row.get("shortened").toString()).contains("staff: the first");
    }

    @Test
    void aSortKeyOfAnyLengthLeavesRoomForTheCursor() {
      RowOrder<Item> byText = RowOrder.<Item, String>ascending(Item::text).thenAscending(Item::id);
      String same = "s".repeat(255) + "💼" + "s".repeat(64_000);
      List<Item> items = numbered(5).stream().map(item -> item.saying(same + item.id())).toList();
      List<Object> seen = new ArrayList<>();
      String cursor = null;
      do {
        Answers.Shaped page =
            answers.shape(
                LIST,
                ToolResult.rows(items, byText, item -> Item.of(item.id())),
                Place.of(new PageArguments(2, cursor, null), PRINT));
        seen.addAll(ids(page));
        cursor = (String) page.structured().get("next_cursor");
        assertThat(cursor == null || cursor.length() < 1_000).isTrue();
      } while (cursor != null);
      assertThat(seen).map(String::valueOf).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whatStandsBesideThemLeavesThemHalfTheRoom() {
      record Beside(List<String> notes) {}
      ToolSpec<In> spec = LIST.result(Beside.class);
      ToolResult result =
          items(numbered(200)).and(new Beside(Collections.nCopies(50, "n".repeat(20_000))));
      Answers.Shaped shaped =
          answers.shape(spec, result, Place.of(new PageArguments(200, null, null), PRINT));
      assertThat(shaped.text()).hasSizeLessThan(40_000);
      assertThat(rows(shaped)).hasSize(200);
      assertThat(shaped.structured()).containsKeys("notes", "shortened", "complete");
    }

    @Test
    void everyRowIsPreparedOnlyWhileTheCallMayGoOn() {
      page(numbered(60), 7, null);
      assertThat(checked).isEqualTo(60 + 7);
    }

    @Test
    void noHalfCharacterIsLeft() {
      Answers.Shaped shaped = page(List.of(Item.of(1).saying("💼".repeat(100_000))), null, null);
      String text = (String) rows(shaped).get(0).get("text");
      assertThat(text.codePoints().allMatch(c -> c == "💼".codePointAt(0) || c == '…')).isTrue();
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
      Answers.Shaped full =
          answers.shape(
              LIST,
              result,
              Place.of(new PageArguments(null, null, PageArguments.Detail.FULL), PRINT));
      assertThat(rows(full).get(0))
          .containsEntry("name", "Tax")
          .containsEntry("surprise", List.of(1, Map.of("deep", "x")));
      Answers.Shaped summary =
          answers.shape(LIST, result, Place.of(new PageArguments(null, null, null), PRINT));
      assertThat(rows(summary).get(0)).doesNotContainKeys("name", "surprise");
    }
  }

  @Nested
  class ANumber {
    private String amount(String number) {
      Item item = new Item(1, null, null, new BigDecimal(number), null, List.of());
      return page(List.of(item), null, null).text();
    }

    @Test
    void thatWouldBeEndlessGoesOutAsMyCaseWroteIt() {
      assertThat(amount("1e100000000")).contains("\"amount\":\"1E+100000000\"");
      assertThat(amount("-3e-99999")).contains("\"amount\":\"-3E-99999\"");
      assertThat(amount("1e101")).contains("\"amount\":\"1E+101\"");
    }

    @Test
    void ofNothingIsZeroHoweverItIsWritten() {
      assertThat(amount("0e-99999")).contains("\"amount\":0,");
      assertThat(amount("0e100000000")).contains("\"amount\":0,");
    }

    @Test
    void deepInsideAFieldThatNobodyKnowsIsBoundedToo() {
      PracticeArea source =
          new PracticeArea(
              1,
              "Tax",
              null,
              null,
              Map.of("x", List.of(Map.of("y", new BigDecimal("1e100000000")))));
      ToolResult result =
          ToolResult.rows(
              List.of(source),
              RowOrder.<PracticeArea, Long>ascending(PracticeArea::id),
              area -> Item.of(area.id()));
      PageArguments full = new PageArguments(null, null, PageArguments.Detail.FULL);
      assertThat(answers.shape(LIST, result, Place.of(full, PRINT)).text())
          .contains("{\"y\":\"1E+100000000\"}");
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
      Answers.Shaped shaped =
          page(List.of(new Item(1, null, null, null, Ref.of(7), List.of())), null, null);
      assertThat(rows(shaped).get(0))
          .containsEntry("case", Map.of("id", 7L, "name", "Peña v. Harbor\uFFFD"));
      assertThat(shaped.structured()).containsEntry("hidden_characters_removed", 2);
    }

    @Test
    void thatDanglesStaysAsItIs() {
      Item item = new Item(1, null, null, null, Ref.of(7), List.of(Ref.of(501)));
      assertThat(Json.write(row(item)))
          .isEqualTo("{\"id\":1,\"case\":{\"id\":7},\"staff\":[{\"id\":501}]}");
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
                      Place.of(none, PRINT))
                  .text())
          .contains("\"name\":\"Ann Cole\"");
      assertThat(
              answers
                  .shape(
                      spec,
                      ToolResult.object("bill", new Bill(1, Ref.of(8))),
                      Place.of(none, PRINT))
                  .text())
          .contains("\"name\":\"Cedar LLC\"");
    }

    @Test
    void whoseNameThisLoginMayNotSeeStaysAsItIs() {
      firm.beforeReading =
          () -> {
            throw new AccessDeniedException(
                "no", new Attempted("GET", "/cases", 403, null, 1), null);
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
            throw new ServerException("down", new Attempted("GET", "/cases", 500, null, 1), null);
          };
      Map<String, Object> structured =
          answers
              .shape(
                  LIST,
                  items(
                      List.of(
                          new Item(1, null, null, null, Ref.of(7), List.of()),
                          new Item(2, null, null, null, Ref.of(8), List.of()))),
                  Place.of(new PageArguments(null, null, null), PRINT))
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
              .missing(new Snapshot.Missing("Still reading.", 3, 90L, Duration.ofSeconds(20)));
      Map<String, Object> structured =
          answers
              .shape(LIST, result, Place.of(new PageArguments(null, null, null), PRINT))
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
              .missing(new Snapshot.Missing("Still\u200B reading.", 3, 90L, Duration.ofSeconds(9)));
      Place first = Place.of(new PageArguments(null, null, null), PRINT);
      assertThat(answers.shape(LIST, result, first).structured())
          .containsEntry("incomplete_reason", "Still reading.");
    }

    @Test
    void neverAsksToComeBackAtOnce() {
      ToolResult result =
          items(List.of()).missing(new Snapshot.Missing("x", 0, null, Duration.ofMillis(3)));
      assertThat(
              answers
                  .shape(LIST, result, Place.of(new PageArguments(null, null, null), PRINT))
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
      Answers.Shaped shaped = page(items, 2, null);
      assertThat(shaped.count()).isEqualTo(2);
      assertThat(shaped.ids()).containsExactly(1L, 2L);
      assertThat(shaped.caseIds()).containsExactly(70L, 71L);
    }

    @Test
    void theCasesThemselvesAsCases() {
      ToolSpec<In> spec = ToolSpec.read("list-c", "Lists.", In.class).rows("cases", Item.class);
      Answers.Shaped shaped =
          answers.shape(
              spec, items(numbered(2)), Place.of(new PageArguments(null, null, null), PRINT));
      assertThat(shaped.caseIds()).containsExactly(1L, 2L);
    }

    @Test
    void aSingleResultAsOne() {
      record Out(long documentId, String url) {}
      ToolSpec<In> spec = ToolSpec.read("get-url", "Gets.", In.class).result(Out.class);
      Answers.Shaped shaped =
          answers.shape(
              spec,
              ToolResult.of(new Out(5, "https://files.example.com")),
              Place.of(new PageArguments(null, null, null), PRINT));
      assertThat(shaped.count()).isEqualTo(1);
      assertThat(shaped.ids()).containsExactly(5L);
    }
  }
}
