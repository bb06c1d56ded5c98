package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.testsupport.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client sends, whatever it is. */
@Tag("slow")
class StdioFuzzTest {
  private static final int LIMIT = 4096;
  private static final int HEAD = 8 * 1024;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private static Fuzz fuzz() {
    return new Fuzz(
        Fuzz.corpus("stdio.txt"),
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "0",
        "-",
        "1e999999999",
        "1e-99999",
        "\\xe2\\x80\\x8b",
        "\\xf3\\xa0\\x81\\x81",
        "\\x0a",
        "\\x0d",
        "\\x00",
        "\\xff",
        "\\xef\\xbb\\xbf",
        "\"id\":",
        "\"id\":{",
        "\"method\":",
        "\"jsonrpc\":",
        "\"\\ud800\"",
        "[[[[[[[[",
        "{\"a\":{\"a\":",
        "9223372036854775808",
        "NaN",
        "/*",
        "#");
  }

  /** Gives a few bytes at a time, as a pipe does. */
  private static InputStream inPieces(byte[] input, Random random) {
    return new ByteArrayInputStream(input) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
      }
    };
  }

  private static List<LineReader.Line> lines(byte[] input, Random random) {
    try {
      LineReader reader = new LineReader(inPieces(input, random), LIMIT);
      List<LineReader.Line> lines = new ArrayList<>();
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts bytes at line feeds; nothing follows the last one. */
  private static List<byte[]> cut(byte[] input) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < input.length; at++) {
      if (input[at] == '\n') {
        lines.add(Arrays.copyOfRange(input, from, at));
        from = at + 1;
      }
    }
    if (from < input.length) {
      lines.add(Arrays.copyOfRange(input, from, input.length));
    }
    return lines;
  }

  private static byte[] unmarked(byte[] line) {
    return line.length >= 3 && Arrays.equals(line, 0, 3, MARK, 0, 3)
        ? Arrays.copyOfRange(line, 3, line.length)
        : line;
  }

  @Test
  void linesAreWhatStandsBetweenLineFeeds() {
    fuzz()
        .run(
            (input, random) -> {
              List<byte[]> expected = cut(input);
              List<LineReader.Line> lines = lines(input, random);
              assertThat(lines).hasSameSizeAs(expected);
              for (int i = 0; i < lines.size(); i++) {
                byte[] whole = expected.get(i);
                boolean fits = whole.length <= LIMIT;
                assertThat(lines.get(i).isWhole()).isEqualTo(fits);
                byte[] message = lines.get(i).message();
                if (fits) {
                  assertThat(message).isEqualTo(unmarked(whole));
                } else {
                  assertThat(message).hasSizeBetween(LIMIT - 3, HEAD);
                  assertThat(unmarked(whole)).startsWith(message);
                }
                (fits ? taken : refused).incrementAndGet();
              }
            });
    bothHappened();
  }

  @Test
  void everyLineIsAMessageOrRejected() {
    fuzz()
        .run(
            (input, random) -> {
              for (LineReader.Line line : lines(input, random)) {
                Incoming incoming = line.parse(LIMIT);
                if (incoming instanceof Incoming.Invalid no) {
                  refused.incrementAndGet();
                  assertThat(no.code()).isIn(-32700, -32600);
                  assertThat(Outgoing.error(no.id(), no.code(), no.reason(), null))
                      .doesNotContain("\n");
                } else {
                  taken.incrementAndGet();
                }
              }
            });
    bothHappened();
  }

  @Test
  void aValueIsReadAndWrittenOrRejected() {
    fuzz()
        .run(
            (input, random) -> {
              String text = new String(input, StandardCharsets.UTF_8);
              Object id = Json.idOf(text);
              assertThat(id instanceof Iterable || id instanceof Map).isFalse();
              try {
                Object value = Json.read(text);
                taken.incrementAndGet();
                if (value != null) {
                  String written = Json.write(value);
                  assertThat(written).doesNotContain("\n");
                  assertThat(Json.write(Json.read(written))).isEqualTo(written);
                }
              } catch (JsonProcessingException e) {
                refused.incrementAndGet();
              }
            });
    bothHappened();
  }

  private void bothHappened() {
    assertThat(taken).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }
}
