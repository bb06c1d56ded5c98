package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Logs to which nothing may be appended, what the rejection says, and what a repair records. */
class RefusedStartTest extends LogTestBase {
  private static final String UNTIL_REPAIR =
      " Nothing is appended until a repair (audit repair) has recorded the incident.";

  Path head;
  private final AuditKey newKey = AuditKey.of(Logs.secret(2));

  @BeforeEach
  void aLogOfFiveRecords() {
    head = folder.resolve("audit.head");
    write(2);
  }

  private void refuses(AuditLogConfig config, AuditException.Reason reason, String message) {
    byte[] before = Files.exists(path) ? Logs.bytes(path) : null;
    assertThatThrownBy(() -> AuditLog.open(config))
        .isInstanceOfSatisfying(AuditException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
    assertThat(Files.exists(path) ? Logs.bytes(path) : null).isEqualTo(before);
  }

  private void refuses(AuditException.Reason reason, String message) {
    refuses(Logs.config(path), reason, message);
  }

  private void rejectsTheKey(AuditLogConfig config) {
    refuses(
        config,
        AuditException.Reason.WRONG_KEY,
        "The encryption key is not the one that the audit log "
            + path
            + " was written with. Nothing is appended. Set the key that it was written with. Only"
            + " if"
            + " nobody has that key anymore, audit repair --new-key begins a new part of the log;"
            + " the"
            + " older records stay marked as not checked.");
  }

  private AuditLogConfig underNewKey() {
    return AuditLogConfig.of(path, newKey, "1.0.0").withClock(() -> Logs.NOW);
  }

  private void cutTo(int length) throws Exception {
    Files.write(path, Arrays.copyOf(Logs.bytes(path), length));
  }

  private static int lengthOf(List<byte[]> lines) {
    return lines.stream().mapToInt(line -> line.length).sum();
  }

  private void changeTheLastRecordOf(Path file) throws Exception {
    byte[] bytes = Logs.bytes(file);
    bytes[bytes.length - 200] ^= 1;
    Files.write(file, bytes);
  }

  private String hashOfTheLastRecord() {
    return Hex.text(Hex.sha256(Logs.lines(path).get(4)));
  }

  private List<String> repair() {
    AuditRepair.Result result = AuditRepair.repair(Logs.config(path));
    assertThat(result.changed()).isTrue();
    assertThat(Logs.verify(path).exitCode()).isEqualTo(2);
    return result.what();
  }

  private byte[] forged(List<byte[]> lines) {
    byte[] body = new RecordFormat("1.0.0", 1, ParamPolicy.FULL).stop();
    byte[] last = lines.get(lines.size() - 1);
    return RecordFormat.line(lines.size() + 1, Logs.NOW, body, Hex.sha256(last), newKey.mac());
  }

  @Nested
  class WhenTheFileWasCut {
    @Test
    void theLengthsAreSaid() throws Exception {
      int before = (int) Files.size(path);
      cutTo(1500);
      refuses(
          AuditException.Reason.SHORTER_THAN_HEAD,
          "The audit log "
              + path
              + " has 1500 bytes, but had "
              + before
              + " when record 5 was written."
              + UNTIL_REPAIR);
    }

    @Test
    void aRepairNamesTheRecordThatIsLost() throws Exception {
      String lost = hashOfTheLastRecord();
      int before = (int) Files.size(path);
      int three = lengthOf(Logs.lines(path).subList(0, 3));
      cutTo(three);
      assertThat(repair())
          .containsExactly(
              "gap: repair: the file was cut from "
                  + before
                  + " to "
                  + three
                  + " bytes; the head names seq 5 with hash "
                  + lost
                  + ", the file ends at seq 3");
    }

    @Test
    void aHeadUnderAnotherKeyStillSaysHowLongItWas() throws Exception {
      // The key record and what follows it are cut off, and so is what could tell of the new key.
      int before = (int) Files.size(path);
      AuditLog.open(underNewKey().withPreviousKey(Logs.key())).close();
      int after = (int) Files.size(path);
      cutTo(before);
      refuses(
          AuditException.Reason.SHORTER_THAN_HEAD,
          "The audit log "
              + path
              + " has "
              + before
              + " bytes, but had "
              + after
              + " when record 8 was written."
              + UNTIL_REPAIR);
    }
  }

  @Nested
  class WhenARecordWasChanged {
    @Test
    void theLastOneIsNamedByTheHead() throws Exception {
      changeTheLastRecordOf(path);
      refuses(
          AuditException.Reason.DAMAGED,
          "The last record of the audit log "
              + path
              + " is not the one that was written (seq 5)."
              + UNTIL_REPAIR);
    }

    @Test
    void aRepairSaysWhereAndWhichRecordTheHeadNames() throws Exception {
      String lost = hashOfTheLastRecord();
      changeTheLastRecordOf(path);
      assertThat(repair())
          .containsExactly(
              "gap: repair: from line 5 on, its MAC is wrong: the record was changed or forged",
              "gap: repair: the head names seq 5 with hash "
                  + lost
                  + ", but the file does not hold that record");
    }

    @Test
    void withoutAHeadFileTheLineIsNamed() throws Exception {
      changeTheLastRecordOf(path);
      Files.delete(head);
      refuses(
          AuditException.Reason.DAMAGED,
          "The audit log "
              + path
              + " is damaged at line 5: its MAC is wrong: the record was changed or forged."
              + UNTIL_REPAIR);
    }

    @Test
    void anOlderFileThatTheHeadNamesIsNamed() throws Exception {
      Path older = folder.resolve("audit.1.log");
      changeTheLastRecordOf(path);
      Files.move(path, older);
      refuses(
          AuditException.Reason.DAMAGED,
          "The older file "
              + older
              + " is not the one that the head of the audit log names. Nothing is appended.");
    }
  }

  @Nested
  class WhenTheBeginningIsGone {
    @BeforeEach
    void takeTheFirstRecordOut() {
      List<byte[]> lines = Logs.lines(path);
      Logs.put(path, lines.subList(1, 5));
    }

    @Test
    void aFileOfRecordsWithoutAHeadFileIsNotTakenForForeign() throws Exception {
      Files.delete(head);
      refuses(
          AuditException.Reason.DAMAGED,
          "The file "
              + path
              + " holds records, but does not begin as an audit log does."
              + UNTIL_REPAIR);
    }

    @Test
    void aRepairBeginsAfterTheBytesThatWereThere() throws Exception {
      Files.delete(head);
      long bytes = Files.size(path);
      AuditRepair.Result result = AuditRepair.repair(Logs.config(path));
      assertThat(result.what())
          .containsExactly("genesis: the log begins after the " + bytes + " bytes that were there");
    }
  }

  @Nested
  class WhenARecordWasForged {
    @Test
    void oneRightBehindTheRecordOfTheHeadIsNotTakenForAnotherKeys() {
      // The head was written with the key: to begin anew for a lost one would cover up the forgery.
      Logs.add(path, new String(forged(Logs.lines(path)), StandardCharsets.UTF_8));
      refuses(
          AuditException.Reason.DAMAGED,
          "The audit log "
              + path
              + " is damaged at line 6: its MAC is wrong: the record was changed or forged."
              + UNTIL_REPAIR);
    }

    @Test
    void oneBehindARecordThatTheHeadDoesNotNameIsDamage() throws Exception {
      byte[] older = Logs.bytes(head);
      Logs.write(path, 1);
      Files.write(head, older);
      Logs.add(path, new String(forged(Logs.lines(path)), StandardCharsets.UTF_8));
      refuses(
          AuditException.Reason.DAMAGED,
          "The audit log "
              + path
              + " is damaged at line 9: its MAC is wrong: the record was changed or forged."
              + UNTIL_REPAIR);
      assertThat(repair())
          .containsExactly(
              "gap: repair: from line 9 on, its MAC is wrong: the record was changed or"
                  + " forged");
    }

    @Test
    void anOldLineThatIsRepeatedIsForeignAndCovered() {
      Logs.add(path, new String(Logs.lines(path).get(2), StandardCharsets.UTF_8));
      Logs.write(path, 1);
      assertThat(Logs.verify(path).gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("foreign bytes"));
    }
  }

  @Nested
  class WhenTheKeyIsNotTheLogs {
    @Test
    void aFileThatWasOnlyJustRotatedIsNotContinued() throws Exception {
      Files.move(path, folder.resolve("audit.1.log"));
      Files.delete(head);
      rejectsTheKey(underNewKey());
      assertThat(path).doesNotExist();
    }

    @Test
    void aLogThatEndsWithItsKeyRecordNeedsBothKeys() throws Exception {
      AuditLog.open(underNewKey().withPreviousKey(Logs.key())).close();
      cutTo(lengthOf(Logs.lines(path).subList(0, 6)));
      Files.delete(head);
      rejectsTheKey(Logs.config(path));
      rejectsTheKey(underNewKey());
      AuditLog.open(underNewKey().withPreviousKey(Logs.key())).close();
      List<AuditKey> both = List.of(newKey, Logs.key());
      Verification found = AuditVerifier.verify(VerifyRequest.of(path).withKeys(both));
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.macsChecked()).isEqualTo(found.records());
    }
  }

