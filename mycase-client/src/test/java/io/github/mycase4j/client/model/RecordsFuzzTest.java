package io.github.mycase4j.client.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.testsupport.Fuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every record of an answer, read from whatever comes. */
@Tag("slow")
class RecordsFuzzTest {
  private static final Pattern EMPTY_LIST = Pattern.compile("\\[(?:\\s|,|null)*+]");
  private static final String[] WORDS =
      Fuzz.json(
          "-",
          "1e999999999",
          "1e-999999999",
          "9223372036854775808",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"id\":",
          "\"id\":\"1e5\",",
          "[[[[[[[[",
          "{\"a\":{\"a\":",
          "\\x00",
          "\\xff",
          "\\xef\\xbb\\xbf",
          "\\xfe\\xff",
          "NaN",
          "\"2026-02-30\"");

  private final List<Class<?>> types = ModelRecords.answers();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private List<byte[]> corpus() {
    List<byte[]> corpus = new ArrayList<>(Fuzz.corpus("records.txt"));
    for (Class<?> type : types) {
      corpus.add(Json.write(List.of(ModelRecords.filled(type, "some text"))));
    }
    return corpus;
  }

  @Test
  void aListHasRowsOrIsEmptyOrRejected() {
    new Fuzz(corpus(), WORDS)
        .run(
            (input, random) -> {
              try {
                Class<?> type = types.get(random.nextInt(types.size()));
                List<?> rows = Json.readList(input, type);
                taken.incrementAndGet();
                isReal(input, rows);
                assertThat(Json.readList(input, cast(type)))
                    .hasSameHashCodeAs(rows)
                    .isEqualTo(rows);
              } catch (MalformedJsonException e) {
                refused.incrementAndGet();
                assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("some text");
              }
            });
    bothHappened();
  }

  private static void isReal(byte[] input, List<?> rows) {
    assertThat(rows).doesNotContainNull();
    String text = new String(input, UTF_8);
    if (rows.isEmpty() && text.indexOf('\0') < 0) {
      assertThat(text.replace("\uFEFF", "").trim()).matches(EMPTY_LIST);
    }
    for (Object row : rows) {
      assertThat(row.toString()).hasSizeLessThan(2000);
    }
  }

  @Test
  void anObjectIsReadOrRejected() {
    List<byte[]> corpus = new ArrayList<>(corpus());
    for (Class<?> type : types) {
      corpus.add(Json.write(ModelRecords.filled(type, "some text")));
    }
    new Fuzz(corpus, WORDS)
        .run(
            (input, random) -> {
              try {
                assertThat(Json.read(input, cast(types.get(random.nextInt(types.size())))))
                    .isNotNull();
                taken.incrementAndGet();
              } catch (MalformedJsonException e) {
                refused.incrementAndGet();
              }
              try {
                assertThat(Json.readMap(input)).doesNotContainValue(null);
              } catch (MalformedJsonException e) {
                refused.incrementAndGet();
              }
            });
    bothHappened();
  }

  @Test
  void whatIsGoodIsStillRead() {
    for (Class<?> type : types) {
      Object filled = ModelRecords.filled(type, "some text");

      assertThat(Json.readList(Json.write(List.of(filled)), cast(type)))
          .containsExactly(Json.read(Json.write(filled), cast(type)));
    }
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> cast(Class<?> type) {
    return (Class<Object>) type;
  }

  private void bothHappened() {
    assertThat(taken).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }
}
