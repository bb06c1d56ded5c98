package io.github.mycase4j.client.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Sample read(String json) {
    return Json.read(json.getBytes(UTF_8), Sample.class);
  }

  private static List<Sample> readList(String json) {
    return Json.readList(json.getBytes(UTF_8), Sample.class);
  }

  private static String write(Object value) {
    return new String(Json.write(value), UTF_8);
  }

  @Nested
  class Reading {
    @Test
    void takesSnakeCaseNames() {
      assertThat(read("{\"id\":7,\"first_name\":\"Ada\"}").firstName()).isEqualTo("Ada");
    }

    @Test
    void takesIdsAsNumbersAndAsText() {
      assertThat(read("{\"id\":\"7\",\"case_id\":\"9007199254740993\"}"))
          .extracting(Sample::id, Sample::caseId)
          .containsExactly(7L, 9007199254740993L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500.10", "\"500.10\"", "\" 500.10 \""})
    void takesMoneyAsNumberAndAsText(String money) {
      assertThat(read("{\"id\":1,\"amount\":" + money + "}").amount())
          .isEqualTo(new BigDecimal("500.10"));
    }

    @Test
    void keepsMoneyExact() {
      assertThat(read("{\"id\":1,\"amount\":12345678901234567.89}").amount())
          .isEqualTo(new BigDecimal("12345678901234567.89"));
    }

    @Test
    void takesNullAndBlankForMissing() {
      Sample sample =
          read(
              "{\"id\":1,\"case_id\":null,\"first_name\":null,\"amount\":\"\",\"due_date\":\"\","
                  + "\"updated_at\":\"\",\"start\":\" \",\"staff\":null,\"clients\":null}");

      assertThat(sample).isEqualTo(read("{\"id\":1}"));
    }

    @Test
    void passesOverNullsInLists() {
      assertThat(readList("[null,{\"id\":1,\"clients\":[null,{\"id\":2}]},null]"))
          .singleElement()
          .extracting(Sample::clients)
          .isEqualTo(List.of(new Sample.Ref(2)));
    }

    @Test
    void keepsUnknownFields() {
      Sample sample = read("{\"id\":1,\"y\":{\"q\":1.10},\"l\":[2],\"e\":{}}");

      assertThat(sample.other())
          .isEqualTo(
              Map.of("y", Map.of("q", new BigDecimal("1.10")), "l", List.of(2), "e", Map.of()));
    }

    @Test
    void readsAMapWithoutTheNullsAnywhereInIt() {
      assertThat(
              Json.readMap(
                  "{\"x\":null,\"y\":{\"z\":null,\"q\":1.10},\"l\":[null,2,[null]],\"e\":{}}"
                      .getBytes(UTF_8)))
          .isEqualTo(
              Map.of(
                  "y",
                  Map.of("q", new BigDecimal("1.10")),
                  "l",
                  List.of(2, List.of()),
                  "e",
                  Map.of()));
    }

    @Test
    void readsAnEmptyList() {
      assertThat(readList("[]")).isEmpty();
    }

    @Test
    void readsAMapInOrder() {
      assertThat(Json.readMap("{\"b\":1,\"a\":\"x\",\"n\":null}".getBytes(UTF_8)))
          .containsExactly(Map.entry("b", 1), Map.entry("a", "x"));
    }
  }

  @Nested
  class ReadingTimes {
    @ParameterizedTest
    @CsvSource({
      "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
      "2026-03-01T10:00:00-08:00, 2026-03-01T18:00:00Z",
      "2026-03-01T10:00:00.250-08:00, 2026-03-01T18:00:00.250Z",
      "2026-03-01T10:00:00+0530, 2026-03-01T04:30:00Z",
      "2026-03-01T10:00, 2026-03-01T10:00:00Z",
      "2026-03-01T10:00:00, 2026-03-01T10:00:00Z",
      "2026-03-01 10:00:00 UTC, 2026-03-01T10:00:00Z",
      "2026-03-01, 2026-03-01T00:00:00Z",
    })
    void takesAnInstantHoweverWritten(String written, Instant expected) {
      assertThat(read("{\"id\":1,\"updated_at\":\"" + written + "\"}").updatedAt())
          .isEqualTo(expected);
    }

    @Test
    void keepsTheWrittenOffset() {
      OffsetDateTime start = read("{\"id\":1,\"start\":\"2026-03-01T00:00:00-08:00\"}").start();

      assertThat(start.toString()).isEqualTo("2026-03-01T00:00-08:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-03-01T23:30:00-08:00", "2026-03-01T00:30:00+05:30"})
    void takesTheWrittenCalendarDate(String written) {
      assertThat(read("{\"id\":1,\"due_date\":\"" + written + "\"}").dueDate())
          .isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-02-30\"", "\"03/01/2026\"", "\"soon\"", "1772359200", "{}"})
    void leavesOutWhatIsNoDate(String written) {
      Sample sample = read("{\"id\":1,\"due_date\":" + written + "}");

      assertThat(sample.dueDate()).isNull();
      assertThat(sample.other())
          .isEqualTo(Map.of("due_date", UnreadableValue.of(written.replace("\"", ""))));
    }
  }

  @Nested
  class RejectingShapes {
    @Test
    void namesTheFieldAndNotItsContent() {
      assertThatThrownBy(() -> readList("[{\"id\":1},{\"id\":\"Jane Doe\"}]"))
          .isInstanceOf(MalformedJsonException.class)
          .hasMessage("its field \"[1].id\" is not a long")
          .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"id\":7.5}",
          "{\"id\":{}}",
          "{\"id\":\"secret\"}",
          "{\"id\":99999999999999999999}",
          "{\"id\":1e3}",
          "{\"id\":true}",
        })
    void rejectsAnIdThatIsNone(String json) {
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> read(json))
          .withMessageContaining("its field \"")
          .withNoCause()
          .matches(e -> !e.getMessage().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cases\":[]}", "\"x\"", "7", "{\"errors\":[]}"})
    void rejectsAnythingWhereAListShouldBe(String json) {
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> readList(json))
          .withMessage("it is not a list")
          .matches(e -> !e.malformed());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html><body>secret</body></html>",
          "[{\"id\":1},",
          "[{\"id\":1}",
          "[{\"id\":1}]<html>",
          "[{\"id\":1}]null",
          "[]null",
          "null[]",
          "null",
          "[{\"id\":",
        })
    void tellsThatBytesAreNoList(String json) {
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> readList(json))
          .withNoCause()
          .matches(MalformedJsonException::malformed)
          .matches(e -> !e.getMessage().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"id\":1", "{\"id\":1}}", "<html>secret", "{\"id\":1} x"})
    void tellsThatBytesAreNoObject(String json) {
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> read(json))
          .withNoCause()
          .matches(MalformedJsonException::malformed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}null", "{\"id\":1}{}", "{\"id\":1} 7"})
    void rejectsMoreThanOneObject(String json) {
      assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> read(json));
    }

    @Test
    void rejectsAListWhereAnObjectShouldBe() {
      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> read("[{\"id\":1}]"))
          .matches(e -> !e.malformed());
    }

    @Test
    void rejectsBytesOfAnEncodingThatTheyAreNot() {
      byte[] utf32 = {0, 0, 0, '[', 0x7f, 0x7f, 0x7f, 0x7f, 0, 0, 0, ']'};

      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> Json.readList(utf32, Sample.class))
          .matches(MalformedJsonException::malformed);
    }

    @Test
    void boundsNesting() {
      String deep = "{\"x\":" + "[".repeat(100_001) + "]".repeat(100_001) + "}";

      assertThatExceptionOfType(MalformedJsonException.class)
          .isThrownBy(() -> read(deep))
          .withMessage("it is too large, too long or too deep");
    }
  }

  @Nested
  class Stopping {
    @Test
    void takesPlaceBetweenRows() {
      String many = "[" + "{\"id\":1},".repeat(2000) + "{\"id\":2}]";
      IllegalStateException stop = new IllegalStateException("stop");

      assertThatThrownBy(
              () ->
                  Json.readList(
                      many.getBytes(UTF_8),
                      Sample.class,
                      () -> {
                        throw stop;
                      }))
          .isSameAs(stop);
    }
  }

  @Nested
  class Writing {
    @Test
    void leavesNullsOut() {
      assertThat(write(Sample.of(1))).isEqualTo("{\"id\":1}");
    }

    @Test
    void writesTimesWithSecondsAndOffset() {
      Sample sample =
          new Sample(
              1,
              2L,
              "Ada",
              new BigDecimal("1E+3"),
              LocalDate.of(2026, 3, 1),
              Instant.parse("2026-03-01T10:00:00Z"),
              OffsetDateTime.parse("2026-03-01T10:00-08:00"),
              true,
              new Sample.Ref(3),
              List.of(),
              Map.of());

      assertThat(write(sample))
          .isEqualTo(
              "{\"id\":1,\"case_id\":2,\"first_name\":\"Ada\",\"amount\":1000,"
                  + "\"due_date\":\"2026-03-01\",\"updated_at\":\"2026-03-01T10:00:00Z\","
                  + "\"start\":\"2026-03-01T10:00:00-08:00\",\"billable\":true,"
                  + "\"staff\":{\"id\":3},\"clients\":[]}");
    }

    @Test
    void givesBackWhatItRead() {
      String json = "{\"id\":1,\"amount\":12.30,\"x\":{\"y\":[1.10,\"z\"]}}";

      assertThat(write(read(json))).isEqualTo(json);
    }

    @Test
    void makesAMapWithExactDecimals() {
      assertThat(
              Json.toMap(read("{\"id\":1,\"amount\":\"12.30\",\"staff\":{\"id\":5},\"x\":1.50}")))
          .isEqualTo(
              Map.of(
                  "id",
                  1L,
                  "amount",
                  new BigDecimal("12.30"),
                  "staff",
                  Map.of("id", 5L),
                  "x",
                  new BigDecimal("1.50")));
    }

    @Test
    void saysWhatCannotBeWritten() {
      assertThatThrownBy(() -> Json.write(new Object()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("A Object cannot be written as JSON");
    }
  }
}
