package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuditVerifierTest extends LogTestBase {
  private Verification verifyWithoutKey() {
    return AuditVerifier.verify(VerifyRequest.of(path));
  }

  @Nested
  class WhenTheLogIsWhole {
    @Test
    void saysSoWithTheHashOfTheLastLine() {
      write(7);
      Verification found = verify();
      List<byte[]> lines = Logs.lines(path);
      assertThat(found.describe()).contains("INTACT.");
      assertThat(found.exitCode()).isZero();
      assertThat(found.records()).isEqualTo(10);
      assertThat(found.macsChecked()).isEqualTo(10);
      assertThat(found.macsUncheckable()).isZero();
      assertThat(found.head()).isEqualTo(Verification.HeadStatus.MATCHES);
      assertThat(found.headHash())
          .isEqualTo(HexFormat.of().formatHex(Hex.sha256(lines.get(lines.size() - 1))));
    }

    @Test
    void withoutAKeyChecksTheChainAndSaysThatThatIsAll() {
      write(3);
      Verification found = verifyWithoutKey();
      assertThat(found.exitCode()).isZero();
      assertThat(found.macsChecked()).isZero();
      assertThat(found.describe()).contains("MAC: not checked, because no key was given");
    }

    @Test
    void withAnotherKeyCannotCheck() {
      write(3);
      Verification found =
          AuditVerifier.verify(
              VerifyRequest.of(path).withKeys(List.of(AuditKey.of(Logs.secret(9)))));
      assertThat(found.exitCode()).isEqualTo(3);
      assertThat(found.macsUncheckable()).isEqualTo(6);
    }

    @Test
    void changesNoByteAndMakesNoFile() throws Exception {
      write(3);
      Files.delete(folder.resolve("audit.lock"));
      byte[] before = Logs.bytes(path);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      verify();
      assertThat(Logs.bytes(path)).isEqualTo(before);
      assertThat(Logs.bytes(folder.resolve("audit.head"))).isEqualTo(head);
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("audit.log", "audit.head");
      }
    }

    @Test
    void findsAnAnchorThatIsInIt() {
      write(3);
      String anchor = HexFormat.of().formatHex(Hex.sha256(Logs.lines(path).get(2)));
      Verification found = AuditVerifier.verify(VerifyRequest.of(path).withAnchor(anchor));
      assertThat(found.exitCode()).isZero();
      assertThat(found.anchorSeq()).isEqualTo(3);
    }

    @Test
    void missesAnAnchorThatIsNotInIt() {
      write(3);
      Verification found = AuditVerifier.verify(VerifyRequest.of(path).withAnchor("ab".repeat(32)));
      assertThat(found.exitCode()).isEqualTo(1);
      assertThat(found.anchor()).isEqualTo(Verification.AnchorStatus.NOT_FOUND);
    }

    @Test
    void namesWritesWithoutAnOutcomeAndAClockThatWentBack() {
      ArrayDeque<Instant> times = new ArrayDeque<>();
      for (int i : new int[] {0, 1, 2, 3, 2, 4, 5}) {
        times.add(Logs.NOW.plusSeconds(i));
      }
      try (AuditLog log = AuditLog.open(Logs.config(path).withClock(times::remove))) {
        log.append(AuditRecord.intent("01A", "create-task").access(Access.WRITE).build());
        log.append(AuditRecord.intent("01B", "create-task").access(Access.WRITE).build());
        log.append(AuditRecord.call("01A", "create-task").outcome(Outcome.SUCCESS).build());
      }
      Verification found = verify();
      assertThat(found.exitCode()).isZero();
      assertThat(found.openIntents()).containsExactly(new Verification.OpenIntent(4, "01B"));
      assertThat(found.clockBackwards()).isEqualTo(1);
      assertThat(found.firstClockBackwards()).isEqualTo(5);
    }

    @Test
    void checksARangeAlone() throws Exception {
      write(10);
      byte[] bytes = Logs.bytes(path);
      bytes[40] ^= 1;
      Files.write(path, bytes);
      assertThat(verify().exitCode()).isEqualTo(1);
      Verification found =
          AuditVerifier.verify(
              VerifyRequest.of(path).withKeys(List.of(Logs.key())).withRange(4, 8));
      assertThat(found.describe()).contains("INTACT.");
      assertThat(found.records()).isEqualTo(5);
      assertThat(found.lastSeq()).isEqualTo(8);
    }

    @Test
    void findsNothingToCheckInARangeAfterItsEndUnlessTheHeadKnowsMore() throws Exception {
      write(2);
      VerifyRequest after = VerifyRequest.of(path).withKeys(List.of(Logs.key()));
      Verification found = AuditVerifier.verify(after.withRange(900, 901));
      assertThat(found.exitCode()).isEqualTo(3);
      assertThat(found.cannotCheck()).isEqualTo("There is no record in the range.");
      byte[] bytes = Logs.bytes(path);
      Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(AuditVerifier.verify(after.withRange(5, 5)).exitCode()).isEqualTo(1);
    }
  }

  @Nested
  class WhenTheLogWasTamperedWith {
    @Tag("slow")
    @Test
    void noticesEveryFlippedBit() throws Exception {
      write(1);
      byte[] good = Logs.bytes(path);
      List<String> missed = new ArrayList<>();
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        for (int i = 0; i < good.length; i++) {
          for (int bit = 0; bit < 8; bit++) {
            file.write(ByteBuffer.wrap(new byte[] {(byte) (good[i] ^ (1 << bit))}), i);
            if (verify().exitCode() != 1) {
              missed.add("with key: " + i + "." + bit);
            }
            if (bit == i % 8 && verifyWithoutKey().exitCode() != 1) {
              missed.add("without: " + i + "." + bit);
            }
          }
          file.write(ByteBuffer.wrap(good, i, 1), i);
        }
      }
      assertThat(missed).isEmpty();
    }

    @Tag("slow")
    @Test
    void noticesEveryCut() throws Exception {
      write(2);
      byte[] good = Logs.bytes(path);
      for (int length = 0; length < good.length; length++) {
        Files.write(path, java.util.Arrays.copyOf(good, length));
        assertThat(verify().exitCode()).as("cut at %s", length).isEqualTo(1);
      }
    }

    @Tag("slow")
    @Test
    void noticesEveryCutAlsoWithoutAHeadFile() throws Exception {
      write(2);
      byte[] good = Logs.bytes(path);
      Files.delete(folder.resolve("audit.head"));
      for (int length = 0; length < good.length; length++) {
        Files.write(path, java.util.Arrays.copyOf(good, length));
        assertThat(verify().exitCode()).as("cut at %s", length).isIn(2, 3);
      }
    }

    @Test
    void namesTheFirstBadLine() throws Exception {
      write(4);
      List<byte[]> lines = Logs.lines(path);
      byte[] third = lines.get(2);
      third[100] ^= 1;
      put(lines);
      Verification found = verify();
      assertThat(found.firstBad().line()).isEqualTo(3);
      assertThat(found.firstBad().reason()).contains("MAC is wrong");
      assertThat(found.records()).isEqualTo(2);
      // The fourth does not fit to the changed one, but all others to the one before.
      assertThat(found.strayRecords()).isEqualTo(3);
      assertThat(verifyWithoutKey().firstBad().line()).isEqualTo(4);
    }

    @Test
    void noticesALineThatWasTakenOutOrDoubledOrMoved() throws Exception {
      write(4);
      List<byte[]> lines = Logs.lines(path);
      List<byte[]> without = new ArrayList<>(lines);
      without.remove(3);
      put(without);
      assertThat(verify().firstBad().line()).isEqualTo(4);
      List<byte[]> doubled = new ArrayList<>(lines);
      doubled.add(3, lines.get(2));
      put(doubled);
      assertThat(verify().exitCode()).isEqualTo(1);
      assertThat(verify().firstBad().line()).isEqualTo(4);
      List<byte[]> moved = new ArrayList<>(lines);
      Collections.swap(moved, 3, 4);
      put(moved);
      assertThat(verifyWithoutKey().firstBad().line()).isEqualTo(4);
    }

    @Test
    void noticesAForgedRecordAtTheEnd() throws Exception {
      write(2);
      List<byte[]> lines = Logs.lines(path);
      AuditKey forger = AuditKey.of(Logs.secret(7));
      byte[] body = new RecordFormat("1.0.0", 1, ParamPolicy.FULL).stop();
      byte[] last = lines.get(lines.size() - 1);
      byte[] forged =
          RecordFormat.line(lines.size() + 1, Logs.NOW, body, Hex.sha256(last), forger.mac());
      Files.write(path, forged, StandardOpenOption.APPEND);
      assertThat(verify().exitCode()).isEqualTo(1);
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path))).isInstanceOf(AuditException.class);
    }

    @Test
    void noticesAForgedHead() throws Exception {
      write(2);
      Path headFile = folder.resolve("audit.head");
      List<byte[]> lines = Logs.lines(path);
      put(lines.subList(0, 3));
      byte[] third = lines.get(2);
      long length = Files.size(path);
      AuditKey forger = AuditKey.of(new byte[32]);
      byte[] slot =
          Head.slot(
              98,
              new Head.Entry(1, 3, length, length - third.length, Hex.sha256(third), 4),
              Logs.key().keyId(),
              forger.mac(),
              Hex.sha256());
      byte[] genuine = Logs.bytes(headFile);
      System.arraycopy(slot, 0, genuine, 0, slot.length);
      Files.write(headFile, genuine);
      assertThat(verifyWithoutKey().head()).isNotEqualTo(Verification.HeadStatus.MISMATCH);
      Verification found = verify();
      assertThat(found.head()).isEqualTo(Verification.HeadStatus.MISMATCH);
      assertThat(found.exitCode()).isEqualTo(1);
    }

    private void put(List<byte[]> lines) throws Exception {
      Files.write(path, new byte[0]);
      for (byte[] line : lines) {
        Files.write(path, line, StandardOpenOption.APPEND);
      }
    }
  }

  @Nested
  class WhenSomethingIsMissing {
    @Test
    void aMissingHeadFileIsSaid() throws Exception {
      write(2);
      Files.delete(folder.resolve("audit.head"));
      Verification found = verify();
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.describe()).contains("Head file: missing");
    }

    @Test
    void oneDamagedSlotLeavesTheOther() throws Exception {
      write(2);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      long latest = HeadSlots.read(head, List.of()).latest().turn;
      for (int slot = 0; slot < 2; slot++) {
        byte[] bad = head.clone();
        bad[slot * Head.SLOT_BYTES + 60] ^= 1;
        Files.write(folder.resolve("audit.head"), bad);
        // Without the older slot nobody can tell that the other is the latest.
        assertThat(verify().exitCode()).isEqualTo(slot == latest % 2 ? 0 : 2);
      }
    }

    @Test
    void noLogCannotBeChecked() {
      assertThat(verify().exitCode()).isEqualTo(3);
      assertThat(verify().describe()).contains("There is no audit log");
    }

    @Test
    void aFileWithoutARecordCannotBeChecked() throws Exception {
      Files.writeString(path, "{\"old\":\"line\"}\n");
      assertThat(verify().exitCode()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeReadCannotBeChecked() throws Exception {
      Files.createDirectory(path);
      assertThat(verify().exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aLineLongerThanAChunkIsForeign() throws Exception {
    Files.write(path, "x".repeat(3 * LineBlock.SIZE).getBytes(StandardCharsets.US_ASCII));
    write(3);
    assertThat(verify().describe()).contains("INTACT.");
    assertThat(Logs.lines(path)).hasSize(7);
    byte[] bytes = Logs.bytes(path);
    bytes[bytes.length - 200] ^= 1;
    Files.write(path, bytes);
    assertThat(verify().firstBad().line()).isEqualTo(7);
  }
}
