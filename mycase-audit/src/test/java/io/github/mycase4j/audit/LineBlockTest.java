package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBlockTest {
  private static final RecordFormat FORMAT = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);
  private static final AuditKey OTHER = AuditKey.of(Logs.secret(2));

  private static byte[] line(long seq, byte[] body, AuditKey key) {
    return RecordFormat.line(seq, Logs.NOW, body, new byte[32], key.mac());
  }

  private static byte[] call(long seq) {
    return line(seq, FORMAT.body(Logs.call("01A"), Logs.key()), Logs.key());
  }

  private static LineBlock check(byte[] bytes) {
    return new LineBlock(0, bytes, bytes.length, false).check(List.of(Logs.key()));
  }

  private static byte[] changed(String from, String to) {
    String line = new String(call(7), StandardCharsets.UTF_8);
    assertThat(line).contains(from);
    return line.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isRecord(byte[] line) {
    return check(line).seqs[0] >= 0;
  }

  @Nested
  class OfARecord {
    @Test
    void saysWhatIsWrittenInIt() {
      byte[] line = call(7);
      LineBlock block = check(line);
      assertThat(block.count).isEqualTo(1);
      assertThat(block.seqs[0]).isEqualTo(7);
      assertThat(block.keys[0]).isZero();
      assertThat(block.kind(0)).isEqualTo("call");
      assertThat(block.call(0)).isEqualTo("01A");
      assertThat(block.time(0)).isEqualTo("2026-11-21T17:20:00.123456Z");
      assertThat(block.line(0)).isEqualTo(line);
      assertThat(block.follows(0, new byte[32])).isTrue();
      assertThat(block.follows(0, Hex.sha256(line))).isFalse();
      byte[] digest = new byte[32];
      block.copyDigest(0, digest);
      assertThat(digest).isEqualTo(Hex.sha256(line));
    }

    @Test
    void saysThatARecordOfTheLogItselfHasNoCall() {
      LineBlock block = check(line(7, FORMAT.stop(), Logs.key()));
      assertThat(block.kind(0)).isEqualTo("stop");
      assertThat(block.call(0)).isEqualTo("ull");
    }

    @Test
    void knowsItsKindByItsWholeName() {
      LineBlock block = check(call(7));
      assertThat(block.isKind(0, LineBlock.ascii("call"))).isTrue();
      assertThat(block.isKind(0, LineBlock.ascii("cal"))).isFalse();
      assertThat(block.isKind(0, LineBlock.ascii("auth"))).isFalse();
    }

    @Test
    void isBeforeALaterTimeAndNotBeforeItsOwn() {
      LineBlock block = check(call(7));
      byte[] time = LineBlock.ascii("2026-11-21T17:20:00.123456Z");
      assertThat(block.isBefore(0, time)).isFalse();
      assertThat(block.isBefore(0, LineBlock.ascii("2026-11-21T17:20:00.123457Z"))).isTrue();
      assertThat(block.isBefore(0, LineBlock.ascii("2026-11-21T17:20:00.123455Z"))).isFalse();
      byte[] copy = new byte[time.length];
      block.copyTime(0, copy);
      assertThat(copy).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"1", "9", "10", "99999999999999999", "999999999999999999"})
    void hasANumberOfUpToEighteenDigits(long seq) {
      assertThat(check(call(seq)).seqs[0]).isEqualTo(seq);
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z", "9999-09-09T09:09:09.999999Z", "2000-10-20T20:59:59Z"})
    void hasATimeOfAnyDigits(Instant time) {
      byte[] line = RecordFormat.line(7, time, FORMAT.stop(), new byte[32], Logs.key().mac());
      assertThat(isRecord(line)).isTrue();
    }
  }

  @Nested
  class OfALineThatIsNoRecord {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"v\":1   | {\"v\":2",
          "\"seq\":7  | \"seq\":07",
          "\"seq\":7  | \"seq\":",
          "\"seq\":7  | \"seq\":-7",
          "\"seq\":7  | \"seq\":7000000000000000000",
          "\"seq\":7  | \"seq\":/",
          "\"seq\":7  | \"seq\"::",
          ",\"ts\":   | ,\"tz\":",
          "2026-11    | 2026/11",
          "2026-11    | 20:6-11",
          "2026-11    | 20/6-11",
          "123456Z\"  | 123456X\"",
          "\"kind\":  | \"kine\":",
          "\"call\",\"call\"  | \"\",\"call\"",
          "\"call\",\"call\"  | \"CALL\",\"call\"",
          "\"call\",\"call\"  | \"ca{l\",\"call\"",
          "\"call\",\"call\"  | \"ca`l\",\"call\"",
          "\"call\",\"call\"  | \"call\",\"cell\"",
          "\"prev\":\"0 | \"prex\":\"0",
          "\"prev\":\"0 | \"prev\":\"G",
          "\"prev\":\"0 | \"prev\":\"A",
          "\"mac\":\"  | \"mad\":\"",
          "\"}        | \"]",
          "\"}        | '}",
        })
    void isTold(String from, String to) {
      assertThat(isRecord(call(7))).isTrue();
      assertThat(isRecord(changed(from, to))).isFalse();
    }

    @Test
    void itsMacHasLowerCaseDigits() {
      byte[] line = call(7);
      line[line.length - 4] = 'X';
      assertThat(isRecord(line)).isFalse();
    }

    @Test
    void itIsNotTooLongAndNotTooShort() {
      byte[] shortest = changed(",\"server\":", ",\"server\":");
      assertThat(isRecord(shortest)).isTrue();
      String body = "\"kind\":\"call\",\"call\":\"01A\",\"x\":\"";
      int around = line(7, (body + "\"").getBytes(StandardCharsets.UTF_8), Logs.key()).length;
      assertThat(isRecord(filled(body, 300 - around))).isTrue();
      assertThat(isRecord(filled(body, 299 - around))).isFalse();
      assertThat(isRecord(filled(body, RecordFormat.MAX_LINE - around))).isTrue();
      assertThat(isRecord(filled(body, RecordFormat.MAX_LINE + 1 - around))).isFalse();
    }

    private byte[] filled(String body, int more) {
      String text = body + "x".repeat(more) + "\"";
      return line(7, text.getBytes(StandardCharsets.UTF_8), Logs.key());
    }

    @Test
    void itIsOpen() {
      byte[] line = call(7);
      byte[] open = Arrays.copyOf(line, line.length - 1);
      assertThat(isRecord(open)).isFalse();
      assertThat(new LineBlock(0, open, open.length, false).open()).isTrue();
      assertThat(new LineBlock(0, line, line.length, false).open()).isFalse();
    }

    @Test
    void itContinuesWithALineOfTheChunkBefore() {
      byte[] line = call(7);
      ByteArrayOutputStream two = new ByteArrayOutputStream();
      two.writeBytes(line);
      two.writeBytes(line);
      LineBlock block =
          new LineBlock(0, two.toByteArray(), two.size(), true).check(List.of(Logs.key()));
      assertThat(block.seqs[0]).isNegative();
      assertThat(block.seqs[1]).isEqualTo(7);
    }
  }

  @Nested
  class OfManyLines {
    @Test
    void findsEachWithTheKeyThatWroteIt() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 1; i <= 200; i++) {
        bytes.writeBytes(i % 3 == 0 ? line(i, FORMAT.stop(), OTHER) : call(i));
        bytes.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
      }
      bytes.writeBytes(line(201, FORMAT.stop(), AuditKey.of(Logs.secret(3))));
      LineBlock block =
          new LineBlock(0, bytes.toByteArray(), bytes.size(), false)
              .check(List.of(OTHER, Logs.key()));
      assertThat(block.count).isEqualTo(401);
      for (int i = 1; i <= 200; i++) {
        int line = 2 * i - 2;
        assertThat(block.seqs[line]).isEqualTo(i);
        assertThat(block.keys[line]).isEqualTo((byte) (i % 3 == 0 ? 0 : 1));
        assertThat(block.seqs[line + 1]).isEqualTo(-1);
        byte[] digest = new byte[32];
        block.copyDigest(line, digest);
        assertThat(digest).isEqualTo(Hex.sha256(block.line(line)));
      }
      assertThat(block.keys[400]).isEqualTo((byte) -1);
    }
  }

  @Nested
  class ReadFromAFile {
    @TempDir Path folder;

    private LineBlock read(byte[] content, long offset, long limit) throws Exception {
      Path path = folder.resolve("file");
      Files.write(path, content);
      try (FileChannel file = FileChannel.open(path)) {
        return LineBlock.read(file, offset, limit, false);
      }
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void endsAtTheLimit() throws Exception {
      byte[] content = ascii("one\ntwo\nthree");
      assertThat(read(content, 0, 13).length).isEqualTo(13);
      LineBlock part = read(content, 4, 8);
      assertThat(part.offset).isEqualTo(4);
      assertThat(part.line(0)).isEmpty();
      assertThat(Arrays.copyOf(part.bytes, part.length)).isEqualTo(ascii("two\n"));
      assertThat(read(content, 13, 13)).isNull();
      assertThat(read(content, 13, 20)).isNull();
    }

    @Test
    void endsWithTheLastLineThatIsWhole() throws Exception {
      byte[] content = new byte[LineBlock.SIZE + 10];
      Arrays.fill(content, (byte) 'x');
      content[5] = '\n';
      content[LineBlock.SIZE - 3] = '\n';
      assertThat(read(content, 0, content.length).length).isEqualTo(LineBlock.SIZE - 2);
      content[LineBlock.SIZE - 3] = 'x';
      assertThat(read(content, 0, content.length).length).isEqualTo(6);
      content[5] = 'x';
      content[0] = '\n';
      assertThat(read(content, 0, content.length).length).isEqualTo(1);
    }

    @Test
    void isFullWhereALineIsLonger() throws Exception {
      byte[] content = new byte[LineBlock.SIZE + 10];
      Arrays.fill(content, (byte) 'x');
      assertThat(read(content, 0, content.length).length).isEqualTo(LineBlock.SIZE);
      assertThat(read(content, 10, content.length).length).isEqualTo(LineBlock.SIZE);
      content[20] = '\n';
      // What is right before the limit is not cut: there is nothing more to come.
      assertThat(read(content, 10, content.length).length).isEqualTo(LineBlock.SIZE);
    }
  }
}
