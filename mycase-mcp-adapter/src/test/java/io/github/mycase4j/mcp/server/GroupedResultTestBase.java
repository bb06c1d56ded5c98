package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.ModelJson;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A list that declares groups, and the groups that calls ask for. */
abstract class GroupedResultTestBase extends ResultRendererTestBase {
  /** Cents, added unrounded and rounded once. */
  record Measures(BigDecimal amount, long count) {
    static Collector<Item, Object[], Measures> collector() {
      return Collector.of(
          () -> new Object[] {BigDecimal.ZERO, 0L},
          (sum, item) -> {
            sum[0] =
                ((BigDecimal) sum[0]).add(item.amount() == null ? BigDecimal.ZERO : item.amount());
            sum[1] = (long) sum[1] + 1;
          },
          (one, other) ->
              new Object[] {
                ((BigDecimal) one[0]).add((BigDecimal) other[0]), (long) one[1] + (long) other[1]
              },
          sum ->
              new Measures(((BigDecimal) sum[0]).setScale(2, RoundingMode.HALF_UP), (long) sum[1]));
    }
  }

  static final Grouping<Item> GROUPING =
      Grouping.<Item>of("item", Item::id, Measures.class)
          .by("text", GroupKey.text("text", Item::text))
          .by("month", GroupKey.month("day", Item::day))
          .by("case", GroupKey.reference(GroupKey.KeyType.CASE, "case", Item::legalCase))
          .by("client", GroupKey.ofCase(Item::legalCase, GroupKey.clientsOfCase()))
          .by(
              "staff",
              GroupKey.references(
                  GroupKey.KeyType.STAFF,
                  "staff",
                  item -> item.staff().stream().map(Ref::id).toList()))
          .by(
              "folder",
              GroupKey.<Item>reference(GroupKey.KeyType.OTHER, "case", Item::legalCase)
                  .named(Item::text));

  static final ToolSpec<In> SPEC = LIST.groups(GROUPING);

  final List<Item> items = new ArrayList<>();

  @BeforeEach
  void somebodyIsThere() {
    firm.staff.put(501L, FakeFirm.member(501, "Priya", "Raman"));
    firm.staff.put(502L, FakeFirm.member(502, "Daniel", "Whitaker"));
    firm.cases.put(7L, withClients(7, "Ash v. Birch", 31, 32));
    firm.cases.put(8L, withClients(8, "Cole Estate", 31));
    firm.clients.put(31L, FakeFirm.client(31, "Nora", "Ash"));
    firm.clients.put(32L, FakeFirm.client(32, "Omar", "Birch"));
  }

  static LegalCase withClients(long id, String name, long... clients) {
    StringBuilder json = new StringBuilder("{\"id\":" + id + ",\"name\":\"" + name + "\"");
    json.append(",\"status\":\"open\",\"clients\":[");
    for (int i = 0; i < clients.length; i++) {
      json.append(i == 0 ? "" : ",").append("{\"id\":").append(clients[i]).append('}');
    }
    return ModelJson.read(LegalCase.class, json + "]}");
  }

  void item(@Nullable String text, @Nullable String amount, @Nullable Long caseId) {
    items.add(
        new Item(
            items.size() + 1,
            LocalDate.of(2026, 3, 1).plusDays(20L * items.size()),
            text,
            amount == null ? null : new BigDecimal(amount),
            caseId == null ? null : Ref.of(caseId),
            List.of()));
  }

  ResultRenderer.Shaped group(Object... arguments) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      given.put((String) arguments[i], arguments[i + 1]);
    }
    PageRequest page =
        PageRequest.of(Arguments.read(given, PageArguments.class), PRINT)
            .of(Arguments.read(given, GroupArguments.class).request(GROUPING));
    return answers.shape(SPEC, items(items).groups(GROUPING, items, Measures.collector()), page);
  }

  static String groups(ResultRenderer.Shaped shaped) {
    return Json.write(shaped.structured().get("groups")).replace('"', '\'');
  }
}
