package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows, texts and numbers that are longer than an answer may be. */
class LongAnswersTest extends ResultRendererTestBase {
  @Nested
  class WhenTheRowsAreLong {
    @Test
    void fewerComeWithACursor() {
      List<Item> items =
          numbered(200).stream().map(item -> item.saying("w".repeat(1_000))).toList();
      ResultRenderer.Shaped first = page(items, 200, null);
      assertThat(first.text().length()).isBetween(35_000, 39_999);
      assertThat(rows(first)).hasSizeLessThan(200);
      assertThat(first.structured()).containsEntry("complete", true).containsKey("next_cursor");
      assertThat(walk(items, 200)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void oneGiganticRowIsShortenedAndSaysSo() {
      ResultRenderer.Shaped shaped =
          page(List.of(Item.of(1).saying("g".repeat(500_000))), null, null);
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
        ResultRenderer.Shaped page =
            answers.shape(
                LIST,
                ToolResult.rows(items, byText, item -> Item.of(item.id())),
                PageRequest.of(new PageArguments(2, cursor, null), PRINT));
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
      ResultRenderer.Shaped shaped =
          answers.shape(spec, result, PageRequest.of(new PageArguments(200, null, null), PRINT));
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
      ResultRenderer.Shaped shaped =
          page(List.of(Item.of(1).saying("💼".repeat(100_000))), null, null);
      String text = (String) rows(shaped).get(0).get("text");
      assertThat(text.codePoints().allMatch(c -> c == "💼".codePointAt(0) || c == '…')).isTrue();
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
      assertThat(answers.shape(LIST, result, PageRequest.of(full, PRINT)).text())
          .contains("{\"y\":\"1E+100000000\"}");
    }
  }
}
