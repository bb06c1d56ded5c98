package io.github.mycase4j.credstore;

import static io.github.mycase4j.credstore.Mirrors.part;
import static io.github.mycase4j.credstore.Mirrors.parts;
import static io.github.mycase4j.credstore.Mirrors.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.SecretAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a file, with the means of the Java platform alone, and every way to damage it. */
class MirrorFormatTest {
  private static final int HEADER = 4 + 1 + 8 + 16;
  private static final int KNOWN = HEADER - 16;
  private static final int PART = 4 + 12 + 3 + 16;

  @TempDir Path folder;
  private Path path;
  private EncryptedMirrorStore store;

  @BeforeEach
  void keep() {
    path = folder.resolve("tasks.mirror");
    store = Mirrors.store(folder);
    store.replace("tasks", parts("one", "two"));
  }

  private byte[] file() throws IOException {
    return Files.readAllBytes(path);
  }

  private List<String> readBack(byte[]... pieces) throws IOException {
    int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] piece : pieces) {
      all.put(piece);
    }
    Files.write(path, all.array());
    return read(store, "tasks");
  }

  private static byte[] header(byte[] file) {
    return Arrays.copyOf(file, HEADER);
  }

  private static byte[] partOf(byte[] file, int number) {
    return Arrays.copyOfRange(file, HEADER + number * PART, HEADER + (number + 1) * PART);
  }

  @Nested
  class AsWrittenDown {
    private byte[] derived() throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
      byte[] extracted = mac.doFinal(Mirrors.KEY.bytes(SecretAccess.get()));
      mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
      return mac.doFinal("mycase4j/mirror/v1\u0001".getBytes(US_ASCII));
    }

    private byte[] decrypt(byte[] key, byte[] iv, byte[] sealed, byte[] associated)
        throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
      cipher.updateAAD(associated);
      return cipher.doFinal(sealed);
    }

    private byte[] bytes(ByteBuffer from, int length) {
      byte[] bytes = new byte[length];
      from.get(bytes);
      return bytes;
    }

    @Test
    void opensWithoutThisLibrary() throws Exception {
      assertThat(store.append("tasks", part("the third"))).isTrue();
      ByteBuffer file = ByteBuffer.wrap(file());
      assertThat(bytes(file, 4)).isEqualTo("MC4M".getBytes(US_ASCII));
      assertThat(file.get()).isEqualTo((byte) 1);
      assertThat(bytes(file, 8)).isEqualTo(HexFormat.of().parseHex(Mirrors.KEY.keyId()));
      file.position(HEADER);
      String[] texts = {"one", "two", "the third"};
      for (int number = 0; number < texts.length; number++) {
        int length = file.getInt();
        byte[] iv = bytes(file, 12);
        byte[] sealed = bytes(file, length - 12);
        byte[] associated =
            ByteBuffer.allocate(HEADER + 5 + 8)
                .put(header(file.array()))
                .put("tasks".getBytes(US_ASCII))
                .putLong(number)
                .array();
        assertThat(decrypt(derived(), iv, sealed, associated)).isEqualTo(part(texts[number]));
        assertThatThrownBy(
                () -> decrypt(Mirrors.KEY.bytes(SecretAccess.get()), iv, sealed, associated))
            .isInstanceOf(AEADBadTagException.class);
      }
      assertThat(file.hasRemaining()).isFalse();
    }

    @Test
    void noTwoGenerationsAreAlike() throws IOException {
      byte[] first = file();
      store.replace("tasks", parts("one", "two"));
      byte[] second = file();
      assertThat(second).hasSameSizeAs(first);
      assertThat(Arrays.copyOf(second, KNOWN)).isEqualTo(Arrays.copyOf(first, KNOWN));
      assertThat(Arrays.copyOfRange(second, KNOWN, HEADER))
          .isNotEqualTo(Arrays.copyOfRange(first, KNOWN, HEADER))
          .isNotEqualTo(new byte[16]);
      assertThat(partOf(second, 0)).isNotEqualTo(partOf(first, 0));
    }
  }

  @Nested
  class WhenItIsDamaged {
    private List<String> before(int place) {
      return List.of("one", "two").subList(0, Math.max(0, (place - HEADER) / PART));
    }

    @Test
    void everyFlippedBitEndsTheReadingBeforeItsPart() throws IOException {
      byte[] whole = file();
      assertThat(whole).hasSize(HEADER + 2 * PART);
      for (int place = 0; place < whole.length; place++) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
          byte[] damaged = whole.clone();
          damaged[place] ^= (byte) (1 << bit);
          assertThat(readBack(damaged)).as("%s.%s", place, bit).isEqualTo(before(place));
        }
      }
      assertThat(readBack(whole)).containsExactly("one", "two");
    }

    @Test
    void whatIsAddedTakesThePlaceOfTheDamage() throws IOException {
      byte[] whole = file();
      for (int place = 0; place < whole.length; place++) {
        byte[] damaged = whole.clone();
        damaged[place] ^= 1;
        readBack(damaged);
        boolean known = place >= KNOWN;
        assertThat(store.append("tasks", part("new"))).as("" + place).isEqualTo(known);
        if (known) {
          assertThat(read(store, "tasks")).hasSize(before(place).size() + 1).endsWith("new");
          assertThat(path).hasSize(HEADER + (before(place).size() + 1L) * PART);
        } else {
          assertThat(path).hasBinaryContent(damaged);
          assertThat(read(store, "tasks")).isEmpty();
        }
      }
    }

    @Test
    void everyCutEndsTheReadingAtTheLastWholePart() throws IOException {
      byte[] whole = file();
      for (int length = 0; length < whole.length; length++) {
        assertThat(readBack(Arrays.copyOf(whole, length)))
            .as("" + length)
            .isEqualTo(before(length));
        boolean known = length >= HEADER;
        assertThat(store.append("tasks", part("new"))).as("" + length).isEqualTo(known);
        if (known) {
          assertThat(read(store, "tasks")).hasSize(before(length).size() + 1).endsWith("new");
          assertThat(path).hasSize(HEADER + (before(length).size() + 1L) * PART);
        }
      }
    }

    @Test
    void bytesBehindItAreNotHandedOver() throws IOException {
      byte[] whole = file();
      for (int length = 1; length < 2 * PART; length++) {
        assertThat(readBack(whole, new byte[length])).containsExactly("one", "two");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 27, 28, 30, 32, 1 << 24, Integer.MAX_VALUE})
    void aLengthThatIsNotThePartsEndsTheReading(int length) throws IOException {
      byte[] damaged = file();
      ByteBuffer.wrap(damaged).putInt(HEADER + PART, length);
      assertThat(readBack(damaged)).containsExactly("one");
    }

    @Test
    void aPartThatIsLargerThanAnyIsNone() throws IOException {
      byte[] large = new byte[MirrorFile.LARGEST_PART + 1];
      new Random(7).nextBytes(large);
      MirrorGeneration generation = MirrorGeneration.begin("tasks", Mirrors.KEY);
      byte[] sealed = generation.seal(0, large);
      byte[] length = ByteBuffer.allocate(4).putInt(sealed.length).array();
      assertThat(readBack(generation.header(), length, sealed)).isEmpty();
    }

    @Test
    void anotherVersionIsNothingUntilReplaced() throws IOException {
      byte[] later = file();
      later[4] = 2;
      assertThat(readBack(later)).isEmpty();
      store.replace("tasks", parts("three"));
      assertThat(read(store, "tasks")).containsExactly("three");
    }
  }

  @Nested
  class WhenPartsAreMoved {
    @Test
    void swappedPartsAreNotHandedOver() throws IOException {
      byte[] whole = file();
      assertThat(readBack(header(whole), partOf(whole, 1), partOf(whole, 0))).isEmpty();
    }

    @Test
    void aPartIsHandedOverOnce() throws IOException {
      byte[] whole = file();
      assertThat(readBack(header(whole), partOf(whole, 0), partOf(whole, 0), partOf(whole, 1)))
          .containsExactly("one");
    }

    @Test
    void nothingIsHandedOverBehindAPartThatWasTakenOut() throws IOException {
      byte[] whole = file();
      assertThat(readBack(header(whole), partOf(whole, 1))).isEmpty();
    }

    @Test
    void aPartOfAnEarlierGenerationIsNotHandedOver() throws IOException {
      byte[] earlier = file();
      store.replace("tasks", parts("new", "two"));
      byte[] later = file();
      assertThat(readBack(header(later), partOf(earlier, 0), partOf(later, 1))).isEmpty();
      assertThat(readBack(header(later), partOf(later, 0), partOf(earlier, 1)))
          .containsExactly("new");
    }

    @Test
    void aFileOfAnotherCollectionIsNotHandedOver() throws IOException {
      Files.copy(path, folder.resolve("cases.mirror"));
      assertThat(read(store, "cases")).isEmpty();
    }
  }
}
