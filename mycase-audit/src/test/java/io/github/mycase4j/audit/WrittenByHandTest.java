package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs whose hashes and MACs are right, but which no writer would have written so. */
class WrittenByHandTest {
  private static final String NO_HASH = "0".repeat(64);

  @TempDir Path folder;
  Path path;
  private final RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);
  private final AuditKey key = Logs.key();
  private final List<byte[]> lines = new ArrayList<>();
  private byte[] prev = new byte[Hex.DIGEST_BYTES];
  private long seq;

  @BeforeEach
  void path() {
    path = folder.resolve("audit.log");
  }

  private void add(byte[] body) {
    addAs(seq + 1, body, key);
  }

  private void addAs(long number, byte[] body, AuditKey under) {
    byte[] line = RecordFormat.line(number, Logs.NOW, body, prev, under.mac());
    lines.add(line);
    prev = Hex.sha256(line);
    seq = number;
  }

  private byte[] genesis() {
    return format.genesis(0, Hex.sha256(new byte[0]), key.keyId());
  }

  private byte[] text(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private long length() {
    return lines.stream().mapToLong(line -> line.length).sum();
  }

  private Verification verify() {
    Logs.put(path, lines);
    return Logs.verify(path);
  }

  private void isBad(long line, String reason) {
    Verification found = verify();
    assertThat(found.firstBad()).isEqualTo(new Verification.BadLine(path.toString(), line, reason));
    assertThat(found.exitCode()).isEqualTo(1);
  }

  @Nested
  class ItsBeginning {
    private void isNoLog() {
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(3);
      assertThat(found.cannotCheck())
          .isEqualTo("The file " + path + " is not an audit log: it holds no record.");
    }

    @Test
    void isAGenesisOfNumberOne() {
      add(genesis());
      assertThat(verify().records()).isEqualTo(1);
      lines.clear();
      prev = new byte[Hex.DIGEST_BYTES];
      addAs(2, genesis(), key);
      isNoLog();
    }

    @Test
    void followsNothing() {
      prev = Hex.sha256(text("something"));
      add(genesis());
      isNoLog();
    }

    @Test
    void isNoOtherRecord() {
      add(format.start(key.keyId(), Map.of()));
      isNoLog();
    }

    @Test
    void mayBeASegmentWhoseOlderFilesAreGoneWhichIsSaid() {
      prev = Hex.sha256(text("older"));
      addAs(5, format.segment(key.keyId()), key);
      add(format.stop());
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.records()).isEqualTo(2);
      assertThat(found.remarks())
          .containsExactly(
              "4 records before the first one here are missing: older files were removed.");
    }

    @Test
    void commitsToWhatIsBeforeItAndToNoMore() throws Exception {
      String foreign = "a note\n";
      byte[] hash = Hex.sha256(text(foreign));
      lines.add(text(foreign));
      add(format.genesis(7, hash, key.keyId()));
      assertThat(verify().gaps()).isEmpty();
      assertThat(verify().firstBad()).isNull();
      String untrue = "it does not say what was in the file before it";
      for (long bytes : new long[] {8, -1}) {
        begin(foreign, format.genesis(bytes, hash, key.keyId()));
        assertThat(verify().records()).as(untrue).isZero();
      }
      begin("a vote\n", format.genesis(7, hash, key.keyId()));
      assertThat(verify().records()).isZero();
    }

    private void begin(String foreign, byte[] body) {
      lines.clear();
      lines.add(text(foreign));
      prev = new byte[Hex.DIGEST_BYTES];
      addAs(1, body, key);
    }

    @Test
    void isSaidToBeWrongWhereAHeadFileNamesRecords() {
      Logs.write(path, 1);
      byte[] hash = Hex.sha256(text("another"));
      add(format.genesis(0, hash, key.keyId()));
      isBad(1, "the bytes before it have changed");
      lines.clear();
      prev = new byte[Hex.DIGEST_BYTES];
      addAs(1, format.genesis(1, hash, key.keyId()), key);
      isBad(1, "it does not say what was in the file before it");
      lines.clear();
      prev = new byte[Hex.DIGEST_BYTES];
      addAs(1, format.stop(), key);
      isBad(1, "the log does not begin with a genesis or segment record");
    }

    @Test
    void thatCommitsToLessLeavesTheRestForeign() {
      lines.add(text("one\n"));
      lines.add(text("two\n"));
      add(format.genesis(4, Hex.sha256(text("one\n")), key.keyId()));
      isBad(1, "the line is not a record");
    }
  }

  @Nested
  class ARecord {
    @BeforeEach
    void afterAGenesis() {
      add(genesis());
      add(format.start(key.keyId(), Map.of()));
    }

    @Test
    void hasTheNextNumber() {
      addAs(4, format.stop(), key);
      isBad(3, "its seq is 4 where 3 is expected");
    }

    @Test
    void followsTheHashOfTheOneBefore() {
      prev = Hex.bytes(NO_HASH);
      add(format.stop());
      isBad(
          3,
          "its prev is not the hash of the record before it (seq 2): that record was changed, or"
              + " records are missing or out of order");
    }

    @Test
    void ofTheLogItselfIsJson() {
      String body = new String(format.stop(), StandardCharsets.UTF_8);
      add(text(body.replace("\"params\":{}", "\"params\":{]")));
      isBad(3, "the line is not a record");
    }

    @Test
    void ofAStartNamesTheKeyInUse() {
      add(format.start("0123456789abcdef", Map.of()));
      isBad(3, "it names the key 0123456789abcdef though no key record announced it");
    }

    @Test
    void ofAKeyNamesOne() {
      String body = new String(format.key("k"), StandardCharsets.UTF_8);
      add(text(body.replace(",\"key_id\":\"k\"", ",\"key_id\":null")));
      isBad(3, "it names no key");
    }

    @Test
    void afterAKeyRecordIsUnderTheNewKey() {
      AuditKey next = AuditKey.of(Logs.secret(2));
      add(format.key(next.keyId()));
      add(format.stop());
      Logs.put(path, lines);
      VerifyRequest both = VerifyRequest.of(path).withKeys(List.of(key, next));
      assertThat(AuditVerifier.verify(both).firstBad())
          .isEqualTo(
              new Verification.BadLine(
                  path.toString(), 4, "its MAC is wrong: the record was changed or forged"));
    }

    @Test
    void ofARangeIsUnderTheKeyOfTheOneBefore() {
      AuditKey other = AuditKey.of(Logs.secret(2));
      add(format.body(Logs.call("01A"), key));
      addAs(4, format.body(Logs.call("01B"), key), other);
      Logs.put(path, lines);
      VerifyRequest both = VerifyRequest.of(path).withKeys(List.of(key, other));
      assertThat(AuditVerifier.verify(both.withRange(3, 4)).firstBad())
          .isEqualTo(new Verification.BadLine(path.toString(), 4, ControlRecordChecker.WRONG_MAC));
    }

    @Test
    void ofAGapCoversBytesBeforeItAsTheyAre() {
      long from = length();
      lines.add(text("foreign\n"));
      add(format.gap(from, from + 8, Hex.text(Hex.sha256(text("foreign\n"))), "foreign bytes"));
      Verification found = verify();
      assertThat(found.firstBad()).isNull();
      assertThat(found.gaps())
          .containsExactly(
              new Verification.GapRecord(
                  3, "2026-11-21T17:20:00.123456Z", path.toString(), 4, 8, "foreign bytes"));
    }

    @Test
    void ofAGapMayEndRightBeforeItsLineFeed() {
      long from = length();
      lines.add(text("foreign\n"));
      add(format.gap(from, from + 7, Hex.text(Hex.sha256(text("foreign"))), "torn tail"));
      assertThat(verify().firstBad()).isNull();
    }

    @Test
    void ofAGapThatLeavesSomeBytesOutDoesNotCoverTheLine() {
      long from = length();
      lines.add(text("foreign\n"));
      add(format.gap(from + 1, from + 8, Hex.text(Hex.sha256(text("oreign\n"))), "x"));
      isBad(3, "the line is not a record");
    }

    @Test
    void ofAGapThatEndsTooEarlyDoesNotCoverTheLine() {
      long from = length();
      lines.add(text("foreign\n"));
      add(format.gap(from, from + 6, Hex.text(Hex.sha256(text("foreig"))), "x"));
      isBad(3, "the line is not a record");
    }

    @Test
    void ofAGapDoesNotReachBehindItself() {
      String hash = LogTail.EMPTY_HASH;
      String outside = "its range is not in the file before it";
      long end = length();
      add(format.gap(end, end, hash, "a remark"));
      assertThat(verify().firstBad()).isNull();
      add(format.gap(5, 4, hash, "x"));
      isBad(4, outside);
      lines.remove(3);
      seq = 3;
      prev = Hex.sha256(lines.get(2));
      add(format.gap(length() + 1, length() + 1, hash, "x"));
      isBad(4, outside);
      lines.remove(3);
      seq = 3;
      prev = Hex.sha256(lines.get(2));
      add(format.gap(-1, 4, hash, "x"));
      isBad(4, outside);
    }

    @Test
    void ofAGapKnowsTheHashOfWhatItCovers() {
      add(format.gap(0, 8, Hex.text(Hex.sha256(text("another"))), "foreign bytes"));
      isBad(3, "the bytes that it covers have changed");
    }
  }

  @Nested
  class ANewerFile {
    private byte[] older;

    private void afterAnOlderFile() throws IOException {
      add(genesis());
      add(format.stop());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      lines.forEach(bytes::writeBytes);
      older = bytes.toByteArray();
      Files.write(folder.resolve("audit.1.log"), older);
      lines.clear();
    }

    @Test
    void underANewKeyCommitsToTheOlderFileAsItIs() throws Exception {
      afterAnOlderFile();
      add(format.newKeySegment(older.length, Hex.sha256(older), key.keyId()));
      Verification found = verify();
      assertThat(found.firstBad()).isNull();
      assertThat(found.gaps())
          .containsExactly(
              new Verification.GapRecord(
                  3,
                  "2026-11-21T17:20:00.123456Z",
                  path.toString(),
                  1,
                  0,
                  "a new log was begun after the key was lost"));
    }

    @Test
    void thatCommitsToAnotherOlderFileIsBad() throws Exception {
      String other = "the older file is not the one that it commits to";
      afterAnOlderFile();
      add(format.newKeySegment(older.length, Hex.sha256(text("another")), key.keyId()));
      isBad(1, other);
      byte[] cut = Arrays.copyOf(older, older.length - 1);
      lines.clear();
      seq = 2;
      prev = Hex.sha256(Logs.lines(folder.resolve("audit.1.log")).get(1));
      add(format.newKeySegment(cut.length, Hex.sha256(cut), key.keyId()));
      isBad(1, other);
    }

    @Test
    void withoutARecordLeavesWhatIsBehindTheOlderFileBad() throws Exception {
      afterAnOlderFile();
      Path first = folder.resolve("audit.1.log");
      Logs.add(first, "late\n");
      lines.add(text("torn"));
      Verification found = verify();
      assertThat(found.firstBad())
          .isEqualTo(new Verification.BadLine(first.toString(), 3, "the line is not a record"));
    }
  }
}
