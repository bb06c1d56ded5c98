package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.json.JsonSize;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.testsupport.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects as a client sends them and as MyCase gives them, whatever is in them. */
@Tag("slow")
class ArgumentsAndRowsFuzzTest {
  private static final int BUDGET = 6_000;

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private static Fuzz fuzz() {
    return new Fuzz(
        Fuzz.corpus("rows.txt"),
        "\\xe2\\x80\\x8b",
        "\\xe2\\x80\\x8d",
        "\\xe2\\x80\\xae",
        "\\xe2\\x81\\xa6",
        "\\xc2\\xad",
        "\\xef\\xb8\\x8f",
        "\\xf3\\xa0\\x81\\x81",
        "\\xf3\\xa0\\x84\\x80",
        "\\xf0\\x9f\\x91\\xa9",
        "e\\xcc\\x81",
        "\\u0000",
        "\\u009b",
        "\\ud83d",
        "\\udc00",
        "1e100000000",
        "1e-99999",
        "-0e-99999",
        "123456789012345678901234567890",
        ":1e2147483647,",
        "null",
        "\"id\":",
        "{\"a\":",
        "[[[[",
        "\"",
        ",");
  }

  /** Reads an input as one object; what is none is no input here. */
  private static Optional<Map<String, Object>> object(byte[] input) {
    try {
      return Optional.of(Json.readObject(input));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void each(BiConsumer<Map<String, Object>, Integer> check) {
    fuzz()
        .run(
            (input, random) ->
                object(input).ifPresent(object -> check.accept(object, random.nextInt())));
    assertThat(taken).hasPositiveValue();
  }

  private static void assertNothingIsHidden(String text) {
    assertThat(TextSanitizer.clean(text)).isEqualTo(text);
  }

  @Test
  void argumentsAreReadOrRejectedBySentence() {
    each(
        (object, seed) -> {
          try {
            Everything read = Arguments.read(object, Everything.class);
            taken.incrementAndGet();
            if (read.query() != null) {
              assertNothingIsHidden(read.query());
            }
            Cursor.fingerprint("list-items", object, "login");
          } catch (InvalidArgumentException e) {
            refused.incrementAndGet();
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
            assertNothingIsHidden(ResultRenderer.error(e.getMessage()));
          }
          Arguments.warnings(object).forEach(ArgumentsAndRowsFuzzTest::assertNothingIsHidden);
        });
    assertThat(refused).hasPositiveValue();
  }

  @Test
  void rowsGoOutWithinTheirBoundAndWithoutWhatNobodySees() {
    each(
        (object, seed) -> {
          Map<String, Object> values = ResultValues.of(object);
          Map<String, Object> fitting = ResultTruncator.fit(values, BUDGET);
          String json = Json.write(fitting);
          assertThat(json.length()).isLessThanOrEqualTo(BUDGET);
          assertThat(new JsonSize().of(fitting)).isEqualTo(json.length());
          assertNothingIsHidden(json);
          Map<String, Object> read = Json.readObject(json.getBytes(StandardCharsets.UTF_8));
          assertThat(Plain.of(read)).isEqualTo(Plain.of(fitting));
          taken.incrementAndGet();
        });
  }
}
