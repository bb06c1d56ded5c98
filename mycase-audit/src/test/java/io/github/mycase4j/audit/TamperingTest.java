package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one can do to a log who may write the files and has no key. */
class TamperingTest extends LogTestBase {
  @BeforeEach
  void aLogOfSevenRecords() {
    write(4);
  }

  private Verification verifyWithoutKey() {
    return AuditVerifier.verify(VerifyRequest.of(path));
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  /** Changes a line and mends the hashes of all that follow. */
  private void changeAndRehash(int index, String from, String to) {
    List<byte[]> lines = Logs.lines(path);
    List<byte[]> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = text(lines.get(i));
      if (i == index) {
        line = line.replace(from, to);
      } else if (i > index) {
        int prev = line.lastIndexOf(",\"prev\":\"") + 9;
        line =
            line.substring(0, prev)
                + Hex.text(Hex.sha256(changed.get(i - 1)))
                + line.substring(prev + 64);
      }
      changed.add(line.getBytes(StandardCharsets.UTF_8));
    }
    Logs.put(path, changed);
  }

  @Test
  void aChangeWhoseHashesWereMendedIsFoundByTheMac() {
    changeAndRehash(3, "list-cases", "list-tasks");
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.firstBad().line()).isEqualTo(4);
    assertThat(found.firstBad().reason()).contains("its MAC is wrong");
  }

  @Test
  void aChangeWhoseHashesWereMendedIsFoundByTheHeadWithoutAKey() {
    changeAndRehash(3, "list-cases", "list-tasks");
    Verification found = verifyWithoutKey();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.head()).isEqualTo(Verification.HeadStatus.MISMATCH);
    assertThat(found.firstBad().line()).isEqualTo(7);
    assertThat(found.firstBad().reason()).isEqualTo("record 7 is not the one the head file names");
  }

  @Test
  void aLogThatWasWrittenAnewWithAnotherKeyCannotBeChecked() throws Exception {
    Files.delete(path);
    Files.delete(folder.resolve("audit.head"));
    AuditLogConfig forged = AuditLogConfig.of(path, AuditKey.of(Logs.secret(9)), "1.0.0");
    AuditLog.open(forged).close();
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(3);
    assertThat(found.describe())
        .contains("which is not among the keys given: its MAC cannot be checked");
  }

  @Test
  void aForeignLineInTheMiddleIsNamed() {
    List<byte[]> lines = Logs.lines(path);
    lines.add(3, "a note\n".getBytes(StandardCharsets.UTF_8));
    Logs.put(path, lines);
    assertThat(verify().exitCode()).isEqualTo(1);
    assertThat(verify().firstBad().line()).isEqualTo(4);
    assertThat(verify().firstBad().reason()).isEqualTo("the line is not a record");
    assertThat(verify().records()).isEqualTo(7);
  }

  @Test
  void anEmptyFileIsShorterThanItsHead() throws Exception {
    Files.write(path, new byte[0]);
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.head()).isEqualTo(Verification.HeadStatus.LOG_IS_SHORTER);
    assertThat(found.firstBad().reason())
        .isEqualTo("the head file names record 7, but the log ends at record 0");
  }

  @Test
  void otherLineEndsBreakIt() throws Exception {
    Files.writeString(path, Files.readString(path).replace("\n", "\r\n"));
    assertThat(verify().exitCode()).isEqualTo(1);
    assertThat(verify().firstBad().line()).isEqualTo(1);
  }

  @Test
  void aRepeatedLineAtTheEndIsNoticedAndCoveredByTheNextStart() throws Exception {
    byte[] before = Logs.bytes(path);
    Logs.add(path, text(Logs.lines(path).get(3)));
    assertThat(verify().exitCode()).isEqualTo(1);
    assertThat(verify().firstBad().line()).isEqualTo(8);
    Logs.write(path, 1);
    assertThat(verify().exitCode()).isEqualTo(2);
    assertThat(Logs.bytes(path)).startsWith(before);
  }

  @Test
  void theHeadOfAnotherLogIsNoHeadOfThisOne() throws Exception {
    Path other = folder.resolve("other.log");
    Logs.write(other, 4);
    Path otherHead = folder.resolve("other.head");
    Files.write(folder.resolve("audit.head"), Logs.bytes(otherHead));
    assertThat(verify().exitCode()).isZero();
    Logs.write(other, 1);
    Files.write(folder.resolve("audit.head"), Logs.bytes(otherHead));
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.head()).isEqualTo(Verification.HeadStatus.LOG_IS_SHORTER);
  }

  @Test
  void aFileThatWasPutBesideIsNamed() throws Exception {
    Path planted = folder.resolve("audit.900.log");
    Files.writeString(planted, "anything\n");
    Verification found = verify();
    assertThat(found.exitCode()).isEqualTo(2);
    assertThat(found.firstBad()).isNull();
    assertThat(found.remarks()).singleElement().asString().contains(planted + " does not belong");
    Logs.write(path, 1);
    Files.delete(planted);
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aHeadThatSaysLessIsBehindAndSaid() throws Exception {
    byte[] older = Logs.bytes(folder.resolve("audit.head"));
    Logs.write(path, 2);
    Files.write(folder.resolve("audit.head"), older);
    Verification found = verify();
    assertThat(found.head()).isEqualTo(Verification.HeadStatus.BEHIND);
    assertThat(found.describe())
        .contains("The head file names record 7; the log continues to record 11");
  }
}
