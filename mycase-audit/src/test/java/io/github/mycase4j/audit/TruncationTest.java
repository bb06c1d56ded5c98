package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody spoils a slot of the head file and removes records from the end of the log. */
class TruncationTest extends LogTestBase {
  private final RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);

  private Path head() {
    return folder.resolve("audit.head");
  }

  /** Commits of 1, 11, 1 and 3 records; gives the length of the log after each. */
  private List<Integer> commits(long rotationBytes, int... sizes) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    AuditLogConfig config = Logs.config(path).withRotationBytes(rotationBytes);
    LogWriter writer = new LogWriter(new LocalDisk(), config, format, false);
    for (int size : sizes) {
      writer.commit(() -> Stream.generate(() -> format.checkpoint("test")).limit(size).toList());
      lengths.add((int) Files.size(path));
    }
    writer.close();
    return lengths;
  }

  /** The offset of the slot that was written last. */
  private static int newer(byte[] head) {
    long first = Head.read(head, 0) == null ? 0 : Head.read(head, 0).turn;
    long second = Head.read(head, Head.SLOT_BYTES) == null ? 0 : Head.read(head, 512).turn;
    return first > second ? 0 : Head.SLOT_BYTES;
  }

  /** The head file with one slot spoiled, in every way. */
  private static Map<String, byte[]> spoiled(byte[] head, int at) {
    Map<String, byte[]> ways = new LinkedHashMap<>();
    byte[] zeros = head.clone();
    Arrays.fill(zeros, at, at + Head.SLOT_BYTES, (byte) 0);
    ways.put("zeros", zeros);
    byte[] blanks = head.clone();
    Arrays.fill(blanks, at, at + Head.SLOT_BYTES, (byte) ' ');
    ways.put("blanks", blanks);
    byte[] copy = head.clone();
    System.arraycopy(head, Head.SLOT_BYTES - at, copy, at, Head.SLOT_BYTES);
    ways.put("a copy of the other", copy);
    for (int bit : new int[] {0, 24 * 8 + 150, 300 * 8}) {
      byte[] flipped = head.clone();
      flipped[at + bit / 8] ^= (byte) (1 << bit % 8);
      ways.put("bit " + bit + " flipped", flipped);
    }
    byte[] half = head.clone();
    Arrays.fill(half, at + 256, at + Head.SLOT_BYTES, (byte) 0);
    ways.put("torn", half);
    if (at == Head.SLOT_BYTES) {
      ways.put("cut off", Arrays.copyOf(head, at));
      ways.put("cut off in part", Arrays.copyOf(head, at + 100));
    }
    return ways;
  }

  private void isNoticed(String what) {
    Verification found = verify();
    assertThat(found.exitCode()).as(what).isIn(1, 2);
    assertThat(found.describe()).as(what).contains("Head file: one of its two slots");
    write(1);
    Verification after = verify();
    assertThat(after.exitCode()).as(what).isEqualTo(2);
    assertThat(after.gaps())
        .as(what)
        .anySatisfy(gap -> assertThat(gap.reason()).contains("may have been removed from the end"));
    assertThat(after.head()).as(what).isEqualTo(Verification.HeadStatus.MATCHES);
    write(1);
    assertThat(verify().gaps()).as(what).hasSameSizeAs(after.gaps());
  }

  @Nested
  class WhereOneSlotIsSpoiled {
    @Test
    void everyCutOfTheLastCommitIsNoticedWhateverItsSize() throws Exception {
      for (int[] sizes :
          new int[][] {{1, 1}, {1, 11}, {2, 1, 1}, {1, 3, 2}, {1, 1, 1, 1}, {4, 4, 4, 4}}) {
        everyCutIsNoticed(sizes);
      }
    }

    private void everyCutIsNoticed(int[] sizes) throws Exception {
      Files.deleteIfExists(path);
      Files.deleteIfExists(head());
      List<Integer> lengths = commits(1 << 20, sizes);
      byte[] log = Logs.bytes(path);
      byte[] good = Logs.bytes(head());
      int before = lengths.get(lengths.size() - 2);
      for (Map.Entry<String, byte[]> way : spoiled(good, newer(good)).entrySet()) {
        int length = before;
        while (length < log.length) {
          String what = Arrays.toString(sizes) + ", " + way.getKey() + ", cut at " + length;
          Files.write(head(), way.getValue());
          Files.write(path, Arrays.copyOf(log, length));
          isNoticed(what);
          do {
            length++;
          } while (log[length - 1] != '\n');
        }
      }
    }

    @Test
    void aLogThatReachesAsFarAsItWasWrittenIsWhole() throws Exception {
      commits(1 << 20, 1, 11, 1, 3);
      byte[] log = Logs.bytes(path);
      byte[] good = Logs.bytes(head());
      for (Map.Entry<String, byte[]> way : spoiled(good, newer(good)).entrySet()) {
        Files.write(path, log);
        Files.write(head(), way.getValue());
        assertThat(verify().exitCode()).as(way.getKey()).isZero();
        write(1);
        assertThat(verify().exitCode()).as(way.getKey()).isZero();
      }
    }

    @Test
    void aLogShorterThanTheOtherSlotSaysIsBroken() throws Exception {
      List<Integer> lengths = commits(1 << 20, 1, 2, 3, 2);
      byte[] log = Logs.bytes(path);
      byte[] good = Logs.bytes(head());
      for (Map.Entry<String, byte[]> way : spoiled(good, newer(good)).entrySet()) {
        for (int length : lengths.subList(0, 2)) {
          Files.write(path, Arrays.copyOf(log, length));
          Files.write(head(), way.getValue());
          assertThat(verify().exitCode()).as(way.getKey()).isEqualTo(1);
          assertThatThrownBy(() -> write(1)).isInstanceOf(AuditException.class);
          assertThat(AuditRepair.repair(Logs.config(path)).changed()).isTrue();
          assertThat(verify().exitCode()).as(way.getKey()).isEqualTo(2);
        }
      }
    }

    @Test
    void theOlderSlotIsMissedToo() throws Exception {
      commits(1 << 20, 1, 2, 3);
      byte[] log = Logs.bytes(path);
      byte[] good = Logs.bytes(head());
      int older = Head.SLOT_BYTES - newer(good);
      for (Map.Entry<String, byte[]> way : spoiled(good, older).entrySet()) {
        Files.write(path, log);
        Files.write(head(), way.getValue());
        isNoticed(way.getKey());
      }
    }

    @Test
    void aWholeNewFileAfterARotationIsMissed() throws Exception {
      commits(1_200, 1, 1);
      assertThat(new LogPaths(path).segments()).hasSize(1);
      byte[] good = Logs.bytes(head());
      byte[] older = Logs.bytes(new LogPaths(path).segment(1));
      for (Map.Entry<String, byte[]> way : spoiled(good, newer(good)).entrySet()) {
        for (LogPaths.Segment segment : new LogPaths(path).segments()) {
          Files.delete(segment.file());
        }
        Files.write(new LogPaths(path).segment(1), older);
        Files.delete(path);
        Files.write(head(), way.getValue());
        isNoticed(way.getKey());
      }
    }
  }

  @Nested
  class WhereASlotIsMadeUp {
    private void forge(AuditKey key, String keyId) throws Exception {
      byte[] good = Logs.bytes(head());
      int at = newer(good);
      Head left = Head.read(good, Head.SLOT_BYTES - at);
      byte[] slot = Head.slot(left.turn - 1, left.entry(left.seq), keyId, key.mac(), Hex.sha256());
      System.arraycopy(slot, 0, good, at, slot.length);
      Files.write(head(), good);
      Files.write(path, Arrays.copyOf(Logs.bytes(path), (int) left.length));
    }

    @Test
    void underTheKeyOfTheLogItIsForged() throws Exception {
      commits(1 << 20, 1, 2, 3);
      forge(AuditKey.of(new byte[32]), Logs.key().keyId());
      assertThat(verify().exitCode()).isEqualTo(1);
      write(1);
      assertThat(verify().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("was forged"));
    }

    @Test
    void underAKeyThatNobodyKnowsItCountsForNothing() throws Exception {
      commits(1 << 20, 1, 2, 3);
      AuditKey unknown = AuditKey.of(new byte[32]);
      forge(unknown, unknown.keyId());
      isNoticed("an unknown key");
    }

    @Test
    void aLaterOneUnderAKeyThatNobodyKnowsCountsForNothingEither() throws Exception {
      commits(1 << 20, 1, 2, 3);
      byte[] good = Logs.bytes(head());
      int at = newer(good);
      Head left = Head.read(good, Head.SLOT_BYTES - at);
      AuditKey unknown = AuditKey.of(new byte[32]);
      byte[] slot =
          Head.slot(
              left.turn + 1, left.entry(left.seq), unknown.keyId(), unknown.mac(), Hex.sha256());
      System.arraycopy(slot, 0, good, at, slot.length);
      Files.write(head(), good);
      Files.write(path, Arrays.copyOf(Logs.bytes(path), (int) left.length));
      isNoticed("an unknown key");
    }
  }

  @Nested
  class AtTheVeryBeginning {
    @Test
    void aLogOfOneCommitIsWhole() throws Exception {
      commits(1 << 20, 1);
      assertThat(verify().exitCode()).isZero();
      assertThat(verify().head()).isEqualTo(Verification.HeadStatus.MATCHES);
    }

    @Test
    void aSlotOfTheFirstTurnNeedsNoOther() throws Exception {
      commits(1 << 20, 1);
      byte[] only = Logs.bytes(head());
      Head latest = Head.read(only, newer(only));
      byte[] slot =
          Head.slot(
              1, latest.entry(latest.next), Logs.key().keyId(), Logs.key().mac(), Hex.sha256());
      byte[] first = new byte[Head.FILE_BYTES];
      System.arraycopy(slot, 0, first, Head.SLOT_BYTES, slot.length);
      Files.write(head(), first);
      assertThat(verify().exitCode()).isZero();
      write(1);
      assertThat(verify().exitCode()).isZero();
    }

    @Test
    void aHeadFileWithoutItsLogIsSaid() throws Exception {
      commits(1 << 20, 1, 1);
      Files.delete(path);
      Files.write(head(), new byte[Head.FILE_BYTES]);
      write(1);
      assertThat(verify().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("a log that is gone"));
    }
  }
}
