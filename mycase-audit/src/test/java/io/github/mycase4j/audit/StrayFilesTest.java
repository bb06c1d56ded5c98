package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import io.github.mycase4j.audit.report.ReportHeading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another program left a file that is named like an older part of the log. */
class StrayFilesTest extends LogTestBase {
  private List<LogPaths.Segment> segments;

  @BeforeEach
  void rotateThrice() throws Exception {
    AuditLogConfig config = Logs.config(path).withRotationBytes(2_000);
    try (AuditLog log = AuditLog.open(config)) {
      for (int i = 0; i < 12; i++) {
        log.append(Logs.call("01J" + i));
      }
    }
    segments = new LogPaths(path).segments();
    assertThat(segments).hasSizeGreaterThan(3);
    assertThat(verify().exitCode()).isZero();
  }

  private void isNamed(Path stray) throws Exception {
    Verification found = verify();
    assertThat(found.firstBad()).as(stray.toString()).isNull();
    assertThat(found.exitCode()).as(stray.toString()).isEqualTo(2);
    assertThat(found.remarks())
        .as(stray.toString())
        .singleElement()
        .satisfies(
            remark ->
                assertThat(remark)
                    .startsWith("The file " + stray + " does not belong to this log"));
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(VerifyRequest.of(path), AuditFilter.all(), csv);
    assertThat(csv.toString().lines()).hasSize(13);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 6, 9, 900})
  void aCopyOfThePresentFileIsNamed(long number) throws Exception {
    Path stray = new LogPaths(path).segment(number);
    if (!Files.exists(stray)) {
      Files.copy(path, stray);
      isNamed(stray);
    }
  }

  @Test
  void aCopyOfAnOlderFileIsNamed() throws Exception {
    for (LogPaths.Segment segment : segments) {
      Path stray = new LogPaths(path).segment(segment.first() + 1);
      Files.copy(segment.file(), stray);
      isNamed(stray);
      Files.delete(stray);
    }
  }

  @Test
  void aFileWithoutAnyRecordIsNamed() throws Exception {
    Path stray = new LogPaths(path).segment(2);
    Files.writeString(stray, "a note\n");
    isNamed(stray);
  }

  @Test
  void aCopyOfALogThatWasNeverRotatedIsNamed() throws Exception {
    Path other = folder.resolve("other.log");
    Logs.write(other, 2);
    Path stray = folder.resolve("other.1.log");
    Files.copy(other, stray);
    Verification found = Logs.verify(other);
    assertThat(found.exitCode()).isEqualTo(2);
    assertThat(found.remarks()).singleElement().asString().contains(stray.toString());
  }

  @Test
  void anOlderFileThatTheChainNeedsIsReadAndItsDamageSaid() throws Exception {
    for (LogPaths.Segment segment : segments) {
      byte[] good = Logs.bytes(segment.file());
      for (int at : new int[] {20, 100, good.length / 2, good.length - 300, good.length - 20}) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(segment.file(), bad);
        assertThat(verify().exitCode()).as("%s at %s", segment, at).isEqualTo(1);
      }
      Files.write(segment.file(), good);
    }
  }

  @Test
  void aStrayFileIsNotTakenForTheLogByAWriterEither() throws Exception {
    Files.copy(path, new LogPaths(path).segment(2));
    write(1);
    assertThat(verify().firstBad()).isNull();
    StringBuilder html = new StringBuilder();
    AuditReport.html(
        VerifyRequest.of(path),
        AuditFilter.all(),
        new ReportHeading(null, null, null, Logs.NOW.atZone(ZoneOffset.UTC)),
        html);
    assertThat(html).contains("does not belong to this log");
  }
}
