package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import io.github.mycase4j.audit.report.ReportHeading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody without the key claims that the key was lost, and continues under one of his own. */
class ForgedKeyTest extends LogTestBase {
  private final RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);
  private final AuditKey forger = AuditKey.of(Logs.secret(9));
  private final AuditKey newKey = AuditKey.of(Logs.secret(3));
  private byte[] genuine;

  @BeforeEach
  void begin() {
    write(2);
    genuine = Logs.bytes(path);
  }

  /** Appends records that continue the chain, under the forger's key. */
  private void forge(byte[]... bodies) throws Exception {
    AuditHead end = AuditHead.read(path);
    byte[] prev = Hex.bytes(end.hash());
    long seq = end.seq();
    for (byte[] body : bodies) {
      byte[] line = RecordFormat.line(++seq, Logs.NOW, body, prev, forger.mac());
      Files.write(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      prev = Hex.sha256(line);
    }
  }

  private byte[] call() {
    return format.body(Logs.call("01FORGED"), forger);
  }

  private AuditLogConfig newConfig() {
    return AuditLogConfig.of(path, newKey, "1.0.0").withClock(() -> Logs.NOW);
  }

  private Verification verify(AuditKey... keys) {
    return AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(keys)));
  }

  private List<String> csv(AuditKey... keys) throws Exception {
    StringBuilder csv = new StringBuilder();
    VerifyRequest request = VerifyRequest.of(path).withKeys(List.of(keys));
    AuditReport.csv(request, AuditFilter.all(), csv);
    return csv.toString().lines().skip(1).toList();
  }

  private String html(AuditKey... keys) throws Exception {
    StringBuilder html = new StringBuilder();
    AuditReport.html(
        VerifyRequest.of(path).withKeys(List.of(keys)),
        AuditFilter.all(),
        new ReportHeading(null, null, null, Logs.NOW.atZone(ZoneOffset.UTC)),
        html);
    return html.toString();
  }

  @Nested
  class InTheMiddleOfAFile {
    private void isBroken() {
      for (Verification found : List.of(verify(Logs.key()), verify(), verify(newKey))) {
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.firstBad().line()).isEqualTo(6);
      }
    }

    private void isRejectedAndCoveredByARepair() throws Exception {
      assertThatThrownBy(() -> write(1))
          .isInstanceOfSatisfying(
              AuditException.class,
              e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.DAMAGED))
          .hasMessageContaining("line 6")
          .hasMessageNotContaining("new-key");
      assertThat(AuditRepair.newKey(Logs.config(path)).changed()).isFalse();
      assertThat(AuditRepair.repair(Logs.config(path)).changed()).isTrue();
      write(1);
      assertThat(verify(Logs.key()).exitCode()).isEqualTo(2);
      assertThat(csv(Logs.key())).hasSize(3).noneMatch(row -> row.contains("01FORGED"));
      assertThat(html(Logs.key())).doesNotContain("01FORGED").doesNotContain("MAC not checked");
    }

    @Test
    void aSegmentIsNoRecord() throws Exception {
      forge(
          format.newKeySegment(genuine.length, Hex.sha256(genuine), forger.keyId()),
          call(),
          call());
      isBroken();
      isRejectedAndCoveredByARepair();
    }

    @Test
    void aSegmentThatCommitsToNothingIsNoRecordEither() throws Exception {
      forge(format.newKeySegment(0, Hex.sha256(new byte[0]), forger.keyId()), call());
      isBroken();
      isRejectedAndCoveredByARepair();
    }

    @Test
    void aGenesisIsNoRecord() throws Exception {
      forge(format.genesis(genuine.length, Hex.sha256(genuine), forger.keyId()), call());
      isBroken();
      isRejectedAndCoveredByARepair();
    }

    @Test
    void theOldFileOfALostKeyKeepsWhatWasForgedOutOfTheReport() throws Exception {
      forge(format.newKeySegment(genuine.length, Hex.sha256(genuine), forger.keyId()), call());
      assertThat(AuditRepair.newKey(newConfig()).changed()).isTrue();
      assertThat(verify(newKey).exitCode()).isEqualTo(2);
      assertThat(csv(newKey)).hasSize(2).allMatch(row -> row.endsWith("\"not checked\""));
    }
  }

  @Nested
  class InAFileOfItsOwn {
    @BeforeEach
    void takeOver() throws Exception {
      Path older = new LogPaths(path).segment(1);
      Files.move(path, older);
      AuditHead end = AuditHead.read(path);
      byte[] body = format.newKeySegment(genuine.length, Hex.sha256(genuine), forger.keyId());
      byte[] line =
          RecordFormat.line(end.seq() + 1, Logs.NOW, body, Hex.bytes(end.hash()), forger.mac());
      Files.write(path, line);
      forge(call());
    }

    @Test
    void itCannotBeCheckedAndIsNotTakenForALostKey() {
      Verification found = verify(Logs.key());
      assertThat(found.exitCode()).isEqualTo(3);
      assertThat(found.describe()).contains("the records from 6 on were forged");
      assertThatThrownBy(() -> write(1))
          .isInstanceOfSatisfying(
              AuditException.class,
              e -> assertThat(e.reason()).isEqualTo(AuditException.Reason.WRONG_KEY))
          .hasMessageContaining("the records from 6 on were forged")
          .hasMessageNotContaining("begins a new part");
    }

    @Test
    void afterANewKeyItsRowsAreMarked() throws Exception {
      assertThat(AuditRepair.newKey(Logs.config(path)).changed()).isTrue();
      write(1);
      Verification found = verify(Logs.key());
      assertThat(found.exitCode()).isEqualTo(2);
      assertThat(found.describe()).contains("the records from 6 on were forged");
      assertThat(csv(Logs.key()))
          .hasSize(4)
          .filteredOn(row -> row.endsWith("\"not checked\""))
          .singleElement()
          .satisfies(row -> assertThat(row).contains("01FORGED"));
      String html = html(Logs.key());
      assertThat(html).contains("The MAC of 1 of the 4 records listed below could not be checked");
      assertThat(html.split("MAC not checked", -1)).hasSize(2);
      assertThat(html).doesNotContain("Each was written with the firm&#39;s key");
    }
  }

  @Nested
  class WhereTheKeyIsReallyLost {
    @Test
    void theRowsBeforeAreMarkedAndTheLaterOnesAreNot() throws Exception {
      AuditRepair.newKey(newConfig());
      try (AuditLog log = AuditLog.open(newConfig())) {
        log.append(Logs.call("01NEW"));
      }
      List<String> marks =
          csv(newKey).stream().map(row -> row.substring(row.lastIndexOf(',') + 1)).toList();
      assertThat(marks).containsExactly("\"not checked\"", "\"not checked\"", "\"checked\"");
      assertThat(csv(newKey, Logs.key())).allMatch(row -> row.endsWith("\"checked\""));
      assertThat(html(newKey)).contains("The MAC of 2 of the 3 records listed below");
      assertThat(html()).contains("The MAC of 3 of the 3 records listed below was not checked.");
    }

    @Test
    void aRepairThatIsKilledAnywhereCanBeMadeAgain() throws Exception {
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      for (int last : IntStream.range(0, 12).toArray()) {
        Files.deleteIfExists(new LogPaths(path).segment(1));
        Files.write(path, genuine);
        Files.write(folder.resolve("audit.head"), head);
        LogWriter killed = new LogWriter(new DyingDisk(last), newConfig(), format, true);
        try {
          killed.newKey();
        } catch (AuditException e) {
          assertThat(e).hasMessageContaining("killed");
        } finally {
          killed.close();
        }
        AuditRepair.newKey(newConfig());
        try (AuditLog log = AuditLog.open(newConfig())) {
          log.append(Logs.call("01NEW"));
        }
        Verification found = verify(newKey);
        assertThat(found.firstBad()).as("killed after %s", last).isNull();
        assertThat(found.head()).isEqualTo(Verification.HeadStatus.MATCHES);
        assertThat(csv(newKey)).as("killed after %s", last).hasSize(3);
      }
    }

    @Test
    void recordsThatAreMissingFromTheEndOfTheOldFileAreSaid() throws Exception {
      List<byte[]> lines = Logs.lines(path);
      Logs.put(path, lines.subList(0, 4));
      AuditRepair.newKey(newConfig());
      assertThat(verify(newKey).gaps())
          .anySatisfy(
              gap ->
                  assertThat(gap.reason())
                      .endsWith("names record 5, but the older file ends at record 4"));
    }
  }
}
