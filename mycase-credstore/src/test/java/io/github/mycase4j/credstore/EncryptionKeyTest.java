package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncryptionKeyTest {
  private static final String COUNTING =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  static String[] malformed() {
    return new String[] {
      "",
      COUNTING.substring(1),
      COUNTING + "0",
      COUNTING.replace('f', 'g'),
      COUNTING.substring(2) + "0x",
      " " + COUNTING.substring(1),
      COUNTING.substring(1) + "\n",
      COUNTING.replace('0', '\u0660'),
    };
  }

  @Nested
  class WhenParsed {
    @Test
    void holdsTheBytesThatTheDigitsSay() {
      byte[] bytes = EncryptionKey.parse("ENCRYPTION_KEY", COUNTING).bytes(SecretAccess.get());
      assertThat(bytes).hasSize(32);
      assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(COUNTING);
    }

    @Test
    void takesUpperAndLowerCase() {
      assertThat(EncryptionKey.parse("a", COUNTING.toUpperCase(java.util.Locale.ROOT)))
          .isEqualTo(EncryptionKey.parse("b", COUNTING));
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.credstore.EncryptionKeyTest#malformed")
    void anythingElseIsRejectedByNameWithoutTheValue(String text) {
      TokenStoreException failure =
          catchThrowableOfType(
              TokenStoreException.class, () -> EncryptionKey.parse("ENCRYPTION_KEY", text));
      assertThat(failure.problem()).isEqualTo(Problem.KEY_MISSING);
      assertThat(failure)
          .hasNoCause()
          .hasMessageStartingWith("ENCRYPTION_KEY must be exactly 64 hexadecimal digits")
          .hasMessageNotContaining("0c0d");
    }
  }

  @Nested
  class WhenNamed {
    @Test
    void theIdIsTheOneOfTheDerivation() {
      assertThat(EncryptionKey.parse("key", COUNTING).keyId()).isEqualTo("fd808a33743c1a6c");
      assertThat(EncryptionKey.parse("key", "0123456789abcdef".repeat(4)).keyId())
          .isEqualTo("ba911c5a59ada66b");
    }

    @Test
    void itsHashIsThatOfItsId() {
      EncryptionKey key = EncryptionKey.parse("key", COUNTING);
      assertThat(key.hashCode()).isEqualTo(key.keyId().hashCode());
    }

    @Test
    void showsItsIdOnly() {
      EncryptionKey key = EncryptionKey.parse("key", COUNTING);
      assertThat(key).hasToString("EncryptionKey[keyId=" + key.keyId() + "]");
    }
  }

  @Nested
  class WhenRandom {
    @Test
    void isAnotherEachTime() {
      assertThat(EncryptionKey.random()).isNotEqualTo(EncryptionKey.random());
    }
  }

  @Test
  void givesOutCopies() {
    EncryptionKey key = EncryptionKey.parse("key", COUNTING);
    key.bytes(SecretAccess.get())[0] = 99;
    assertThat(key).isEqualTo(EncryptionKey.parse("key", COUNTING)).hasSameHashCodeAs(key);
  }
}
