package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static final Duration GUARD = Duration.ofSeconds(20);

  enum Colour {
    RED,
    GREEN;

    @Override
    public String toString() {
      return this == RED ? "red" : "green";
    }
  }

  record Member(long id, @Nullable Boolean leadLawyer) {}

  record Everything(
      @Nullable Long personId,
      @Describe(value = "", min = 1, max = 200) @Nullable Integer limit,
      @Nullable BigDecimal hours,
      @Nullable Boolean resolved,
      @Nullable LocalDate dueDate,
      @Nullable OffsetDateTime calledAt,
      @Nullable Instant updatedAfter,
      @Nullable ZoneId timeZone,
      @Nullable Colour colour,
      @Describe(value = "", maxLength = 10) @Nullable String query,
      @Describe(value = "", minItems = 1) @Nullable List<Long> staffIds,
      @Nullable List<Member> staff,
      @Nullable Member owner) {}

  record Required(String name, long caseId) {}

  private static Everything read(String name, @Nullable Object value) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put(name, value);
    return Arguments.read(arguments, Everything.class);
  }

  private static InvalidArgumentException refusal(String name, @Nullable Object value) {
    InvalidArgumentException refusal =
        catchThrowableOfType(InvalidArgumentException.class, () -> read(name, value));
    assertThat(refusal).as("%s = %s", name, value).isNotNull();
    return refusal;
  }

  private static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(name, value);
    return object;
  }

  @Nested
  class WhenAllIsWell {
    @Test
    void readsEveryTypeExactly() {
      assertThat(read("person_id", 7).personId()).isEqualTo(7);
      assertThat(read("person_id", 9_000_000_000L).personId()).isEqualTo(9_000_000_000L);
      assertThat(read("limit", 200).limit()).isEqualTo(200);
      assertThat(read("hours", new BigDecimal("1.10")).hours()).isEqualTo(new BigDecimal("1.10"));
      assertThat(read("hours", 0.1).hours()).isEqualTo(new BigDecimal("0.1"));
      assertThat(read("resolved", false).resolved()).isFalse();
      assertThat(read("due_date", "2028-02-29").dueDate()).isEqualTo("2028-02-29");
      assertThat(read("called_at", "2026-11-21T17:20:00-05:00").calledAt())
          .isEqualTo(OffsetDateTime.parse("2026-11-21T17:20:00-05:00"));
      assertThat(read("time_zone", "Asia/Kolkata").timeZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
      assertThat(read("colour", "green").colour()).isEqualTo(Colour.GREEN);
      assertThat(read("query", "Peña").query()).isEqualTo("Peña");
      assertThat(read("staff_ids", List.of(1, 2L)).staffIds()).containsExactly(1L, 2L);
    }

    @Test
    void readsRecordsInLists() {
      Everything in = read("staff", List.of(Map.of("id", 7, "lead_lawyer", true), Map.of("id", 8)));
      assertThat(in.staff()).containsExactly(new Member(7, true), new Member(8, null));
      assertThat(read("owner", Map.of("id", 7)).owner()).isEqualTo(new Member(7, null));
    }

    @Test
    void takesAWholeNumberThatIsWrittenAsADecimal() {
      assertThat(read("person_id", new BigDecimal("7.00")).personId()).isEqualTo(7);
      assertThat(read("person_id", 7.0).personId()).isEqualTo(7);
      assertThat(read("person_id", BigInteger.TEN).personId()).isEqualTo(10);
    }

    @Test
    void takesADateOfAnInstantAsMidnightUtc() {
      assertThat(read("updated_after", "2026-03-11").updatedAfter())
          .isEqualTo("2026-03-11T00:00:00Z");
      assertThat(read("updated_after", "2026-03-11T02:00:00+02:00").updatedAfter())
          .isEqualTo("2026-03-11T00:00:00Z");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
      assertThat(Arguments.read(Map.of(), Everything.class)).hasAllNullFieldsOrProperties();
    }
  }

  @Nested
  class WhenTheKindIsWrong {
    private static final Map<String, Object> KINDS =
        Map.of(
            "text",
            "many",
            "integer",
            5,
            "fraction",
            new BigDecimal("1.5"),
            "boolean",
            true,
            "list",
            List.of("x"),
            "object",
            Map.of("x", 1));

    private static final Map<String, Set<String>> RIGHT =
        Map.ofEntries(
            Map.entry("person_id", Set.of("integer")),
            Map.entry("limit", Set.of("integer")),
            Map.entry("hours", Set.of("integer", "fraction")),
            Map.entry("resolved", Set.of("boolean")),
            Map.entry("due_date", Set.of()),
            Map.entry("called_at", Set.of()),
            Map.entry("updated_after", Set.of()),
            Map.entry("time_zone", Set.of()),
            Map.entry("colour", Set.of()),
            Map.entry("query", Set.of("text")),
            Map.entry("staff_ids", Set.of()),
            Map.entry("staff", Set.of()),
            Map.entry("owner", Set.of()));

    static Stream<org.junit.jupiter.params.provider.Arguments> wrong() {
      return RIGHT.entrySet().stream()
          .flatMap(
              each ->
                  KINDS.keySet().stream()
                      .filter(kind -> !each.getValue().contains(kind))
                      .map(kind -> arguments(each.getKey(), kind)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheArgument(String name, String kind) {
      InvalidArgumentException refusal = refusal(name, KINDS.get(kind));
      assertThat(refusal.argument()).startsWith(name);
      assertThat(refusal).hasMessageStartingWith(name);
    }

    static Stream<String> names() {
      return RIGHT.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesNullAndSaysToLeaveItOut(String name) {
      assertThat(refusal(name, null)).hasMessage(name + " must not be null; leave it out instead.");
    }

    @Test
    void saysWhatWouldBeRightAndWhatCame() {
      assertThat(refusal("due_date", "tomorrow"))
          .hasMessage("due_date must be a date as YYYY-MM-DD, not \"tomorrow\".");
      assertThat(refusal("colour", "blue"))
          .hasMessage("colour must be one of red, green, not \"blue\".");
      assertThat(refusal("resolved", "true"))
          .hasMessage("resolved must be true or false, not \"true\".");
      assertThat(refusal("person_id", "7")).hasMessage("person_id must be an integer, not \"7\".");
    }

    @Test
    void neverGuessesTheCaseOfAWord() {
      assertThat(refusal("colour", "RED").argument()).isEqualTo("colour");
    }

    @Test
    void showsNoMoreThanTheBeginningOfALongValue() {
      assertThat(refusal("due_date", "x".repeat(9_000)).getMessage()).hasSizeLessThan(150);
      assertThat(refusal("person_id", List.of("y".repeat(9_000))).getMessage())
          .hasSizeLessThan(150);
    }

    @Test
    void writesControlCharactersOfAValueEscaped() {
      assertThat(refusal("due_date", "a\nb\u001b[2J").getMessage()).doesNotContain("\n", "\u001b");
    }
  }

  @Nested
  class WhenADateDoesNotExist {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-02-30",
          "2026-02-29",
          "2026-13-01",
          "2026-00-10",
          "2026-1-1",
          "20260101",
          "01/02/2026",
          "2026-01-01T00:00:00Z",
          " 2026-01-01",
          "+12026-01-01",
          "-2026-01-01",
          "2026-W01-1",
          ""
        })
    void refusesTheDay(String text) {
      assertThat(refusal("due_date", text).argument()).isEqualTo("due_date");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-02-30T10:00:00Z",
          "2026-01-01T10:00:00",
          "2026-01-01",
          "2026-01-01T25:00:00Z",
          "2026-01-01 10:00:00Z",
          "+12026-01-01T10:00:00Z",
          "now"
        })
    void refusesTheTimeWithoutOffsetOrSense(String text) {
      assertThat(refusal("called_at", text).argument()).isEqualTo("called_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-01-01T10:00:00", "1767225600", "yesterday"})
    void refusesTheInstant(String text) {
      assertThat(refusal("updated_after", text).argument()).isEqualTo("updated_after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"New York", "America/Nowhere", "", "EST5", "../etc"})
    void refusesTheZone(String text) {
      assertThat(refusal("time_zone", text).argument()).isEqualTo("time_zone");
    }
  }

  @Nested
  class WhenSomethingIsOutOfBounds {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void saysBetweenWhich(int limit) {
      assertThat(refusal("limit", limit))
          .hasMessage("limit must be from 1 to 200, not " + limit + ".");
    }

    @Test
    void refusesWhatNoIntegerHolds() {
      assertThat(refusal("limit", 4_294_967_297L)).hasMessageContaining("limit is out of range");
      assertThat(refusal("person_id", new BigInteger("9223372036854775808")).argument())
          .isEqualTo("person_id");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesAnIdBelowOne(long id) {
      assertThat(refusal("person_id", id).argument()).isEqualTo("person_id");
      assertThat(refusal("staff_ids", List.of(5, id)).argument()).isEqualTo("staff_ids[1]");
      assertThat(refusal("staff", List.of(Map.of("id", id))).argument()).isEqualTo("staff[0].id");
    }

    @Test
    void refusesATextThatIsTooLong() {
      assertThat(read("query", "1234567890").query()).hasSize(10);
      assertThat(refusal("query", "12345678901"))
          .hasMessageContaining("query must have at most 10 characters");
    }

    @Test
    void refusesAListThatIsTooShort() {
      assertThat(refusal("staff_ids", List.of()))
          .hasMessageContaining("staff_ids must have at least 1 element");
    }
  }

  @Nested
  class WhenANumberIsHuge {
    static Stream<BigDecimal> huge() {
      return Stream.of(
              "1e999999999",
              "-1e999999999",
              "1e-999999999",
              "1e2147483647",
              "9e2147483646",
              "1e400")
          .map(BigDecimal::new);
    }

    @ParameterizedTest
    @MethodSource("huge")
    void refusesItAsAnIntegerAtOnce(BigDecimal huge) {
      assertTimeoutPreemptively(
          GUARD,
          () -> {
            assertThat(refusal("person_id", huge).getMessage()).hasSizeLessThan(120);
            assertThat(refusal("limit", huge).argument()).isEqualTo("limit");
            assertThat(refusal("staff_ids", List.of(huge)).argument()).isEqualTo("staff_ids[0]");
          });
    }

    @ParameterizedTest
    @MethodSource("huge")
    void refusesItAsADecimalThatNobodyCouldWriteOut(BigDecimal huge) {
      assertTimeoutPreemptively(
          GUARD,
          () -> assertThat(refusal("hours", huge)).hasMessageStartingWith("hours is out of range"));
    }

    @Test
    void refusesWhatIsNoNumber() {
      for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThat(refusal("person_id", none).argument()).isEqualTo("person_id");
        assertThat(refusal("hours", none).argument()).isEqualTo("hours");
      }
    }
  }

  @Nested
  class WhenARecordIsInside {
    @Test
    void namesTheElementAndTheField() {
      assertThat(refusal("staff", List.of(Map.of("id", 1), Map.of("lead_lawyer", true))))
          .hasMessage("staff[1].id is missing; it is required.");
      assertThat(refusal("staff", List.of(object("id", "one"))))
          .hasMessage("staff[0].id must be an integer, not \"one\".");
      assertThat(refusal("staff", List.of(Map.of("id", 1, "lead_lawyer", "yes"))).argument())
          .isEqualTo("staff[0].lead_lawyer");
    }

    @Test
    void refusesAFieldThatItDoesNotHave() {
      assertThat(refusal("staff", List.of(Map.of("id", 1, "rate", 5))))
          .hasMessage("staff[0] has no field \"rate\". Known: id, lead_lawyer.");
    }

    @Test
    void refusesAFieldThatARecordOutsideAListDoesNotHave() {
      assertThat(refusal("owner", Map.of("id", 1, "rate", 5)).argument()).isEqualTo("owner.rate");
    }

    @Test
    void refusesNullInsideAList() {
      assertThat(refusal("staff_ids", Arrays.asList(1, null)))
          .hasMessage("staff_ids[1] must not be null; leave it out instead.");
      assertThat(refusal("staff", Arrays.asList((Object) null)).argument()).isEqualTo("staff[0]");
    }
  }

  @Nested
  class WhenSomethingIsMissingOrUnknown {
    @Test
    void namesWhatIsMissing() {
      InvalidArgumentException refusal =
          catchThrowableOfType(
              InvalidArgumentException.class,
              () -> Arguments.read(Map.of("name", "x"), Required.class));
      assertThat(refusal).hasMessage("case_id is missing; it is required.");
      assertThat(refusal.argument()).isEqualTo("case_id");
    }

    @Test
    void namesWhatIsUnknownAndWhatIsKnown() {
      InvalidArgumentException refusal =
          catchThrowableOfType(
              InvalidArgumentException.class,
              () -> Arguments.checkKnown(Map.of("caseId", 1), Required.class, PageArguments.class));
      assertThat(refusal)
          .hasMessage(
              "There is no argument \"caseId\". Known arguments: name, case_id, limit, cursor,"
                  + " detail.");
      assertThat(refusal.argument()).isEqualTo("caseId");
    }

    @Test
    void saysWhenAToolTakesNone() {
      record Nothing() {}
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class,
                  () -> Arguments.checkKnown(Map.of("x", 1), Nothing.class)))
          .hasMessage("There is no argument \"x\". This tool takes none.");
    }

    @Test
    void letsTheRecordItselfRefuse() {
      @SuppressWarnings("UnusedMethod")
      record Strict(String name) {
        Strict {
          if (name.isEmpty()) {
            throw new InvalidArgumentException("name", "name must not be empty.");
          }
        }
      }
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class,
                  () -> Arguments.read(Map.of("name", ""), Strict.class)))
          .hasMessage("name must not be empty.");
    }
  }
}
