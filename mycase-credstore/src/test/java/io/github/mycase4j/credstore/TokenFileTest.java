package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lengths at which one message takes over from another. */
class TokenFileTest {
  private static final int HEADER = 17;
  private static final int SEAL = 28;
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "3a".repeat(32));
  private static final EncryptionKey OTHER = EncryptionKey.parse("other", "4b".repeat(32));
  private static final EncryptionKey THIRD = EncryptionKey.parse("third", "5c".repeat(32));

  private final TokenFile file =
      new TokenFile(Path.of("tokens.enc"), KeySource.of(KEY, OTHER), LoginOrigins.MYCASE);

  private TokenStoreException failure(byte[] bytes) {
    return catchThrowableOfType(
        TokenStoreException.class, () -> file.open(bytes, Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static byte[] header(EncryptionKey key, int rest) {
    return ByteBuffer.allocate(HEADER)
        .put("MC4J".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put(HexFormat.of().parseHex(key.keyId()))
        .putInt(rest)
        .array();
  }

  private static byte[] sealed(EncryptionKey key, byte[] plain) {
    byte[] header = header(key, SEAL + plain.length);
    byte[] sealed = new AesGcm(key).seal(plain, header);
    return ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array();
  }

  @Test
  void aHeaderAloneIsWholeAndStatesTooLittle() {
    assertThat(failure(header(KEY, 0)))
        .hasMessageContaining("is damaged: its length is not the one that it states");
    assertThat(failure(Arrays.copyOf(header(KEY, 0), HEADER - 1)))
        .hasMessageContaining("is cut short: it ends after 16 bytes");
  }

  @Test
  void aSealOfNothingOpensAndHoldsNoLogin() {
    TokenStoreException failure = failure(sealed(KEY, new byte[0]));
    assertThat(failure.problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
    byte[] less = header(KEY, SEAL - 1);
    assertThat(failure(Arrays.copyOf(less, HEADER + SEAL - 1)))
        .hasMessageContaining("its length is not the one that it states");
  }

  @Test
  void aKeyThatIsNeitherTheCurrentNorThePreviousOneIsNamed() {
    TokenStoreException failure = failure(sealed(THIRD, new byte[0]));
    assertThat(failure.problem()).isEqualTo(Problem.KEY_WRONG);
    assertThat(failure).hasMessageContaining(THIRD.keyId()).hasMessageContaining(KEY.keyId());
    assertThat(failure(sealed(OTHER, new byte[0])).problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
  }

  @Test
  void aFileWithoutHeaderIsLongerThanItsSeal() {
    assertThat(failure(new byte[SEAL])).hasMessageContaining("it has 28 bytes");
    assertThat(failure(new byte[SEAL + 1]).problem()).isEqualTo(Problem.KEY_WRONG);
  }

  @Test
  void theLargestFileIsStillLookedAt() {
    assertThat(failure(new byte[TokenFile.LARGEST]).problem()).isEqualTo(Problem.KEY_WRONG);
    assertThat(failure(new byte[TokenFile.LARGEST + 1])).hasMessageContaining("has more than");
  }

  @Test
  void theSameBytesAreOpenedOnceUntilTheyAreForgotten() {
    byte[] bytes = file.seal(Logins.number(1));
    TokenFile.Stored first = file.open(bytes, Instant.EPOCH);

    assertThat(file.open(bytes.clone(), Instant.EPOCH)).isSameAs(first);

    file.forget();
    assertThat(file.open(bytes, Instant.EPOCH)).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void aByteThatChangesAfterTheFileWasOpenedIsNoticed() {
    byte[] bytes = file.seal(Logins.number(1));
    file.open(bytes, Instant.EPOCH);
    bytes[bytes.length - 1] ^= 1;

    assertThat(failure(bytes).problem()).isEqualTo(Problem.CORRUPT);
  }

  @Test
  void whatOneKeyOpenedIsOpenedAnewWhenTheKeysChange() {
    EncryptionKey[] current = {KEY};
    KeySource changing =
        new KeySource() {
          @Override
          public EncryptionKey current() {
            return current[0];
          }

          @Override
          public Optional<EncryptionKey> previous() {
            return Optional.of(KEY);
          }
        };
    TokenFile changed = new TokenFile(Path.of("tokens.enc"), changing, LoginOrigins.MYCASE);
    byte[] bytes = changed.seal(Logins.number(1));
    assertThat(changed.open(bytes, Instant.EPOCH).form()).isEqualTo(TokenFile.Form.CURRENT);

    current[0] = OTHER;

    assertThat(changed.open(bytes, Instant.EPOCH).form()).isEqualTo(TokenFile.Form.PREVIOUS_KEY);
  }
}
