package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest extends LogTestBase {
  private void add(String text) {
    Logs.add(path, text);
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

  @Tag("slow")
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
      assertThat(verify().describe()).as("cut at %s", length).contains("INTACT");
    }
  }

  @Nested
  class WhenTheTailIsTorn {
    @Test
    void oneGapCoversItAndTheChainContinues() throws Exception {
      write(2);
      long end = Files.size(path);
      String torn = "{\"v\":1,\"seq\":6,\"ts\":\"2026";
      add(torn);
      Verification before = verify();
      assertThat(before.exitCode()).isEqualTo(2);
      assertThat(before.remarks())
          .containsExactly(
              "The file ends with "
                  + torn.length()
                  + " bytes that are not a record (line 6); the next start covers them with a gap"
                  + " record.");
      write(1);
      Verification found = verify();
      assertThat(found.describe()).contains("INTACT, WITH GAPS");
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

    @Tag("slow")
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

    @ParameterizedTest
    @ValueSource(ints = {0, RecordFormat.MAX_LINE})
    void aLineThatLacksOnlyItsLineFeedIsARecord(int foreign) throws Exception {
      Files.writeString(path, "x".repeat(foreign));
      write(1);
      byte[] head = Logs.bytes(folder.resolve("audit.head"));
      write(1);
      byte[] whole = Logs.bytes(path);
      Files.write(path, Arrays.copyOf(whole, whole.length - 1));
      Files.write(folder.resolve("audit.head"), head);
      write(1);
      assertThat(Logs.bytes(path)).startsWith(whole);
      assertThat(verify().exitCode()).isZero();
      assertThat(verify().records()).isEqualTo(10);
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
      assertThat(found.describe()).contains("INTACT, WITH GAPS");
      assertThat(found.gaps()).hasSize(2);
    }

    @Test
    void foreignBytesBetweenTheLookAndTheWriteAreCovered() throws Exception {
      FaultyDisk disk = new FaultyDisk();
      try (AuditLog log = AuditLog.open(Logs.config(path), disk)) {
        log.append(Logs.call("01A"));
        disk.beforeNextWrite(() -> add("whole line\n"));
        long second = log.append(Logs.call("01B"));
        disk.beforeNextWrite(() -> add("half a line"));
        long third = log.append(Logs.call("01C"));
        assertThat(Files.readString(path)).contains("\"seq\":" + second + ",");
        assertThat(third).isGreaterThan(second);
      }
      Verification found = verify();
      assertThat(found.describe()).contains("INTACT, WITH GAPS");
      assertThat(found.gaps()).hasSize(2);
      StringBuilder csv = new StringBuilder();
      AuditReport.csv(VerifyRequest.of(path), AuditFilter.all(), csv);
      assertThat(csv.toString().lines().skip(1).map(line -> line.split("\",\"", -1)[3]))
          .containsExactly("01A", "01B", "01C");
    }
  }
}
