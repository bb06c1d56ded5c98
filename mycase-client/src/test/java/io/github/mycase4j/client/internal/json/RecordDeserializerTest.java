package io.github.mycase4j.client.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mycase4j.client.model.CustomFieldRef;
import io.github.mycase4j.client.model.CustomFieldValue;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.client.model.ModelRecords;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.testsupport.Fuzz;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records, read quicker than Jackson reads them and to the same end. */
class RecordDeserializerTest {
  private static final String[] WORDS =
      Fuzz.json(
          "-1.50",
          "1e5",
          "1e999999999",
          "9223372036854775808",
          "\"12\"",
          "\"\"",
          "\" \"",
          "\"id\":",
          "\"id\":\"1e5\",",
          "\"other\":{},",
          "\"case\":null,",
          "\"staff\":7,",
          "\"rate\":[],",
          "\"name\":true,",
          "\"entry_date\":\"2026-02-30\",",
          "[[[[[[[[",
          "{\"a\":{\"a\":",
          "\\x00",
          "\\xff");

  private static final String REFUSED = "Refused: ";

  private final JsonMapper ours =
      Json.withoutRecords().addModule(new RecordDeserializer.ForAllRecords()).build();
  private final JsonMapper jacksons = Json.withoutRecords().build();

  @Test
  @Tag("slow")
  void readsWhatJacksonReadsAndRejectsOrLeavesOutWhatItRejects() {
    List<Class<?>> types = ModelRecords.answers();
    AtomicInteger read = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger leftOut = new AtomicInteger();
    List<byte[]> corpus = new ArrayList<>(Fuzz.corpus("records.txt"));
    for (Class<?> type : types) {
      Object filled = ModelRecords.filled(type, "some text");
      corpus.add(Json.write(filled));
      corpus.add(Json.write(List.of(filled, filled)));
    }
    new Fuzz(corpus, WORDS)
        .run(
            (input, random) -> {
              if (new String(input, UTF_8).contains("\"*\"")) {
                return; // Jackson takes it for the name of the component for other fields.
              }
              Class<?> type = types.get(random.nextInt(types.size()));
              Object expected = outcome(jacksons, input, type);
              Object found = outcome(ours, input, type);
              if (leavesOut(found)) {
                leftOut.incrementAndGet();
              } else if (expected.toString().startsWith(REFUSED)) {
                assertThat(found.toString()).startsWith(REFUSED);
                refused.incrementAndGet();
              } else if (!refersToNothing(expected)) {
                assertThat(found).isEqualTo(expected);
                read.incrementAndGet();
              }
            });
    assertThat(read).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
    assertThat(leftOut).hasPositiveValue();
  }

  /** Tells whether a field could not be read, which costs the field only, and Jackson refuses. */
  private static boolean leavesOut(Object found) {
    List<?> rows = found instanceof List<?> list ? list : List.of(found);
    return rows.stream()
        .anyMatch(row -> row instanceof Record each && !ModelFields.unreadable(each).isEmpty());
  }

  /** Tells whether a reference has no id, which Jackson takes for the id zero. */
  private static boolean refersToNothing(Object read) {
    return new String(Json.write(read), UTF_8).contains("\"id\":0");
  }

  /** Returns what came of an input, or what is said when it is refused. */
  private static Object outcome(JsonMapper mapper, byte[] input, Class<?> type) {
    try {
      boolean list = new String(input, UTF_8).startsWith("[");
      ObjectReader reader = list ? mapper.readerForListOf(type) : mapper.readerFor(type);
      // Which of two fields of one name counts is not laid down, and Jackson has no one way.
      Object value = reader.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readValue(input);
      return value == null ? "nothing" : value;
    } catch (IOException e) {
      return REFUSED + Json.unreadable(e).getMessage();
    }
  }

  @Test
  void takesFieldsInAnyOrderAlsoWhenItChanges() {
    assertThat(
            entries(
                """
                [{"id":1,"rate":"2.50","hours":"1.0","flat_fee":true},
                 {"hours":"3.0","id":2,"flat_fee":false,"rate":"4.50"},
                 {"rate":"6.50","id":3}]"""))
        .extracting(TimeEntry::id, TimeEntry::rate, TimeEntry::hours, TimeEntry::flatFee)
        .containsExactly(
            tuple(1L, new BigDecimal("2.50"), new BigDecimal("1.0"), true),
            tuple(2L, new BigDecimal("4.50"), new BigDecimal("3.0"), false),
            tuple(3L, new BigDecimal("6.50"), null, null));
  }

