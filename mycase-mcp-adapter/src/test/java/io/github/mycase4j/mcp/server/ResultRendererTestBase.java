package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Results of a tool that lists items, and what goes out of them. */
abstract class ResultRendererTestBase {
  static final String PRINT = "0011223344556677";

  int checked;
  final FakeFirm firm = new FakeFirm();
  final ResultRenderer answers =
      new ResultRenderer(() -> firm, new ReferenceResolver(() -> firm, false), () -> checked++);

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

  static final ToolSpec<In> LIST =
      ToolSpec.read("list-items", "Lists.", In.class).rows("items", Item.class);
  static final RowOrder<Item> ORDER =
      RowOrder.<Item, LocalDate>ascending(Item::day).thenAscending(Item::id);

  static ToolResult items(List<Item> items) {
    return ToolResult.rows(items, ORDER, item -> item);
  }

  ResultRenderer.Shaped page(List<Item> items, @Nullable Integer limit, @Nullable String cursor) {
    return answers.shape(
        LIST, items(items), PageRequest.of(new PageArguments(limit, cursor, null), PRINT));
  }

  Map<String, Object> row(Item item) {
    return rows(page(List.of(item), null, null)).get(0);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(ResultRenderer.Shaped shaped) {
    return (List<Map<String, Object>>) shaped.structured().get("items");
  }

  static List<Object> ids(ResultRenderer.Shaped shaped) {
    return rows(shaped).stream().map(row -> row.get("id")).toList();
  }

  List<Object> walk(List<Item> items, int limit) {
    List<Object> seen = new ArrayList<>();
    String cursor = null;
    do {
      ResultRenderer.Shaped page = page(items, limit, cursor);
      assertThat(page.text()).hasSizeLessThan(40_000);
      assertThat(page.structured()).containsEntry("total_matches", (long) items.size());
      assertThat(page.structured()).containsEntry("returned", (long) rows(page).size());
      seen.addAll(ids(page));
      cursor = (String) page.structured().get("next_cursor");
    } while (cursor != null);
    return seen;
  }

  static List<Item> numbered(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Item::of).toList();
  }
}
