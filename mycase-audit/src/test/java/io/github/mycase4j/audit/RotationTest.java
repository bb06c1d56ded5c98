package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RotationTest extends LogTestBase {
  private AuditLogConfig small() {
    return Logs.config(path).withRotationBytes(3000);
  }

  @Test
  void theChainContinuesThroughAllFiles() throws Exception {
    try (AuditLog log = AuditLog.open(small())) {
      for (int i = 0; i < 30; i++) {
        log.append(Logs.call("01J" + i));
      }
    }
    assertThat(folder.resolve("audit.1.log")).exists();
    List<LogPaths.Segment> segments = new LogPaths(path).segments();
    assertThat(segments.size()).isGreaterThan(4);
    for (LogPaths.Segment segment : segments) {
      String first = new String(Logs.lines(segment.file()).get(0), StandardCharsets.UTF_8);
      assertThat(first).contains("\"seq\":" + segment.first() + ",");
      assertThat(Files.size(segment.file())).isLessThanOrEqualTo(3000);
    }
    assertThat(new String(Logs.lines(path).get(0), StandardCharsets.UTF_8))
        .contains("\"kind\":\"segment\"")
        .contains("\"key_id\":\"");
    Verification found = verify();
    assertThat(found.describe()).contains("INTACT.");
    assertThat(found.records()).isEqualTo(33 + segments.size());
    Files.delete(segments.get(0).file());
    assertThat(verify().exitCode()).isEqualTo(2);
    Files.delete(segments.get(2).file());
    assertThat(verify().exitCode()).isEqualTo(1);
  }

  @Test
  void aFileMayBeJustAsLargeAsItIsSaid() throws Exception {
    long[] sizes = new long[4];
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      for (int i = 0; i < 4; i++) {
        log.append(Logs.call("01J" + i));
        sizes[i] = Files.size(path);
      }
    }
    for (int most = 1; most < 4; most++) {
      Path other = folder.resolve(most + "/audit.log");
      try (AuditLog log = AuditLog.open(Logs.config(other).withRotationBytes(sizes[most]))) {
        for (int i = 0; i <= most; i++) {
          log.append(Logs.call("01J" + i));
        }
        assertThat(new LogPaths(other).segments()).isEmpty();
        assertThat(Files.size(other)).isEqualTo(sizes[most]);
        log.append(Logs.call("01K"));
        assertThat(new LogPaths(other).segments()).hasSize(1);
      }
    }
  }

  @Test
  void aRotationThatWasInterruptedIsFinished() throws Exception {
    write(3);
    Files.move(path, folder.resolve("audit.1.log"));
    write(1);
    assertThat(verify().describe()).contains("INTACT.");
    assertThat(new String(Logs.lines(path).get(0), StandardCharsets.UTF_8))
        .contains("\"kind\":\"segment\"");
  }

  @Test
  void aTornSegmentRecordIsCovered() throws Exception {
    write(3);
    Files.move(path, folder.resolve("audit.1.log"));
    Files.writeString(path, "{\"v\":1,\"seq");
    write(1);
    assertThat(verify().describe()).contains("INTACT, WITH GAPS");
  }

  @Test
  void aSegmentWhoseHeadWasNotWrittenIsAdopted() throws Exception {
    write(3);
    byte[] head = Logs.bytes(folder.resolve("audit.head"));
    Files.move(path, folder.resolve("audit.1.log"));
    write(1);
    Files.write(folder.resolve("audit.head"), head);
    write(1);
    assertThat(verify().describe()).contains("INTACT.");
  }

  @Test
  void aRangeReadsOnlyTheFilesThatHoldIt() throws Exception {
    try (AuditLog log = AuditLog.open(small())) {
      for (int i = 0; i < 30; i++) {
        log.append(Logs.call("01J" + i));
      }
    }
    Files.writeString(folder.resolve("audit.1.log"), "gone");
    Verification found =
        AuditVerifier.verify(
            VerifyRequest.of(path).withKeys(List.of(Logs.key())).withRange(20, Long.MAX_VALUE));
    assertThat(found.describe()).contains("INTACT.");
  }

  @Test
  void twoLogsOnOneFileRotateTogether() {
    try (AuditLog one = AuditLog.open(small());
        AuditLog two = AuditLog.open(small())) {
      for (int i = 0; i < 20; i++) {
        one.append(Logs.call("01A" + i));
        two.append(Logs.call("01B" + i));
      }
    }
    assertThat(verify().describe()).contains("INTACT.");
  }

  @Test
  void anOlderFileThatWasTakenAwayIsNoLossToALogThatIsStillOpen() throws Exception {
    Path older = folder.resolve("audit.1.log");
    try (AuditLog log = AuditLog.open(small())) {
      log.append(Logs.call("01A"));
      many(10);
      assertThat(older).exists();
      Files.move(older, folder.resolve("archived"));
      log.append(Logs.call("01B"));
    }
    assertThat(verify().firstBad()).isNull();
    assertThat(verify().gaps()).isEmpty();
  }

  private void many(int records) {
    try (AuditLog log = AuditLog.open(small())) {
      for (int i = 0; i < records; i++) {
        log.append(Logs.call("01J" + i));
      }
    }
  }

  @Nested
  class WhenOthersWriteIntoTheOlderFile {
    @Test
    void aRotationThatWasNeitherFinishedNorUndoneIsUndoneAndTheirBytesAreCovered()
        throws Exception {
      write(3);
      Path older = folder.resolve("audit.1.log");
      Files.move(path, older);
      Logs.add(older, "foreign\n");
      write(1);
      assertThat(older).doesNotExist();
      assertThat(verify().exitCode()).isEqualTo(2);
      assertThat(verify().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.bytes()).isEqualTo(8));
    }

    @Test
    void theVerifierNamesWhatTheyAddAfterTheRotation() {
      many(12);
      Logs.add(folder.resolve("audit.1.log"), "late\n");
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(1);
      assertThat(found.firstBad().file()).endsWith("audit.1.log");
      assertThat(found.firstBad().line())
          .isEqualTo(Logs.lines(folder.resolve("audit.1.log")).size());
      assertThat(found.firstBad().reason())
          .isEqualTo(
              "the line is not a record (5 bytes of this file, which is rotated, belong to no"
                  + " record)");
    }

    @Test
    void theNextStartSaysWhatTheyAddedBeforeTheHeadWasWritten() throws Exception {
      write(3);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      Files.move(path, folder.resolve("audit.1.log"));
      write(1);
      Files.write(folder.resolve("audit.head"), head);
      Logs.add(folder.resolve("audit.1.log"), "late\n");
      write(1);
      assertThat(verify().gaps())
          .singleElement()
          .satisfies(
              gap ->
                  assertThat(gap.reason())
                      .isEqualTo(
                          "5 bytes of the older file audit.1.log belong to no record: others wrote"
                              + " them after it was rotated"));
      assertThat(verify().exitCode()).isEqualTo(1);
    }
  }

  @Test
  void anOlderHeadIsFollowedThroughAllFilesSince() throws Exception {
    write(1);
    byte[] head = Logs.bytes(folder.resolve("audit.head"));
    many(30);
    assertThat(new LogPaths(path).segments()).hasSizeGreaterThan(3);
    long last = verify().lastSeq();
    Files.write(folder.resolve("audit.head"), head);
    write(1);
    assertThat(verify().exitCode()).isZero();
    assertThat(verify().lastSeq()).isEqualTo(last + 3);
  }

  @Test
  void aCopyOfThePresentFileUnderAnOlderNameIsNoRotation() throws Exception {
    write(3);
    Path copy = folder.resolve("audit.1.log");
    Files.copy(path, copy);
    write(1);
    assertThat(verify().exitCode()).isEqualTo(2);
    assertThat(verify().remarks()).singleElement().asString().contains(copy + " does not belong");
    Files.delete(copy);
    assertThat(verify().exitCode()).isZero();
    assertThat(verify().records()).isEqualTo(9);
  }

  @Test
  void filesThatChangedNamesAreNoticed() throws Exception {
    many(30);
    List<LogPaths.Segment> segments = new LogPaths(path).segments();
    Path first = segments.get(0).file();
    Path second = segments.get(1).file();
    Path third = folder.resolve("third");
    Files.move(first, third);
    Files.move(second, first);
    Files.move(third, second);
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.firstBad().reason())
        .isEqualTo("the file does not begin with record 1, as its name says");
  }

  @Test
  void aFileOfAnotherNumberIsNoticed() throws Exception {
    many(12);
    Files.move(folder.resolve("audit.1.log"), folder.resolve("audit.2.log"));
    assertThat(verify().exitCode()).isEqualTo(1);
    assertThat(verify().describe()).contains("does not begin with record 2, as its name says");
  }
}
