package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.ModelJson;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.ToolResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The groups of a list, from what a tool declares and what a call asks for. */
class GroupedResultTest extends GroupedResultTestBase {
  @Test
  void comeInPlaceOfRowsTheGreatestFirstWithTotalsOverAll() {
    item("b", "1.5", null);
    item("a", "1", null);
    item("b", "0.25", null);

    Map<String, Object> result = group("group_by", "text").structured();

    assertThat(Json.write(result).replace('"', '\''))
        .isEqualTo(
            "{'group_by':'text','totals':{'amount':2.75,'count':3},"
                + "'groups':[{'text':'b','amount':1.75,'count':2},{'text':'a','amount':1,'count':1}],"
                + "'total_groups':2,'total_matches':3,'returned':2,'complete':true}");
  }

  @Test
  void addMoneyUnroundedAndRoundItOnce() {
    item("a", "0.004", null);
    item("a", "0.004", null);
    item("b", "0.004", null);

    ResultRenderer.Shaped shaped = group("group_by", "text");

    assertThat(groups(shaped)).contains("{'text':'a','amount':0.01,'count':2}", "'amount':0,");
    assertThat(shaped.structured()).extracting("totals").isEqualTo(totals("0.01", 3));
  }

  private static Map<String, Object> totals(String amount, long count) {
    return Map.of("amount", new BigDecimal(amount), "count", count);
  }

  @Test
  void ofRowsWithoutAKeyAreOneAndMarked() {
    item(null, "9", null);
    item(" ", "9", null);
    item("a ", "1", null);

    assertThat(groups(group("group_by", "text")))
        .isEqualTo("[{'none':true,'amount':18,'count':2},{'text':'a','amount':1,'count':1}]");
    assertThat(groups(group("group_by", "text", "sort_groups", "key")))
        .as("the group without a key comes last")
        .startsWith("[{'text':'a'");
    assertThat(groups(group("group_by", "text", "sort_groups", "key", "order", "asc")))
        .startsWith("[{'text':'a'");
  }

  @Test
  void areMonthsInTheOrderAskedFor() {
    item(null, "1", null);
    item(null, "1", null);
    item(null, "1", null);

    assertThat(groups(group("group_by", "month", "sort_groups", "key", "order", "asc")))
        .isEqualTo(
            "[{'month':'2026-03','amount':2,'count':2},{'month':'2026-04','amount':1,'count':1}]");
    assertThat(groups(group("group_by", "month", "sort_groups", "key")))
        .startsWith("[{'month':'2026-04'");
    assertThat(groups(group("group_by", "month", "sort_groups", "count", "order", "asc")))
        .startsWith("[{'month':'2026-04'");
  }

  @Test
  void ofReferencesHaveTheirNamesAndBreakTiesByThem() {
    item(null, "1", 8L);
    item(null, "1", 7L);
    item(null, "1", 99L);

    assertThat(groups(group("group_by", "case")))
        .startsWith(
            "[{'case':{'id':7,'name':'Ash v. Birch'},'amount':1,'count':1},"
                + "{'case':{'id':8,'name':'Cole Estate'},'amount':1,'count':1},{'case':{'id':99");
  }

  @Test
  void takeNamesThatMyCaseDoesNotListFromTheRows() {
    item(null, "1", 7L);
    item("Pleadings", "1", 7L);

    assertThat(groups(group("group_by", "folder")))
        .isEqualTo("[{'folder':{'id':7,'name':'Pleadings'},'amount':2,'count':2}]");
  }

  @Test
  void ofTheClientsOfACaseCountARowInEachAndSaySo() {
    item(null, "2", 7L);
    item(null, "3", 8L);
    item(null, "4", 99L);
    item(null, "5", null);

    ResultRenderer.Shaped shaped = group("group_by", "client");

    assertThat(groups(shaped))
        .isEqualTo(
            "[{'none':true,'amount':9,'count':2},"
                + "{'client':{'id':31,'name':'Nora Ash'},'amount':5,'count':2},"
                + "{'client':{'id':32,'name':'Omar Birch'},'amount':2,'count':1}]");
    assertThat(shaped.structured())
        .containsEntry("overlapping", true)
        .containsEntry("totals", totals("14", 4))
        .containsEntry("total_matches", 4L);
  }

