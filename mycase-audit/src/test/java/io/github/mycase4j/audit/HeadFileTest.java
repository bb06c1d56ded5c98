package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HeadFileTest extends LogTestBase {
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
    void theChainContinuesAndSaysSo() throws Exception {
      write(2);
      Files.delete(folder.resolve("audit.head"));
      write(1);
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.gaps().get(0).reason()).contains("head file was missing");
      assertThat(found.records()).isEqualTo(9);
    }

    @Test
    void aChangedLastRecordIsRejected() throws Exception {
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
  void aChangedLastRecordIsRejected() throws Exception {
    write(2);
    byte[] bytes = Logs.bytes(path);
    bytes[bytes.length - 200] ^= 1;
    Files.write(path, bytes);
    assertThatThrownBy(() -> AuditLog.open(Logs.config(path)))
        .isInstanceOf(AuditException.class)
        .satisfies(e -> assertThat(reasonOf(e)).isEqualTo(AuditException.Reason.DAMAGED));
  }

  @Nested
  class WhenOthersChangeItWhileTheLogIsOpen {
    private Path head() {
      return folder.resolve("audit.head");
    }

    @Test
    void garbageOfTheSameSizeIsSaidAndReplaced() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        Files.writeString(head(), "x".repeat(Head.FILE_BYTES));
        log.append(Logs.call("01B"));
        log.append(Logs.call("01C"));
      }
      assertThat(onlyReason()).startsWith("the head file was damaged");
      assertThat(verify().head()).isEqualTo(Verification.HeadStatus.MATCHES);
    }

    @Test
    void anOlderCopyOfItIsSaid() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        byte[] older = Logs.bytes(head());
        log.append(Logs.call("01B"));
        Files.write(head(), older);
        log.append(Logs.call("01C"));
      }
      assertThat(onlyReason())
          .isEqualTo("the head file was changed by others while the log was open");
    }

    @Test
    void aChangeOfTheSlotThatIsNotTheLatestIsSaidToo() throws Exception {
      for (int slot = 0; slot < 2; slot++) {
        Path other = folder.resolve("audit" + slot + ".log");
        Path headOfOther = folder.resolve("audit" + slot + ".head");
        try (AuditLog log = AuditLog.open(Logs.config(other))) {
          log.append(Logs.call("01A"));
          byte[] bytes = Logs.bytes(headOfOther);
          bytes[slot * Head.SLOT_BYTES + 100] ^= 1;
          Files.write(headOfOther, bytes);
          log.append(Logs.call("01B"));
        }
        assertThat(Logs.verify(other).gaps())
            .singleElement()
            .satisfies(
                gap ->
                    assertThat(gap.reason())
                        .containsAnyOf(
                            "a slot of the head file was damaged or removed",
                            "the head file was changed by others while the log was open"));
      }
    }

    @Test
    void bytesBehindItAreSaidOnce() {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        Logs.add(head(), "more");
        log.append(Logs.call("01B"));
        log.append(Logs.call("01C"));
      }
      assertThat(onlyReason()).contains("changed by others");
      assertThat(verify().head()).isEqualTo(Verification.HeadStatus.MATCHES);
    }

    @Test
    void aCopyWithTheSameBytesIsNoChange() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        Files.copy(head(), folder.resolve("copy"));
        Files.move(folder.resolve("copy"), head(), StandardCopyOption.REPLACE_EXISTING);
        log.append(Logs.call("01B"));
        log.append(Logs.call("01C"));
      }
      assertThat(verify().exitCode()).isZero();
      assertThat(verify().head()).isEqualTo(Verification.HeadStatus.MATCHES);
    }

    @Test
    void whatAnotherLogOfTheSameFileWritesIsNoChange() {
      try (AuditLog one = AuditLog.open(Logs.config(path));
          AuditLog two = AuditLog.open(Logs.config(path))) {
        one.append(Logs.call("01A"));
        two.append(Logs.call("01B"));
        one.append(Logs.call("01C"));
      }
      assertThat(verify().exitCode()).isZero();
    }

    private String onlyReason() {
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.gaps()).hasSize(1);
      return found.gaps().get(0).reason();
    }
  }

  @Nested
  class WhenTheLogAndItsHeadArePutBackTogether {
    @Test
    void aRunningLogSaysWhichRecordIsGone() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        byte[] olderLog = Logs.bytes(path);
        byte[] olderHead = Logs.bytes(folder.resolve("audit.head"));
        log.append(Logs.call("01B"));
        String lost = AuditHead.read(path).hash();
        Files.write(path, olderLog);
        Files.write(folder.resolve("audit.head"), olderHead);
        log.append(Logs.call("01C"));
        log.append(Logs.call("01D"));
        assertThat(verify().gaps())
            .singleElement()
            .satisfies(
                gap ->
                    assertThat(gap.reason())
                        .startsWith("record 4 with hash " + lost)
                        .endsWith("the log was restored to record 3 or replaced"));
      }
      assertThat(verify().exitCode()).isEqualTo(2);
    }

    @Test
    void aRunningLogSaysSoAlsoWhenOthersWroteOn() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        byte[] olderLog = Logs.bytes(path);
        byte[] olderHead = Logs.bytes(folder.resolve("audit.head"));
        log.append(Logs.call("01A"));
        Files.write(path, olderLog);
        Files.write(folder.resolve("audit.head"), olderHead);
        try (AuditLog other = AuditLog.open(Logs.config(path))) {
          other.append(Logs.call("01B"));
          other.append(Logs.call("01C"));
        }
        log.append(Logs.call("01D"));
      }
      assertThat(verify().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).startsWith("record 3 with hash "));
    }

    @Test
    void aRunningLogSaysSoWhenBothAreGone() throws Exception {
      try (AuditLog log = AuditLog.open(Logs.config(path))) {
        log.append(Logs.call("01A"));
        Files.delete(path);
        Files.delete(folder.resolve("audit.head"));
        log.append(Logs.call("01B"));
      }
      assertThat(verify().exitCode()).isEqualTo(2);
      assertThat(verify().gaps())
          .anySatisfy(gap -> assertThat(gap.reason()).startsWith("record 3 with hash "));
    }

    @Test
    void onlyAnAnchorShowsItAfterwards() throws Exception {
      write(1);
      byte[] olderLog = Logs.bytes(path);
      byte[] olderHead = Logs.bytes(folder.resolve("audit.head"));
      write(1);
      String anchor = AuditHead.read(path).hash();
      Files.write(path, olderLog);
      Files.write(folder.resolve("audit.head"), olderHead);
      assertThat(verify().exitCode()).isZero();
      Verification found =
          AuditVerifier.verify(
              VerifyRequest.of(path).withKeys(List.of(Logs.key())).withAnchor(anchor));
      assertThat(found.exitCode()).isEqualTo(1);
      assertThat(found.describe()).contains("Anchor: no record has this hash.");
    }
  }
}
