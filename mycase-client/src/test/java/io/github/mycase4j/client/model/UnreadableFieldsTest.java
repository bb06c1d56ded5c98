package io.github.mycase4j.client.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.internal.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One odd field costs the field: not the record, and not the response. */
class UnreadableFieldsTest {
  private static final List<String> ODD_DATES =
      List.of(
          "\"20227-05-01\"",
          "\"19800-01-01\"",
          "\"-0001-11-30\"",
          "\"0000-00-00\"",
          "\"0000-01-01\"",
          "\"2026-02-30\"",
          "\"05/01/2027\"",
          "\"+20227-05-01T00:00:00Z\"",
          "\"-0001-11-30T00:00:00Z\"",
          "\"2026-03-01T24:00:00Z\"",
          "\"2026-03-01T10:00:00+99:00\"",
          "\"soon\"",
          "20270501",
          "true",
          "[]",
          "{\"year\":2027}");
  private static final List<String> ODD_NUMBERS =
      List.of(
          "\"1,234.56\"",
          "\"1:30\"",
          "\"$12\"",
          "\"many\"",
          "1e100000000",
          "-1E+100000000",
          "1e-99999",
          "\"1e100000000\"",
          "1e99999999999999999999",
          "9".repeat(5000),
          "0." + "1".repeat(5000),
          "false",
          "[1]",
          "{\"amount\":1}");
  private static final List<String> ODD_FLAGS =
      List.of("\"maybe\"", "1.5", "1e100000000", "[true]", "{}");
  private static final List<String> ODD_TEXTS =
      List.of("[\"a\"]", "{\"a\":1}", "\"" + "x".repeat(1_000_001) + "\"");
  private static final List<String> ODD_VALUES =
      List.of("\"" + "x".repeat(300) + "\"", "[]", "{\"a\":\"b\"}");
  private static final List<String> ODD_OBJECTS =
      List.of("7", "\"7\"", "true", "[]", "[{}]", "1e9");
  private static final List<String> ODD_REFERENCES =
      List.of(
          "{}",
          "{\"name\":\"A. B.\"}",
          "{\"id\":\"x\"}",
          "{\"id\":1.5}",
          "{\"id\":1e400}",
          "{\"id\":[]}",
          "{\"id\":99999999999999999999}");
  private static final List<String> ODD_LISTS = List.of("7", "\"7\"", "true", "{}", "{\"id\":7}");