  @Test
  void keepsUnknownFieldsInMyCasesOrder() {
    TimeEntry row = entries("[{\"b\":1,\"*\":2,\"id\":9,\"a\":[true],\"c\":null}]").get(0);

    assertThat(row.id()).isEqualTo(9);
    assertThat(row.additionalProperties())
        .containsExactly(entry("b", 1), entry("*", 2), entry("a", List.of(true)));
  }

  @Test
  void keepsOnceWhatStandsInManyRows() {
    List<TimeEntry> rows =
        entries(
            """
            [{"id":1,"activity_name":"Review","rate":"425.0","case":{"id":7}},
             {"id":2,"activity_name":"Review","rate":"425.0","case":{"id":7}}]""");

    assertThat(rows.get(1).activityName()).isSameAs(rows.get(0).activityName());
    assertThat(rows.get(1).rate()).isSameAs(rows.get(0).rate());
    assertThat(rows.get(1).legalCase()).isSameAs(rows.get(0).legalCase());
  }

  @Test
  void tellsApartWhatLooksAlike() {
    List<TimeEntry> rows =
        entries(
            """
            [{"id":1,"activity_name":"2026-02-03","entry_date":"2026-02-03","description":"1.5",
              "rate":"1.5","hours":1.5,"staff":{"id":7},"case":{"id":7,"name":"Seven"},
              "custom_field_values":[{"value":"1.5"},{"value":1.5},{"custom_field":{"id":7}}]},
             {"id":2,"activity_name":"2026-02-03","entry_date":"2026-02-03","description":"1.5",
              "rate":1.5,"hours":"1.5","staff":{"id":7,"name":"Seven"},"case":{"id":7},
              "custom_field_values":[{"value":1.5},{"value":"1.5"},{"custom_field":{"id":7}}]}]""");

    assertThat(rows).allSatisfy(RecordDeserializerTest::hasItsTypes);
    assertThat(rows).map(row -> name(row.legalCase())).containsExactly("Seven", null);
    assertThat(rows).map(row -> name(row.staff())).containsExactly(null, "Seven");
    assertThat(rows)
        .map(row -> row.customFieldValues().stream().limit(2).map(CustomFieldValue::value).toList())
        .containsExactly(
            List.of("1.5", new BigDecimal("1.5")), List.of(new BigDecimal("1.5"), "1.5"));
  }

  private static void hasItsTypes(TimeEntry row) {
    assertThat(row.activityName()).isEqualTo("2026-02-03");
    assertThat(row.entryDate()).isEqualTo(LocalDate.of(2026, 2, 3));
    assertThat(row.description()).isEqualTo("1.5");
    assertThat(row.rate()).isEqualTo(new BigDecimal("1.5"));
    assertThat(row.hours()).isEqualTo(new BigDecimal("1.5"));
    assertThat(row.customFieldValues().get(2).customField())
        .isEqualTo(new CustomFieldRef(7, null, Map.of()));
  }

  private static Object name(Ref ref) {
    return ref.additionalProperties().get("name");
  }

  @Test
  void givesBackAnIdThatManyReferencesShareAPlaceWith() {
    StringBuilder json = new StringBuilder("[");
    for (int id = 1; id <= 5000; id++) {
      json.append("{\"id\":").append(id).append(",\"case\":{\"id\":").append(1 + id * 1024L % 9000);
      json.append("}},");
    }

    assertThat(entries(json.append("{\"id\":5001}]").toString()))
        .hasSize(5001)
        .allSatisfy(
            row ->
                assertThat(row.legalCase())
                    .isEqualTo(row.id() > 5000 ? null : Ref.of(1 + row.id() * 1024L % 9000)));
  }

  @Test
  void readsRecordsThatThreadsReadAtOnce() {
    String rows =
        IntStream.range(1, 500)
            .mapToObj(i -> "{\"id\":" + i + ",\"rate\":\"" + i + ".50\",\"hours\":" + i + "}")
            .collect(Collectors.joining(",", "[", "]"));
    String turned =
        IntStream.range(1, 500)
            .mapToObj(i -> "{\"hours\":" + i + ",\"rate\":\"" + i + ".50\",\"id\":" + i + "}")
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> entries(i % 2 == 0 ? rows : turned)))
        .allSatisfy(read -> assertThat(read).isEqualTo(entries(rows)));
  }

  private static List<TimeEntry> entries(String json) {
    return Json.readList(json.getBytes(UTF_8), TimeEntry.class);
  }
}
