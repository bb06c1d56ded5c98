package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the npm connector: iv, tag, ciphertext. */
class LegacyFileTest {
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "5a".repeat(32));
  private static final EncryptionKey OTHER = EncryptionKey.parse("key", "a5".repeat(32));
  private static final Instant WRITTEN = Instant.parse("2026-11-01T08:00:00Z");
  private static final String JSON =
      """
      {"access_token":"old-access-sEnTiNeL","refresh_token":"old-refresh-sEnTiNeL",\
      "expires_at":1793606400123,"firm_uuid":"firm-uuid-2","token_type":"Bearer"}""";
  private static final Tokens LOGIN =
      new Tokens(
          Secret.of("old-access-sEnTiNeL"),
          Instant.ofEpochMilli(1793606400123L),
          Secret.of("old-refresh-sEnTiNeL"),
          WRITTEN.plus(Duration.ofDays(14)),
          new Account(null, null, null, "firm-uuid-2"));

  @TempDir Path folder;
  private Path file;
  private Path kept;
  private byte[] bytes;
  private EncryptedTokenStore store;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("tokens.enc");
    kept = folder.resolve("tokens.enc.legacy");
    bytes = legacy(JSON);
    put(bytes);
    store = new EncryptedTokenStore(folder, KeySource.of(KEY));
  }

  private void put(byte[] contents) throws IOException {
    Files.write(file, contents);
    Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  private static byte[] legacy(String json) throws GeneralSecurityException {
    byte[] iv = new byte[12];
    Arrays.fill(iv, (byte) 7);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(KEY.bytes(SecretAccess.get()), "AES"),
        new GCMParameterSpec(128, iv));
    byte[] sealed = cipher.doFinal(json.getBytes(UTF_8));
    int text = sealed.length - 16;
    return ByteBuffer.allocate(12 + sealed.length)
        .put(iv)
        .put(sealed, text, 16)
        .put(sealed, 0, text)
        .array();
  }

  private TokenStoreException failure() {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, store::load);
    assertThat(failure).isNotNull().hasMessageNotContaining(Logins.SENTINEL).hasNoCause();
    return failure;
  }

  @Nested
  class WhenItOpens {
    @Test
    void theLoginIsReadAndEndsTwoWeeksAfterTheFileWasWritten() {
      assertThat(store.load()).contains(LOGIN);
    }

    @Test
    void theFileIsKeptAndRewritten() throws IOException {
      store.load();
      assertThat(kept).hasBinaryContent(bytes);
      assertThat(Files.getLastModifiedTime(kept).toInstant()).isEqualTo(WRITTEN);
      assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
          .startsWith("MC4J");
      assertThat(store.load()).contains(LOGIN);
    }

    @Test
    void aThreadThatHoldsTheLockAdoptsItAsWell() {
      assertThat(store.exclusively(store::load)).contains(LOGIN);
      assertThat(kept).hasBinaryContent(bytes);
    }

    @Test
    void itIsReadButLeftAloneWhileAnotherHoldsTheLock() {
      assertThat(store.exclusively(() -> CompletableFuture.supplyAsync(store::load).join()))
          .contains(LOGIN);
      assertThat(file).hasBinaryContent(bytes);
      assertThat(kept).doesNotExist();
    }

    @Test
    void aNewLoginKeepsItToo() {
      store.save(Logins.number(1));
      assertThat(kept).hasBinaryContent(bytes);
      assertThat(store.load()).contains(Logins.number(1));
    }

    @Test
    void itOpensWithThePreviousKey() {
      store = new EncryptedTokenStore(folder, KeySource.of(OTHER, KEY));
      assertThat(store.load()).contains(LOGIN);
      assertThat(new EncryptedTokenStore(folder, KeySource.of(OTHER)).load()).contains(LOGIN);
    }

    @Test
    void theCopyNeverStandsInForALoginThatIsGoneOrDamaged() throws IOException {
      store.save(Logins.number(2));
      assertThat(kept).hasBinaryContent(bytes);
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
      assertThatThrownBy(store::load)
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining("is cut short");
      Files.delete(file);
      assertThat(store.load()).isEmpty();
    }

    @Test
    void logoutDeletesBoth() {
      store.load();
      store.delete();
      assertThat(file).doesNotExist();
      assertThat(kept).doesNotExist();
      assertThat(store.load()).isEmpty();
    }
  }

  @Nested
  class WhenItDoesNotOpen {
    @Test
    void aWrongKeyOrDamageIsSaidAndNothingChanged() {
      store = new EncryptedTokenStore(folder, KeySource.of(OTHER));
      TokenStoreException failure = failure();
      assertThat(failure.problem()).isEqualTo(Problem.KEY_WRONG);
      assertThat(failure).hasMessageContaining("npm connector");
      assertThat(file).hasBinaryContent(bytes);
      assertThat(kept).doesNotExist();
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        put(changed);
        assertThat(failure()).as("bit %d", bit).isNotNull();
        assertThat(file).hasBinaryContent(changed);
      }
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
      for (int length = 0; length < bytes.length; length++) {
        put(Arrays.copyOf(bytes, length));
        assertThat(failure().problem())
            .as("length %d", length)
            .isEqualTo(length <= 28 ? Problem.CORRUPT : Problem.KEY_WRONG);
      }
    }

    @Test
    void contentsThatAreNoLoginAreSaid() throws Exception {
      for (String json :
          new String[] {
            "sEnTiNeL",
            "[\"sEnTiNeL\"]",
            "{\"access_token\":\"sEnTiNeL\"}",
            JSON.replace("1793606400123", "\"soon\""),
            JSON.replace("\"old-refresh-sEnTiNeL\"", "\" \""),
          }) {
        put(legacy(json));
        assertThat(failure().problem()).as(json).isEqualTo(Problem.UNKNOWN_FORMAT);
        assertThat(kept).doesNotExist();
      }
    }
  }
}
