package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.server.Everything.Colour;
import io.github.mycase4j.mcp.server.Everything.Member;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemasTest {
  record Input(
      String name,
      @Describe(value = "How many", min = 1, max = 9) @Nullable Integer count,
      @Nullable Long caseId,
      @Nullable BigDecimal hours,
      @Nullable Boolean resolved,
      @Nullable LocalDate dueDate,
      @Nullable OffsetDateTime calledAt,
      @Nullable Instant updatedAfter,
      @Nullable ZoneId timeZone,
      @Nullable Colour colour,
      @Describe(value = "At least one", minItems = 1) List<Long> staffIds,
      @Nullable List<Member> staff) {}

  record Row(
      long id,
      @Nullable CaseStatus status,
      @JsonProperty("case") @Nullable Ref legalCase,
      List<Ref> staff,
      @Nullable Ref folder) {}

  record Totals(BigDecimal hours, @Nullable String note) {}

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> property(Map<String, Object> schema, String... path) {
    Map<String, Object> at = schema;
    for (String name : path) {
      Map<String, Object> of = at.containsKey("items") ? object(at.get("items")) : at;
      assertThat(object(of.get("properties"))).containsKey(name);
      at = object(object(of.get("properties")).get(name));
    }
    return at;
  }

  @Nested
  class OfArguments {
    private final Map<String, Object> schema =
        Schemas.input(ToolSpec.read("do-it", "Does it.", Input.class));

    @Test
    void haveOneTypeForEachProperty() {
      assertThat(property(schema, "name")).isEqualTo(Map.of("type", "string"));
      assertThat(property(schema, "hours")).isEqualTo(Map.of("type", "number"));
      assertThat(property(schema, "resolved")).isEqualTo(Map.of("type", "boolean"));
      assertThat(property(schema, "due_date"))
          .isEqualTo(Map.of("type", "string", "format", "date"));
      assertThat(property(schema, "called_at")).isEqualTo(Map.of("type", "string"));
      assertThat(property(schema, "updated_after")).isEqualTo(Map.of("type", "string"));
      assertThat(property(schema, "time_zone")).isEqualTo(Map.of("type", "string"));
      assertThat(property(schema, "colour"))
          .isEqualTo(Map.of("type", "string", "enum", List.of("red", "green")));
    }

    @Test
    void sayTheBoundsAndWhatAParameterIsFor() {
      assertThat(property(schema, "count"))
          .isEqualTo(
              Map.of("type", "integer", "description", "How many", "minimum", 1L, "maximum", 9L));
      assertThat(property(schema, "case_id")).isEqualTo(Map.of("type", "integer", "minimum", 1));
      assertThat(property(schema, "staff_ids"))
          .isEqualTo(
              Map.of(
                  "type",
                  "array",
                  "items",
                  Map.of("type", "integer"),
                  "description",
                  "At least one",
                  "minItems",
                  1));
    }

    @Test
    void requireWhatMayNotBeLeftOutAndAllowNothingElse() {
      assertThat(schema.get("required")).isEqualTo(List.of("name", "staff_ids"));
      assertThat(schema.get("additionalProperties")).isEqualTo(false);
      assertThat(object(property(schema, "staff").get("items")))
          .containsEntry("additionalProperties", false);
    }

    @Test
    void haveNoIdWhichCostsContextAndTellsAModelNothing() {
      assertThat(schema).doesNotContainKey("$id");
    }

    @Test
    void gainThePageOfAList() {
      Map<String, Object> list =
          Schemas.input(ToolSpec.read("x", "X.", Totals.class).rows("rows", Row.class));
      assertThat(property(list, "limit")).containsEntry("maximum", 200L);
      assertThat(property(list, "cursor")).containsEntry("type", "string");
      assertThat(property(list, "detail")).containsEntry("enum", List.of("summary", "full"));
      assertThat(list.get("required")).isEqualTo(List.of("hours"));
    }
  }

  @Nested
  class OfResults {
    private final Map<String, Object> schema =
        Schemas.output(
            ToolSpec.read("list-it", "Lists it.", Input.class)
                .rows("its", Row.class)
                .result(Totals.class));

    @Test
    void requireOfAListOnlyWhatItsLaterPagesHaveToo() {
      assertThat(schema.get("required"))
          .isEqualTo(List.of("its", "total_matches", "returned", "complete"));
      assertThat(property(schema, "next_cursor")).containsEntry("type", "string");
      assertThat(property(schema, "retry_after_seconds")).containsEntry("type", "integer");
    }

    @Test
    void giveNamesToTheReferencesThatGainOne() {
      assertThat(property(schema, "its", "case", "name")).containsEntry("type", "string");
      assertThat(property(schema, "its", "staff", "name")).containsEntry("type", "string");
      assertThat(object(property(schema, "its", "folder").get("properties")))
          .doesNotContainKey("name");
    }

    @Test
    void takeAnOpenEnumAsItsText() {
      assertThat(property(schema, "its", "status")).isEqualTo(Map.of("type", "string"));
    }

    @Test
    void allowFurtherFieldsEverywhere() {
      assertThat(schema.toString()).doesNotContain("additionalProperties");
    }
  }

  @Test
  void rejectATypeThatHasNoPlaceInJson() {
    record Odd(Thread thread) {}
    assertThatThrownBy(() -> Schemas.input(ToolSpec.read("x", "X.", Odd.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
  }
}
