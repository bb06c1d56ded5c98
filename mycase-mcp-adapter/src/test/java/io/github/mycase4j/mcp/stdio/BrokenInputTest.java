package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenInputTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  private final TestClient client = new TestClient(new FakeMcpServer());

  @AfterEach
  void close() {
    client.close();
  }

  private void expectError(int code, String id) {
    JsonNode answer = client.next();
    assertThat(answer.path("error").path("code").asInt()).isEqualTo(code);
    assertThat(answer.path("error").path("message").asText()).isNotEmpty();
    assertThat(answer.has("id")).as("an id, even when it is null").isTrue();
    assertThat(answer.path("id").toString()).isEqualTo(id);
    client.pingAnswersNext();
  }

  @Nested
  class WhenALineIsNotJson {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "x",
          "{",
          "}",
          "{\"a\":}",
          "[1,",
          "\"open",
          "{}{}",
          "nul",
          "{'a':1}",
          "1 2",
          "NaN",
          "\\"
        })
    void answersAParseErrorAndServesOn(String line) {
      client.send(line);

      expectError(-32700, "null");
    }

    @Test
    void answersByIdWhereTheIdIsBeyondDoubt() {
      client.send("{\"jsonrpc\":\"2.0\",\"id\":42,\"method\":\"tools/call\",\"params\":{\"na");

      expectError(-32700, "42");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"jsonrpc\":\"2.0\",\"id\":12",
          "{\"jsonrpc\":\"2.0\",\"id\":\"ab",
          "{\"id\":4,"
        })
    void doesNotTakeACutIdForAnId(String line) {
      client.send(line);

      expectError(-32700, "null");
    }

    @Test
    void rejectsBytesThatAreNotUtf8() {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.writeBytes(
          "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"".getBytes(StandardCharsets.UTF_8));
      line.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
      line.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
      client.sendBytes(line.toByteArray());

      expectError(-32700, "9");
    }
  }

  @Nested
  class WhenALineIsJsonButNoMessage {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "[]|null",
          "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]|null",
          "7|null",
          "\"text\"|null",
          "true|null",
          "null|null",
          "{}|null",
          "{\"jsonrpc\":\"2.0\"}|null",
          "{\"jsonrpc\":\"2.0\",\"id\":3}|3",
          "{\"jsonrpc\":\"1.0\",\"id\":3,\"method\":\"ping\"}|3",
          "{\"jsonrpc\":2.0,\"id\":3,\"method\":\"ping\"}|3",
          "{\"id\":3,\"method\":\"ping\"}|3",
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":5}|3",
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":null}|3",
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|null",
          "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}|null",
          "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}|null",
          "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}|null",
          "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}|null",
        })
    void answersAnInvalidRequestAndServesOn(String line, String id) {
      client.send(line);

      expectError(-32600, id);
    }

    @Test
    void rejectsWhatIsNestedFiveThousandLevelsDeep() {
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\",\"params\":"
              + "{\"a\":".repeat(5000)
              + "1"
              + "}".repeat(5001));

      expectError(-32600, "5");
    }

    @Test
    void rejectsANumberOfThousandsOfDigits() {
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\",\"params\":{\"a\":"
              + "9".repeat(5000)
              + "}}");

      expectError(-32600, "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e2147483648", "-1e-99999999999"})
    void servesOnAfterANumberBeyondAllBounds(String number) {
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\",\"params\":{\"a\":" + number + "}}");

      assertThat(client.next().path("id").asInt()).isEqualTo(5);
      client.pingAnswersNext();
    }
  }

  @Nested
  class WhenALineIsLong {

    @Test
    void rejectsItByIdAndServesOn() {
      String padding = "x".repeat(TestClient.LIMITS.lineBytes());
      client.send(
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\",\"params\":{\"a\":\""
              + padding
              + "\"}}");

      expectError(-32600, "5");
    }

    @Test
    void readsOneOfExactlyTheLimit() {
      String padding = " ".repeat(TestClient.LIMITS.lineBytes() - PING.length());
      client.send(PING + padding);

      assertThat(client.next().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void rejectsOneByteMore() {
      String padding = " ".repeat(TestClient.LIMITS.lineBytes() - PING.length() + 1);
      client.send(PING + padding);

      JsonNode answer = client.next();
      assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32600);
      assertThat(answer.path("error").path("message").asText()).contains("65536");
    }
  }

  @Nested
  class WhenALineIsWrittenInAnUnusualWay {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\t", "\r", "\uFEFF", "\uFEFF \r"})
    void ignoresABlankOne(String line) {
      client.send(line);

      client.pingAnswersNext();
    }

    @Test
    void takesCarriageReturns() {
      client.send(PING + "\r");

      assertThat(client.next().has("result")).isTrue();
    }

    @Test
    void takesAByteOrderMark() {
      client.send("\uFEFF" + PING);

      assertThat(client.next().has("result")).isTrue();
    }

    @Test
    void takesALastLineWithoutALineFeed() {
      client.sendBytes(PING.getBytes(StandardCharsets.UTF_8));
      client.end();

      assertThat(client.next().has("result")).isTrue();
    }

    @Test
    void takesALineThatComesByteByByte() {
      for (byte b :
          ("\uFEFF" + PING.replace("ping", "é😀") + "\r\n").getBytes(StandardCharsets.UTF_8)) {
        client.sendBytes(new byte[] {b});
      }

      assertThat(client.next().path("error").path("message").asText()).contains("é😀");
    }

    @Test
    void answersAnIdThatIsNoProperText() {
      client.send("{\"jsonrpc\":\"2.0\",\"id\":\"\\ud83d\",\"method\":\"ping\"}");

      assertThat(client.next().has("result")).isTrue();
      client.pingAnswersNext();
    }
  }

  @Test
  void everyProperRequestIsAnsweredWhateverStandsBetween() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Set<Integer> expected = new TreeSet<>();
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      for (int line = 0; line < 200; line++) {
        if (random.nextInt(3) == 0) {
          int id = (int) seed * 1000 + line;
          expected.add(id);
          input.writeBytes(properRequest(id, random).getBytes(StandardCharsets.UTF_8));
        } else {
          input.writeBytes(rubbish(random));
        }
        input.write('\n');
      }
      sendInPieces(input.toByteArray(), random);
      client.request("done", "ping", null);

      assertThat(answeredUntilDone()).as("seed " + seed).containsExactlyElementsOf(expected);
    }
  }

  private List<Integer> answeredUntilDone() {
    List<Integer> handleResponse = new ArrayList<>();
    boolean done = false;
    while (!done) {
      JsonNode answer = client.next();
      done = answer.path("id").asText().equals("done");
      if (answer.path("id").asInt() >= 1000) {
        handleResponse.add(answer.path("id").asInt());
      }
    }
    return handleResponse;
  }

  private void sendInPieces(byte[] bytes, Random random) {
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(700));
      byte[] piece = new byte[length];
      System.arraycopy(bytes, at, piece, 0, length);
      client.sendBytes(piece);
      at += length;
    }
  }

  private static String properRequest(int id, Random random) {
    String[] methods = {"ping", "tools/list", "resources/list", "nothing", "initialize"};
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\"}"
        .formatted(id, methods[random.nextInt(methods.length)]);
  }

  /** Returns bytes without a line feed that are hardly ever a message; ids in it are small. */
  private static byte[] rubbish(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    byte[] message =
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"a\","
                + "\"arguments\":{\"b\":[1,2,{\"c\":\"é\"}]},\"_meta\":{\"progressToken\":5}}}")
            .getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      int length = random.nextInt(message.length);
      bytes = java.util.Arrays.copyOf(message, length);
      for (int flip = random.nextInt(3); flip > 0 && length > 0; flip--) {
        bytes[random.nextInt(length)] = (byte) random.nextInt(256);
      }
    }
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        bytes[at] = ' ';
      }
    }
    return bytes;
  }
}