  @Test
  void doNotSayThatTheyOverlapWhenNoRowIsInTwo() {
    item(null, "3", 8L);

    assertThat(group("group_by", "client").structured()).doesNotContainKey("overlapping");
  }

  @Test
  void ofTextsThatAFilterTakesForTheSameAreOneShownAsMostRowsHaveIt() {
    item("Família", "1", null);
    item("Família", "1", null);
    item("FAMILIA", "1", null);
    item("Familia\u200b", "1", null);
    item("\u200b", "9", null);

    assertThat(groups(group("group_by", "text", "sort_groups", "count")))
        .isEqualTo("[{'text':'Família','amount':4,'count':4},{'none':true,'amount':9,'count':1}]");
  }

  @Test
  void areInTheAlphabetWhateverTheirAccents() {
    item("zoo", "1", null);
    item("Élan", "1", null);

    assertThat(groups(group("group_by", "text"))).startsWith("[{'text':'Élan'");
  }

  @Test
  void ofLongTextsThatBeginAlikeAreAllReached() {
    for (int i = 0; i < 4; i++) {
      item("A".repeat(300) + i, "1", null);
    }
    List<Object> seen = new ArrayList<>();
    Object cursor = null;
    for (int page = 0; page < 4; page++) {
      Map<String, Object> result =
          group("group_by", "text", "limit", 1, "cursor", cursor).structured();
      seen.add(((Map<?, ?>) ((List<?>) result.get("groups")).get(0)).get("text"));
      cursor = result.get("next_cursor");
      assertThat(cursor == null).isEqualTo(page == 3);
      assertThat(result.containsKey("rest")).isEqualTo(page < 3);
    }
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Nested
  class OfWhichAPageIsAsked {
    @BeforeEach
    void aDozen() {
      for (int i = 0; i < 12; i++) {
        item("k" + (char) ('a' + i), String.valueOf(i / 2), null);
      }
    }

    @Test
    void sayWhatTheOthersComeTo() {
      ResultRenderer.Shaped first = group("group_by", "text", "limit", 5);

      assertThat(first.structured())
          .containsEntry("returned", 5L)
          .containsEntry("total_groups", 12L)
          .containsEntry("complete", true);
      assertThat(Json.write(first.structured().get("rest")))
          .isEqualTo("{\"groups\":7,\"amount\":9,\"count\":7}");
    }

    @Test
    void followEachOtherWithoutRepeatingTheTotals() {
      List<String> seen = new ArrayList<>();
      Map<String, Object> page = group("group_by", "text", "limit", 5).structured();
      while (page.get("next_cursor") != null) {
        texts(page, seen);
        page =
            group("group_by", "text", "limit", 5, "cursor", page.get("next_cursor")).structured();
        assertThat(page).doesNotContainKey("totals").containsEntry("total_groups", 12L);
      }
      texts(page, seen);

      assertThat(page).doesNotContainKeys("rest", "next_cursor");
      assertThat(seen)
          .containsExactly("kk", "kl", "ki", "kj", "kg", "kh", "ke", "kf", "kc", "kd", "ka", "kb");
    }

    private static void texts(Map<String, Object> page, List<String> seen) {
      for (Object each : (List<?>) page.get("groups")) {
        seen.add((String) ((Map<?, ?>) each).get("text"));
      }
    }

    @Test
    void leaveOutThoseThatHaveTooFewRows() {
      item("kb", "50", null);

      Map<String, Object> result = group("group_by", "text", "min_count", 2).structured();

      assertThat(Json.write(result.get("groups")))
          .isEqualTo("[{\"text\":\"kb\",\"amount\":50,\"count\":2}]");
      assertThat(result)
          .containsEntry("total_groups", 1L)
          .containsEntry("groups_left_out", 11L)
          .containsEntry("totals", totals("80", 13))
          .doesNotContainKey("rest");
    }
  }

  @Nested
  class ThatMayBeEmpty {
    @Test
    void areTheActiveStaffForStaff() {
      items.add(new Item(1, null, null, BigDecimal.ONE, null, List.of(Ref.of(502))));

      assertThat(groups(group("group_by", "staff", "include_empty", true)))
          .isEqualTo(
              "[{'staff':{'id':502,'name':'Daniel Whitaker'},'amount':1,'count':1},"
                  + "{'staff':{'id':501,'name':'Priya Raman'},'amount':0,'count':0}]");
    }

    @Test
    void areTheOpenCasesForCases() {
      item(null, "1", 8L);
      firm.cases.put(9L, FakeFirm.legalCase(9, "Closed long ago"));

      assertThat(firm.cases.get(7L).status()).isEqualTo(CaseStatus.OPEN);
      assertThat(groups(group("group_by", "case", "include_empty", true)))
          .contains("{'case':{'id':7,'name':'Ash v. Birch'},'amount':0,'count':0}")
          .doesNotContain("Closed");
    }

    @Test
    void areOnlyTheCasesThatTheFiltersLetThrough() {
      item(null, "1", 8L);
      ToolResult narrowed =
          items(items)
              .groups(
                  GROUPING,
                  items,
                  Measures.collector(),
                  new ToolResult.EmptyGroups(each -> each.id() != 7L, (key, id) -> true));
      PageRequest page =
          PageRequest.of(new PageArguments(null, null, null), PRINT)
              .of(new GroupRequest("case", "amount", false, 0, true));

      assertThat(groups(answers.shape(SPEC, narrowed, page))).doesNotContain("Ash v. Birch");
    }

    @Test
    void areLeftOutByASmallestCount() {
      item(null, "1", 8L);

      assertThat(groups(group("group_by", "case", "include_empty", true, "min_count", 1)))
          .doesNotContain("Ash v. Birch");
    }
  }

  @Test
  void whoseKeyCannotBeReadMakeTheResultUncertain() {
    firm.cases.put(
        7L, ModelJson.read(LegalCase.class, "{\"id\":7,\"clients\":[{\"id\":\"many\"}]}"));
    item(null, "2", 7L);

    assertThat(group("group_by", "client").structured())
        .containsEntry("complete", false)
        .extracting("incomplete_reason")
        .asString()
        .contains("case 7 (clients");
  }

  @Test
  void tellTheAuditLogTheirCases() {
    item(null, "1", 8L);
    item(null, "2", 7L);

    ResultRenderer.Shaped shaped = group("group_by", "case");

    assertThat(shaped.count()).isEqualTo(2);
    assertThat(shaped.ids()).isEmpty();
    assertThat(shaped.caseIds()).containsExactly(7L, 8L);
  }

  @Test
  void comeInFewerWhenAllWouldBeTooLongAndSaySo() {
    for (int i = 0; i < 200; i++) {
      item(i + " " + "long words ".repeat(40), "1", null);
    }

    Map<String, Object> result = group("group_by", "text", "limit", 200).structured();

    assertThat((long) result.get("returned")).isBetween(50L, 100L);
    assertThat(result).containsEntry("cut_by_size", true).containsKeys("next_cursor", "rest");
    assertThat(Json.write(result)).hasSizeLessThan(40_000);
  }

  @Test
  void fitTheSchemaOfTheResult() {
    Map<String, Object> schema = Schemas.output(SPEC);

    assertThat(schema.get("required")).isEqualTo(List.of("total_matches", "returned", "complete"));
    assertThat(Json.write(schema))
        .contains("\"none\":{\"type\":\"boolean\"}", "\"month\":{\"type\":\"string\"}");
    assertThat(Json.write(Schemas.input(SPEC)))
        .contains(
            "\"group_by\":{\"type\":\"string\",\"enum\":[\"text\",\"month\",\"case\",\"client\"",
            "\"sort_groups\":{\"type\":\"string\",\"enum\":[\"amount\",\"count\",\"key\"]}");
  }
}