  /** Every component of every record that MyCase answers with, and what is odd for it. */
  static List<Arguments> fields() {
    List<Arguments> fields = new ArrayList<>();
    for (Class<?> type : ModelRecords.answers()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (!List.of("id", "additionalProperties").contains(component.getName())) {
          fields.add(Arguments.of(type, component, odd(component)));
        }
      }
    }
    return fields;
  }

  private static List<String> odd(RecordComponent component) {
    Class<?> type = component.getType();
    if (List.of(LocalDate.class, Instant.class, OffsetDateTime.class).contains(type)) {
      return ODD_DATES;
    } else if (type == BigDecimal.class) {
      return ODD_NUMBERS;
    } else if (type == Boolean.class) {
      return ODD_FLAGS;
    } else if (type == String.class) {
      return ODD_TEXTS;
    } else if (type == Object.class) {
      return List.of("1e100000000", "\"" + "x".repeat(1_000_001) + "\"");
    } else if (type == List.class) {
      return ODD_LISTS;
    } else if (type.isRecord()) {
      List<String> all = new ArrayList<>(ODD_OBJECTS);
      all.addAll(type.getRecordComponents()[0].getName().equals("id") ? ODD_REFERENCES : List.of());
      return all;
    }
    return ODD_VALUES;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void areLeftOutAndNamed(Class<? extends Record> type, RecordComponent component, List<String> odd)
      throws Exception {
    String name = wireName(component);
    for (String value : odd) {
      String json = "[{\"id\":6},{\"id\":7,\"" + name + "\":" + value + "},{\"id\":8}]";

      List<? extends Record> rows = Json.readList(json.getBytes(UTF_8), type);

      assertThat(rows).hasSize(3);
      assertThat(ModelFields.unreadable(rows.get(0))).isEmpty();
      assertThat(ModelFields.unreadable(rows.get(2))).isEmpty();
      Record row = rows.get(1);
      Object left = component.getAccessor().invoke(row);
      assertThat(left).isEqualTo(component.getType() == List.class ? List.of() : null);
      assertThat(ModelFields.unreadable(row).keySet())
          .as(value.substring(0, Math.min(40, value.length())))
          .singleElement()
          .matches(path -> path.equals(name) || path.equals(name + ".id"));
      assertThat(ModelFields.of(row)).doesNotContainKey(name);
      comesBack(row, type);
    }
  }

  private static void comesBack(Record row, Class<? extends Record> type) {
    byte[] stored = Json.write(List.of(row));
    List<? extends Record> again = Json.readList(stored, type);
    assertThat(again).isEqualTo(List.of(row));
    assertThat(ModelFields.unreadable(again.get(0))).isEqualTo(ModelFields.unreadable(row));
    assertThat(Json.write(again)).isEqualTo(stored);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void withinListsHaveTheirPath(
      Class<? extends Record> type, RecordComponent component, List<String> odd) {
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      boolean hasId = element.getRecordComponents()[0].getName().equals("id");
      String name = wireName(component);
      String json =
          "[{\"id\":7,\""
              + name
              + "\":[{\"id\":1},7,[],{\"id\":2,\"created_at\":\"0000-00-00\"},"
              + "{\"id\":\"x\"},{}]}]";

      Record row = Json.readList(json.getBytes(UTF_8), type).get(0);

      assertThat(ModelFields.unreadable(row).keySet()).contains(name + "[1]", name + "[2]");
      if (hasId) {
        assertThat(ModelFields.unreadable(row).keySet()).contains(name + "[4].id", name + "[5]");
        assertThat((List<?>) ModelFields.of(row).get(name)).hasSize(2);
      }
      comesBack(row, type);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.mycase4j.client.model.ModelRecords#answers")
  void unknownOnesAreBoundedAsWell(Class<? extends Record> type) {
    String json =
        "{\"id\":7,\"x\":1e100000000,\"y\":[1,{\"z\":1e-99999}],\"w\":1.50,\"d\":"
            + "[".repeat(300)
            + "]".repeat(300)
            + ",\"n\":"
            + "8".repeat(100_000)
            + "}";

    Record row = Json.read(json.getBytes(UTF_8), type);

    assertThat(ModelFields.unreadable(row))
        .containsEntry("x", "1e100000000")
        .containsEntry("y", "[1,{\"z\":\"1e-99999\"}]")
        .containsKeys("d", "n");
    assertThat(ModelFields.of(row))
        .containsEntry("w", new BigDecimal("1.50"))
        .doesNotContainKeys("x", "y", "d", "n");
    comesBack(row, type);
  }

  @Test
  void haveTheirTextAsItWasSent() {
    LegalCase row =
        read(
            "{\"id\":7,\"sol_date\":\"20227-05-01\",\"outstanding_balance\":\"1,234.56\","
                + "\"office\":[1,\"a\",{\"b\":null}],\"clients\":[{\"id\":1,\"birthdate\":"
                + "\"19800-01-01\"}],\"staff\":[{\"id\":2,\"case_rate\":\"1:30\"},\"Ann\"]}");

    assertThat(ModelFields.unreadable(row))
        .isEqualTo(
            Map.of(
                "sol_date",
                "20227-05-01",
                "outstanding_balance",
                "1,234.56",
                "office",
                "[1,\"a\",{\"b\":null}]",
                "clients[0].birthdate",
                "19800-01-01",
                "staff[0].case_rate",
                "1:30",
                "staff[1]",
                "Ann"));
    assertThat(row.clients()).extracting(CaseClient::id).containsExactly(1L);
    assertThat(row.staff()).extracting(CaseStaff::id).containsExactly(2L);
  }

  @Test
  void areCutWhereTheyAreLong() {
    LegalCase row = read("{\"id\":7,\"sol_date\":\"" + "\\ud83d\\ude00".repeat(40_000) + "\"}");

    assertThat(ModelFields.unreadable(row).get("sol_date"))
        .hasSize(1001)
        .startsWith("\ud83d\ude00")
        .endsWith("\ude00…");
    comesBack(row, LegalCase.class);
  }

  @Test
  void areNoneWhereAReferenceRefersToNothing() {
    LegalCase row = read("{\"id\":7,\"billing_contact\":{\"id\":null},\"office\":\"\"}");

    assertThat(row.billingContact()).isNull();
    assertThat(ModelFields.unreadable(row)).isEmpty();
  }

  @Test
  void areNamedUpToABound() {
    String one = "{\"id\":1,\"birthdate\":\"x\"}";
    LegalCase row =
        read(
            "{\"id\":7,\"clients\":["
                + String.join(",", java.util.Collections.nCopies(5000, one))
                + "],\"sol_date\":\"soon\"}");

    assertThat(row.clients()).hasSize(5000);
    assertThat(ModelFields.unreadable(row)).hasSizeLessThan(110).containsKeys("sol_date", "…");
  }

  @Test
  void listsAreBounded() {
    String ids = String.join(",", java.util.Collections.nCopies(10_003, "{\"id\":1}"));
    LegalCase row = read("{\"id\":7,\"companies\":[" + ids + "]}");

    assertThat(row.companies()).hasSize(10_000);
    assertThat(ModelFields.unreadable(row))
        .containsOnlyKeys("companies[10000]", "companies[10001]", "companies[10002]");
  }

  private static LegalCase read(String json) {
    return Json.read(json.getBytes(UTF_8), LegalCase.class);
  }

  private static String wireName(RecordComponent component) {
    if (component.getName().equals("legalCase")) {
      return "case";
    }
    if (component.getName().equals("privateEvent")) {
      return "private";
    }
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
