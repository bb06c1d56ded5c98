package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRepairTest {
  @TempDir Path folder;
  Path path;
  private final AuditKey newKey = AuditKey.of(Logs.secret(3));

  @BeforeEach
  void path() {
    path = folder.resolve("audit.log");
  }

  private void write(AuditLogConfig config) {
    try (AuditLog log = AuditLog.open(config)) {
      log.append(Logs.call("01A"));
      log.append(Logs.call("01B"));
    }
  }

  private AuditLogConfig newConfig() {
    return AuditLogConfig.of(path, newKey, "1.0.0").withClock(() -> Logs.NOW);
  }

  private Verification verify(AuditKey... keys) {
    return AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(keys)));
  }

  @Test
  void aWholeLogIsLeftAlone() {
    write(Logs.config(path));
    byte[] before = Logs.bytes(path);
    assertThat(AuditRepair.repair(Logs.config(path)).changed()).isFalse();
    assertThat(AuditRepair.newKey(Logs.config(path)).changed()).isFalse();
    assertThat(Logs.bytes(path)).isEqualTo(before);
  }

  @Tag("slow")
  @Test
  void everyCutIsRecordedAndTheLogContinues() throws Exception {
    write(Logs.config(path));
    byte[] good = Logs.bytes(path);
    byte[] head = Logs.bytes(folder.resolve("audit.head"));
    for (int length = 0; length < good.length; length += 83) {
      Files.write(path, Arrays.copyOf(good, length));
      Files.write(folder.resolve("audit.head"), head);
      assertThatThrownBy(() -> write(Logs.config(path))).isInstanceOf(AuditException.class);
      AuditRepair.Result result = AuditRepair.repair(Logs.config(path));
      assertThat(result.what().toString()).contains("the file was cut from " + good.length);
      write(Logs.config(path));
      Verification found = verify(Logs.key());
      assertThat(found.describe()).as("cut at %s", length).contains("INTACT, WITH GAPS");
      assertThat(Arrays.copyOf(Logs.bytes(path), length)).isEqualTo(Arrays.copyOf(good, length));
    }
  }

  @Test
  void aChangedLastRecordIsCovered() throws Exception {
    write(Logs.config(path));
    byte[] bytes = Logs.bytes(path);
    bytes[bytes.length - 200] ^= 1;
    Files.write(path, bytes);
    assertThat(AuditRepair.repair(Logs.config(path)).changed()).isTrue();
    write(Logs.config(path));
    assertThat(verify(Logs.key()).exitCode()).isEqualTo(2);
    assertThat(Logs.bytes(path)).startsWith(bytes);
  }

  @Test
  void aLostKeyBeginsANewFileThatCommitsToTheOldOne() throws Exception {
    write(Logs.config(path));
    byte[] old = Logs.bytes(path);
    assertThatThrownBy(() -> AuditRepair.repair(newConfig())).isInstanceOf(AuditException.class);
    AuditRepair.Result result = AuditRepair.newKey(newConfig());
    assertThat(result.changed()).isTrue();
    assertThat(result.what())
        .containsExactly(
            "Record 6 begins a new file under the key "
                + newKey.keyId()
                + " and commits to the older one, whose key is lost.");
    assertThat(Logs.bytes(folder.resolve("audit.1.log"))).isEqualTo(old);
    assertThat(new String(Logs.lines(path).get(0), StandardCharsets.UTF_8))
        .contains("\"kind\":\"segment\"")
        .contains("\"reason\":\"new-key\"")
        .contains(
            "\"foreign\":{\"bytes\":" + old.length + ",\"sha256\":\"" + Hex.text(Hex.sha256(old)));
    write(newConfig());
    Verification found = verify(newKey);
    assertThat(found.describe()).contains("INTACT, WITH GAPS");
    assertThat(found.macsUncheckable()).isEqualTo(5);
    assertThat(found.macsChecked()).isEqualTo(5);
    assertThat(verify(newKey, Logs.key()).macsUncheckable()).isZero();
    Path first = folder.resolve("audit.1.log");
    old[120] ^= 1;
    Files.write(first, old);
    assertThat(verify(newKey).exitCode()).isEqualTo(1);
  }

  @Test
  void aLostKeyAfterATornTailAndAnInterruptedRepair() throws Exception {
    write(Logs.config(path));
    Files.writeString(path, "torn", java.nio.file.StandardOpenOption.APPEND);
    Files.move(path, folder.resolve("audit.1.log"));
    Files.writeString(path, "{\"v\":1,\"se");
    assertThat(AuditRepair.newKey(newConfig()).changed()).isTrue();
    write(newConfig());
    assertThat(verify(newKey).describe()).contains("INTACT, WITH GAPS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"torn", "foreign\n"})
  void whatAnInterruptedRepairLeftIsKeptAndEndedOnlyWhereItIsOpen(String left) throws Exception {
    write(Logs.config(path));
    Files.move(path, folder.resolve("audit.1.log"));
    Files.writeString(path, left);
    assertThat(AuditRepair.newKey(newConfig()).changed()).isTrue();
    assertThat(Files.readString(path)).startsWith(left.strip() + "\n{\"v\":1,\"seq\":6,");
    assertThat(verify(newKey).exitCode()).isEqualTo(2);
  }

  @Test
  void aFileWithoutARecordHasLostNoKey() throws Exception {
    Files.writeString(path, "no record\n");
    assertThat(AuditRepair.newKey(newConfig()).changed()).isFalse();
    assertThat(Files.readString(path)).isEqualTo("no record\n");
  }

  @Test
  void theHeadOfTheLogIsTheHashOfItsLastLine() throws Exception {
    write(Logs.config(path));
    List<byte[]> lines = Logs.lines(path);
    assertThat(AuditHead.read(path))
        .isEqualTo(new AuditHead(5, Hex.text(Hex.sha256(lines.get(4)))));
    assertThat(verify().headHash()).isEqualTo(AuditHead.read(path).hash());
    Path none = folder.resolve("none.log");
    assertThatThrownBy(() -> AuditHead.read(none)).hasMessageContaining("no audit log");
  }

  @Test
  void everyRecordThatARepairWritesIsTold() throws Exception {
    Files.writeString(path, "{\"v\":1,\"seq\":7}\n");
    AuditRepair.Result begun = AuditRepair.repair(Logs.config(path));
    assertThat(begun.changed()).isTrue();
    assertThat(begun.what()).anyMatch(each -> each.startsWith("genesis: "));
    AuditRepair.Result rotated = AuditRepair.repair(newConfig().withPreviousKey(Logs.key()));
    assertThat(rotated.what())
        .containsExactly("key: the log continues under the key " + newKey.keyId());
    Files.writeString(path, "foreign\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(AuditRepair.repair(newConfig()).what()).containsExactly("gap: foreign bytes");
  }
}
