package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedTokenStoreTest {
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "0123456789abcdef".repeat(4));
  private static final EncryptionKey OTHER = EncryptionKey.parse("key", "f".repeat(64));

  @TempDir Path temporary;
  private Path folder;
  private Path file;
  private EncryptedTokenStore store;

  @BeforeEach
  void open() {
    folder = temporary.resolve("home");
    file = folder.resolve("tokens.enc");
    store = new EncryptedTokenStore(folder, KeySource.of(KEY));
  }

  /** Returns why a store cannot be read. */
  private static TokenStoreException failureOf(EncryptedTokenStore store) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, store::load);
    assertThat(failure)
        .isNotNull()
        .hasMessageContaining("tokens.enc")
        .hasMessageNotContaining(Logins.SENTINEL);
    return failure;
  }

  private static Problem problemOf(EncryptedTokenStore store) {
    return failureOf(store).problem();
  }

  @Nested
  class WhenNothingIsStored {
    @Test
    void thereIsNoLogin() {
      assertThat(store.load()).isEmpty();
    }

    @Test
    void asksForNoKeyAndMakesNoFolder() {
      KeySource none =
          new KeySource() {
            @Override
            public EncryptionKey current() {
              throw new AssertionError("asked for a key");
            }

            @Override
            public java.util.Optional<EncryptionKey> previous() {
              throw new AssertionError("asked for a key");
            }
          };
      EncryptedTokenStore keyless = new EncryptedTokenStore(folder, none);
      assertThat(keyless.load()).isEmpty();
      keyless.delete();
      assertThat(folder).doesNotExist();
    }
  }

  @Nested
  class WhenALoginIsStored {
    @Test
    void anotherStoreReadsAllOfIt() {
      store.save(Logins.number(1));
      Tokens read = new EncryptedTokenStore(folder, KeySource.of(KEY)).load().orElseThrow();
      assertThat(read).isEqualTo(Logins.number(1));
      assertThat(read.account()).isEqualTo(Logins.ACCOUNT);
    }

    @Test
    void anUnknownAccountStaysUnknown() {
      store.save(Logins.number(1).withAccount(Account.UNKNOWN));
      assertThat(store.load().orElseThrow().account()).isEqualTo(Account.UNKNOWN);
    }

    @Test
    void theNewestIsRead() {
      store.save(Logins.number(1));
      store.save(Logins.number(2));
      assertThat(store.load()).contains(Logins.number(2));
    }

    @Test
    void nothingOfItIsInPlainText() throws IOException {
      store.save(Logins.number(1));
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .startsWith("MC4J")
          .doesNotContain(Logins.SENTINEL)
          .doesNotContain("Ada");
    }

    @Test
    void theFileIsOfTheStatedForm() throws Exception {
      store.save(Logins.number(1));
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      byte[] header = new byte[17];
      bytes.get(header);
      byte[] iv = new byte[12];
      bytes.get(iv);
      byte[] sealed = new byte[bytes.remaining()];
      bytes.get(sealed);
      assertThat(Arrays.copyOf(header, 4)).isEqualTo("MC4J".getBytes(StandardCharsets.US_ASCII));
      assertThat(header[4]).isEqualTo((byte) 1);
      assertThat(HexFormat.of().formatHex(header, 5, 13)).isEqualTo(KEY.keyId());
      assertThat(ByteBuffer.wrap(header, 13, 4).getInt()).isEqualTo(12 + sealed.length);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(KEY.bytes(SecretAccess.get()), "AES"),
          new GCMParameterSpec(128, iv));
      cipher.updateAAD(header);
      assertThat(new String(cipher.doFinal(sealed), StandardCharsets.UTF_8))
          .contains("\"access_token\":\"access-" + Logins.SENTINEL + "-1\"")
          .contains("\"firm_name\":\"Example & Partners\"");
    }

    @Test
    void onlyTheOwnerMayReadFileAndFolder() throws IOException {
      store.save(Logins.number(1));
      assertThat(modes()).containsExactly("rwx------", "rw-------", "rw-------");
    }

    @Test
    void looserModesAreTightenedByReading() throws IOException {
      store.save(Logins.number(1));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(store.load()).isPresent();
      assertThat(modes()).containsExactly("rwx------", "rw-------", "rw-------");
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tokens.enc.123.tmp"), "of a process that was killed");
      store.save(Logins.number(1));
      assertThat(names()).containsExactly("tokens.enc", "tokens.lock");
    }

    @Test
    void anInterruptedThreadStillSavesAndStaysInterrupted() {
      Thread.currentThread().interrupt();
      store.save(Logins.number(1));
      boolean interrupted = Thread.interrupted();
      assertThat(interrupted).isTrue();
      assertThat(store.load()).contains(Logins.number(1));
    }

    private List<String> modes() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return Stream.concat(Stream.of(folder), files.sorted())
            .map(
                path -> {
                  try {
                    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();
      }
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Nested
  class WhenTheFileIsDamaged {
    private byte[] whole;

    @BeforeEach
    void store() throws IOException {
      store.save(Logins.number(1));
      whole = Files.readAllBytes(file);
    }

    @Test
    @Tag("slow")
    void everyFlippedBitIsNoticedAndTheFileKept() throws IOException {
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] changed = whole.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, changed);
        assertThat(problemOf(store)).as("bit %d", bit).isNotNull();
        assertThat(Files.readAllBytes(file)).isEqualTo(changed);
      }
    }

    @Test
    void everyTruncationIsCorrupt() throws IOException {
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        TokenStoreException failure = failureOf(store);
        assertThat(failure.problem()).as("length %d", length).isEqualTo(Problem.CORRUPT);
        assertThat(failure).as("length %d", length).hasMessageContaining("cut short");
      }
    }

    @Test
    void trailingBytesAreCorrupt() throws IOException {
      Files.write(file, Arrays.copyOf(whole, whole.length + 1));
      assertThat(problemOf(store)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void aChangedMagicIsDamageAndNotAnotherKey() throws IOException {
      whole[0] ^= 1;
      Files.write(file, whole);
      assertThat(problemOf(store)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void aNewerVersionIsUnknown() throws IOException {
      whole[4] = 2;
      Files.write(file, whole);
      TokenStoreException failure = failureOf(store);
      assertThat(failure.problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
      assertThat(failure).hasMessageContaining("format version 2");
    }

    @Test
    void aHugeFileIsCorruptAndNotRead() throws IOException {
      Files.write(file, new byte[TokenFile.LARGEST + 1]);
      assertThat(problemOf(store)).isEqualTo(Problem.CORRUPT);
    }

    @Test
    void itCanBeDeletedWithoutReadingIt() throws IOException {
      Files.write(file, new byte[100]);
      store.delete();
      assertThat(store.load()).isEmpty();
    }
  }

  @Nested
  class WhenTheKeyIsAnother {
    @BeforeEach
    void store() {
      store.save(Logins.number(1));
    }

    @Test
    void itSaysSoWithBothKeyIds() {
      TokenStoreException failure = failureOf(new EncryptedTokenStore(folder, KeySource.of(OTHER)));
      assertThat(failure.problem()).isEqualTo(Problem.KEY_WRONG);
      assertThat(failure).hasMessageContaining(KEY.keyId()).hasMessageContaining(OTHER.keyId());
      assertThat(store.load()).contains(Logins.number(1));
    }

    @Test
    void thePreviousKeyReadsAndTheFileIsRewritten() {
      assertThat(new EncryptedTokenStore(folder, KeySource.of(OTHER, KEY)).load())
          .contains(Logins.number(1));
      assertThat(new EncryptedTokenStore(folder, KeySource.of(OTHER)).load())
          .contains(Logins.number(1));
      assertThat(problemOf(store)).isEqualTo(Problem.KEY_WRONG);
    }
  }
}
