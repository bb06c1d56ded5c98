package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir Path folder;
  Path path;

  @BeforeEach
  void path() {
    path = folder.resolve("audit.log");
  }

  private void write(int records) {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      for (int i = 0; i < records; i++) {
        log.append(Logs.call("01J" + i));
      }
    }
  }

  private void add(String text) throws Exception {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }

  private Verification verify() {
    return AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(Logs.key())));
  }

  private static AuditException.Reason reasonOf(Throwable thrown) {
    return ((AuditException) thrown).reason();
  }

  @Nested
  class WhenTheFileHeldSomethingElse {
    @Test
    void genesisCommitsToTheForeignLines() throws Exception {
      String foreign = "{\"ts\":\"old\"}\n{\"ts\":\"older\"}\n";
      Files.writeString(path, foreign);
      write(2);
      assertThat(verify().exitCode()).isZero();
      String text = Files.readString(path);
      assertThat(text).startsWith(foreign + "{\"v\":1,\"seq\":1,");
      assertThat(text)
          .contains(
              "\"foreign\":{\"bytes\":"
                  + foreign.length()
                  + ",\"sha256\":\""
                  + Hex.text(Hex.sha256(foreign.getBytes(StandardCharsets.UTF_8)))
                  + "\"}");
      byte[] bytes = Logs.bytes(path);
      bytes[3] ^= 1;
      Files.write(path, bytes);
      assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void anOpenLastLineIsEndedOutsideTheCommitment() throws Exception {
      Files.writeString(path, "no end");
      write(1);
      assertThat(Files.readString(path)).startsWith("no end\n{\"v\":1").contains("\"bytes\":6,");
      assertThat(verify().exitCode()).isZero();
    }
  }

  @Test
  void aFirstStartThatIsCutAnywhereIsCovered() throws Exception {
    AuditLog.open(Logs.config(path)).close();
    byte[] whole = Logs.bytes(path);
    for (int length = 1; length < whole.length; length++) {
      if (length % 53 != 0 && whole[length] != '\n' && whole[length - 1] != '\n') {
        continue;
      }
      Files.delete(folder.resolve("audit.head"));
      Files.write(path, Arrays.copyOf(whole, length));
      write(1);
      assertThat(verify().describe()).as("cut at %s", length).contains("WHOLE");
    }
  }

  @Nested
  class WhenTheTailIsTorn {
    @Test
    void oneGapCoversItAndTheChainGoesOn() throws Exception {
      write(2);
      long end = Files.size(path);
      String torn = "{\"v\":1,\"seq\":6,\"ts\":\"2026";
      add(torn);
      Verification before = verify();
      assertThat(before.exitCode()).isEqualTo(2);
      write(1);
      Verification found = verify();
      assertThat(found.describe()).contains("WHOLE, WITH GAPS");
      assertThat(found.gaps()).hasSize(1);
      assertThat(found.gaps().get(0).reason()).isEqualTo("torn tail");
      String gap = new String(Logs.lines(path).get(6), StandardCharsets.UTF_8);
      assertThat(gap)
          .contains("\"seq\":6,")
          .contains("\"kind\":\"gap\"")
          .contains("\"from\":" + end + ",\"to\":" + (end + torn.length()) + ",\"sha256\":\"");
      byte[] bytes = Logs.bytes(path);
      bytes[(int) end + 3] ^= 1;
      Files.write(path, bytes);
      assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void everyLengthOfATornLastLineIsCovered() throws Exception {
      write(1);
      byte[] good = Logs.bytes(path);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01Z"));
      }
      byte[] longer = Logs.bytes(path);
      TreeSet<Integer> lengths = new TreeSet<>();
      for (int length = good.length; length <= longer.length; length++) {
        boolean nearAnEnd =
            longer[length - 1] == '\n'
                || (length < longer.length && longer[length] == '\n')
                || (length + 1 < longer.length && longer[length + 1] == '\n');
        if (nearAnEnd || length % 41 == 0) {
          lengths.add(length);
        }
      }
      for (int length : lengths) {
        Files.write(path, Arrays.copyOf(longer, length));
        Files.write(folder.resolve("audit.head"), head);
        write(1);
        assertThat(verify().exitCode()).as("torn at %s", length).isIn(0, 2);
        assertThat(Logs.bytes(path)).startsWith(Arrays.copyOf(longer, length));
      }
    }

    @Test
    void foreignLinesOfARunningLogAreCovered() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        add("someone else\n");
        log.append(Logs.call("01B"));
        add("torn");
        log.append(Logs.call("01C"));
      }
      Verification found = verify();
      assertThat(found.describe()).contains("WHOLE, WITH GAPS");
      assertThat(found.gaps()).hasSize(2);
    }

    @Test
    void foreignBytesBetweenTheLookAndTheWriteAreCovered() throws Exception {
      FaultyDisk disk = new FaultyDisk();
      try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
        log.append(Logs.call("01A"));
        disk.beforeNextWrite(() -> append("whole line\n"));
        long second = log.append(Logs.call("01B"));
        disk.beforeNextWrite(() -> append("half a line"));
        long third = log.append(Logs.call("01C"));
        assertThat(Files.readString(path)).contains("\"seq\":" + second + ",");
        assertThat(third).isGreaterThan(second);
      }
      Verification found = verify();
      assertThat(found.describe()).contains("WHOLE, WITH GAPS");
      assertThat(found.gaps()).hasSize(2);
    }

    private void append(String text) {
      try {
        add(text);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class WhenTheFileIsShorterThanItsHead {
    @Test
    void nothingIsAppended() throws Exception {
      write(3);
      byte[] cut = Arrays.copyOf(Logs.bytes(path), 1500);
      Files.write(path, cut);
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
          .isInstanceOf(AuditException.class)
          .satisfies(
              e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.SHORTER_THAN_HEAD));
      assertThat(Logs.bytes(path)).isEqualTo(cut);
    }

    @Test
    void aMissingFileIsOneToo() throws Exception {
      write(3);
      Files.delete(path);
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
          .isInstanceOf(AuditException.class)
          .hasMessageContaining("Nothing is appended");
      assertThat(path).doesNotExist();
      assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void aRunningLogNoticesItToo() throws Exception {
      AuditLog log = AuditLog.open(Logs.config(path));
      log.append(Logs.call("01A"));
      byte[] cut = Arrays.copyOf(Logs.bytes(path), 900);
      Files.write(path, cut);
      assertThatThrownBy(() -> log.append(Logs.call("01B"))).isInstanceOf(AuditException.class);
      assertThatThrownBy(log::close).isInstanceOf(AuditException.class);
      assertThat(Logs.bytes(path)).isEqualTo(cut);
    }
  }

  @Nested
  class WhenTheHeadFileIsMissing {
    @Test
    void theChainGoesOnAndSaysSo() throws Exception {
      write(2);
      Files.delete(folder.resolve("audit.head"));
      write(1);
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.gaps().get(0).reason()).contains("head file was missing");
      assertThat(found.records()).isEqualTo(9);
    }

    @Test
    void aChangedLastRecordIsRefused() throws Exception {
      write(2);
      Files.delete(folder.resolve("audit.head"));
      byte[] bytes = Logs.bytes(path);
      bytes[bytes.length - 200] ^= 1;
      Files.write(path, bytes);
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
          .isInstanceOf(AuditException.class)
          .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.DAMAGED));
    }
  }

  @Test
  void aChangedLastRecordIsRefused() throws Exception {
    write(2);
    byte[] bytes = Logs.bytes(path);
    bytes[bytes.length - 200] ^= 1;
    Files.write(path, bytes);
    assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
        .isInstanceOf(AuditException.class)
        .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.DAMAGED));
  }

  @Nested
  class WhenTheKeyChanges {
    private final AuditKey newKey = AuditKey.of(Logs.secret(2));

    private AuditLogConfig newConfig() {
      return AuditLogConfig.of(path, newKey, "1.0.0").withClock(() -> Logs.NOW);
    }

    @Test
    void aWrongKeyAppendsNothing() {
      write(2);
      byte[] before = Logs.bytes(path);
      assertThatThrownBy(() -> AuditLog.open(newConfig()))
          .isInstanceOf(AuditException.class)
          .hasMessageContaining("not the one that the audit log")
          .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
      assertThat(Logs.bytes(path)).isEqualTo(before);
    }

    @Test
    void aWrongKeyAppendsNothingWithoutAHeadFileEither() throws Exception {
      write(2);
      Files.delete(folder.resolve("audit.head"));
      byte[] before = Logs.bytes(path);
      assertThatThrownBy(() -> AuditLog.open(newConfig()))
          .isInstanceOf(AuditException.class)
          .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
      assertThat(Logs.bytes(path)).isEqualTo(before);
    }

    @Test
    void aKeyRecordUnderTheOldKeyNamesTheNewOne() throws Exception {
      write(2);
      try (AuditLog log = AuditLog.open(newConfig().withPreviousKey(Logs.key()))) {
        log.append(Logs.call("01N"));
      }
      List<byte[]> lines = Logs.lines(path);
      String record = new String(lines.get(5), StandardCharsets.UTF_8);
      assertThat(record).contains("\"kind\":\"key\"").contains("\"key_id\":\"" + newKey.keyId());
      String signed = record.substring(0, record.indexOf(",\"mac\":\""));
      assertThat(record)
          .contains(Hex.text(Logs.key().mac().doFinal(signed.getBytes(StandardCharsets.UTF_8))));
      Verification both =
          AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(newKey, Logs.key())));
      assertThat(both.exitCode()).isZero();
      assertThat(both.macsChecked()).isEqualTo(9);
      Verification newOnly = AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(newKey)));
      assertThat(newOnly.exitCode()).isZero();
      assertThat(newOnly.macsUncheckable()).isEqualTo(6);
      try (AuditLog log = AuditLog.open(newConfig())) {
        log.append(Logs.call("01O"));
      }
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
          .isInstanceOf(AuditException.class)
          .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
    }

    @Test
    void aLogThatIsStillOpenWithTheOldKeyIsRefusedFromThenOn() {
      AuditLog old = AuditLog.open(Logs.config(path));
      try (AuditLog log = AuditLog.open(newConfig().withPreviousKey(Logs.key()))) {
        assertThatThrownBy(() -> old.append(Logs.call("01A")))
            .isInstanceOf(AuditException.class)
            .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.WRONG_KEY));
        log.append(Logs.call("01B"));
      }
    }
  }

  @Nested
  class WhenTheFileIsRotated {
    private AuditLogConfig small() {
      return Logs.config(path).withRotationBytes(3000);
    }

    @Test
    void theChainGoesOnThroughAllFiles() throws Exception {
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
      assertThat(found.describe()).contains("WHOLE.");
      assertThat(found.records()).isEqualTo(33 + segments.size());
      Files.delete(segments.get(0).file());
      assertThat(verify().exitCode()).isEqualTo(2);
      Files.delete(segments.get(2).file());
      assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void aRotationThatWasInterruptedIsFinished() throws Exception {
      write(3);
      Files.move(path, folder.resolve("audit.1.log"));
      write(1);
      assertThat(verify().describe()).contains("WHOLE.");
      assertThat(new String(Logs.lines(path).get(0), StandardCharsets.UTF_8))
          .contains("\"kind\":\"segment\"");
    }

    @Test
    void aTornSegmentRecordIsCovered() throws Exception {
      write(3);
      Files.move(path, folder.resolve("audit.1.log"));
      Files.writeString(path, "{\"v\":1,\"seq");
      write(1);
      assertThat(verify().describe()).contains("WHOLE, WITH GAPS");
    }

    @Test
    void aSegmentWhoseHeadWasNotWrittenIsAdopted() throws Exception {
      write(3);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      Files.move(path, folder.resolve("audit.1.log"));
      write(1);
      Files.write(folder.resolve("audit.head"), head);
      write(1);
      assertThat(verify().describe()).contains("WHOLE.");
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
      assertThat(found.describe()).contains("WHOLE.");
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
      assertThat(verify().describe()).contains("WHOLE.");
    }
  }
}