  @Nested
  class WhenOnlyOlderFilesAreLeft {
    @Test
    void theLogContinuesAfterThem() throws Exception {
      Files.move(path, folder.resolve("audit.1.log"));
      Files.delete(head);
      Logs.write(path, 1);
      Verification found = Logs.verify(path);
      assertThat(found.records()).isEqualTo(10);
      assertThat(found.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).startsWith("the head file was missing: "));
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(new String(Logs.lines(path).get(0), StandardCharsets.UTF_8))
          .contains("\"seq\":6,")
          .contains("\"kind\":\"segment\"");
    }

    @Test
    void aSegmentRecordStandsBehindATornOne() throws Exception {
      Files.move(path, folder.resolve("audit.1.log"));
      Files.writeString(path, "{\"v\":1,\"seq");
      Logs.write(path, 1);
      List<String> kinds = new ArrayList<>();
      Logs.lines(path).forEach(line -> kinds.add(kind(line)));
      assertThat(kinds).containsExactly("", "segment", "gap", "start", "call", "stop");
    }

    private String kind(byte[] line) {
      LineBlock block = new LineBlock(0, line, line.length, false).check(List.of(Logs.key()));
      return block.seqs[0] < 0 ? "" : block.kind(0);
    }

    @Test
    void whatOthersAddedToOneOfThemIsSaidOfThatOneAlone() throws Exception {
      byte[] older = Logs.bytes(head);
      try (AuditLog log = AuditLog.open(Logs.config(path).withRotationBytes(3_000))) {
        for (int i = 0; i < 12; i++) {
          log.append(Logs.call("01K" + i));
        }
      }
      assertThat(new LogPaths(path).segments()).hasSizeGreaterThan(2);
      Files.write(head, older);
      Logs.add(folder.resolve("audit.1.log"), "late\n");
      Logs.write(path, 1);
      assertThat(Logs.verify(path).gaps())
          .singleElement()
          .satisfies(
              gap -> assertThat(gap.reason()).startsWith("5 bytes of the older file audit.1.log "));
    }

    @Test
    void aNameThatIsGivenBackIsMadeDurable() throws Exception {
      Path older = folder.resolve("audit.1.log");
      Files.move(path, older);
      Logs.add(older, "foreign\n");
      FaultyDisk disk = new FaultyDisk();
      disk.fail(FaultyDisk.Operation.SYNC_FOLDER);
      assertThatThrownBy(() -> AuditLog.open(Logs.config(path), disk))
          .isInstanceOf(AuditException.class);
    }
  }
}
