package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dfuzz.seed=N} starts the property test from another seed. */
class TokenSealTest {
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "3a".repeat(32));
  private static final EncryptionKey OTHER = EncryptionKey.parse("other", "4b".repeat(32));
  private static final EncryptionKey THIRD = EncryptionKey.parse("third", "5c".repeat(32));
  private static final byte[] NONE = {};
  private static final byte[] PLAIN = bytes("refresh-" + Logins.SENTINEL);
  private static final byte[] ADA = bytes("mycase4j/remote-login/v1|firm-uuid-1|1000");
  private static final byte[] BEN = bytes("mycase4j/remote-login/v1|firm-uuid-1|1001");

  private final TokenSeal seal = new TokenSeal(KeySource.of(KEY, OTHER));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private TokenStoreException failure(byte[] sealed, byte[] associatedData) {
    TokenStoreException failure =
        catchThrowableOfType(
            TokenStoreException.class,
            () -> seal.open("The login of user 1000", sealed, associatedData));
    assertThat(failure)
        .isNotNull()
        .hasMessageStartingWith("The login of user 1000 ")
        .hasMessageEndingWith(".")
        .hasMessageNotContaining(Logins.SENTINEL)
        .hasMessageNotContaining("remote-login");
    return failure;
  }

  private Problem problem(byte[] sealed, byte[] associatedData) {
    return failure(sealed, associatedData).problem();
  }

  @Nested
  class WhenAValueIsSealed {
    @Test
    void opensWithTheSameAssociatedData() {
      assertThat(seal.open("x", seal.seal(PLAIN, ADA), ADA)).isEqualTo(PLAIN);
      assertThat(seal.open("x", seal.seal(PLAIN, NONE), NONE)).isEqualTo(PLAIN);
      assertThat(seal.open("x", seal.seal(NONE, ADA), ADA)).isEmpty();
      assertThat(seal.open("x", seal.seal(NONE, NONE), NONE)).isEmpty();
    }

    @Test
    void holdsNeitherTheSecretNorTheAssociatedData() {
      assertThat(new String(seal.seal(PLAIN, ADA), StandardCharsets.ISO_8859_1))
          .startsWith("MC4S")
          .doesNotContain(Logins.SENTINEL)
          .doesNotContain("firm-uuid-1");
    }

    @Test
    void isDifferentEachTime() {
      assertThat(seal.seal(PLAIN, ADA)).isNotEqualTo(seal.seal(PLAIN, ADA));
    }

    @Test
    void tellsItsKeyWithoutOne() {
      assertThat(TokenSeal.keyId("x", seal.seal(PLAIN, ADA))).isEqualTo(KEY.keyId());
      assertThat(TokenSeal.keyId("x", seal.seal(PLAIN, NONE))).isEqualTo(KEY.keyId());
      TokenStoreException failure =
          catchThrowableOfType(
              TokenStoreException.class, () -> TokenSeal.keyId("Row 7", bytes("MC4S")));
      assertThat(failure).hasMessageStartingWith("Row 7 is cut short: it ends after 4 bytes");
      assertThat(failure.problem()).isEqualTo(Problem.CORRUPT);
    }

    /** Made without this library and without Tink, with the HMAC and the AES-GCM of the JDK. */
    @Test
    void opensInLaterVersions() {
      byte[] sealed =
          HexFormat.of()
              .parseHex(
                  "4d43345301fd808a33743c1a6c000000359c184e04fbb6c9a3a0a1a2a3a4a5a6a7a8a9aaab87"
                      + "381a4426bf6bd00c04ebf36b15a7b71ec5851b76971c28b8d17353e181a812b9");
      TokenSeal known =
          new TokenSeal(
              KeySource.of(
                  EncryptionKey.parse(
                      "key", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")));
      assertThat(known.open("x", sealed, ADA)).isEqualTo(bytes("a fictional login"));
    }
  }

  @Nested
  class WhenTheKeyChanges {
    private final TokenSeal before = new TokenSeal(KeySource.of(OTHER));
    private final byte[] sealed = before.seal(PLAIN, ADA);

    @Test
    void opensUnderThePreviousKey() {
      assertThat(seal.open("x", sealed, ADA)).isEqualTo(PLAIN);
      assertThat(seal.open("x", before.seal(PLAIN, NONE), NONE)).isEqualTo(PLAIN);
    }

    @Test
    void isSealedAnewUnderTheCurrentKey() {
      assertThat(before.needsReseal("x", sealed)).isFalse();
      assertThat(seal.needsReseal("x", sealed)).isTrue();

      byte[] anew = seal.reseal("x", sealed, ADA);

      assertThat(seal.needsReseal("x", anew)).isFalse();
      assertThat(new TokenSeal(KeySource.of(KEY)).open("x", anew, ADA)).isEqualTo(PLAIN);
    }

    @Test
    void isNotSealedAnewForAnotherPlace() {
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> seal.reseal("x", sealed, BEN));
      assertThat(failure.problem()).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
    }

    @Test
    void namesBothKeysWhenNeitherFits() {
      TokenStoreException failure =
          failure(new TokenSeal(KeySource.of(THIRD)).seal(PLAIN, ADA), ADA);
      assertThat(failure.problem()).isEqualTo(Problem.KEY_WRONG);
      assertThat(failure).hasMessageContaining(THIRD.keyId()).hasMessageContaining(KEY.keyId());
    }

    @Test
    void aMissingKeyIsSaid() {
      TokenStoreException failure =
          catchThrowableOfType(
              TokenStoreException.class, () -> new TokenSeal(new NoKey()).open("x", sealed, ADA));
      assertThat(failure.problem()).isEqualTo(Problem.KEY_MISSING);
    }
  }

  @Nested
  class WhenAValueIsMovedToAnotherPlace {
    @Test
    void isNoticedAndToldFromDamage() {
      byte[] ada = seal.seal(PLAIN, ADA);
      assertThat(problem(ada, BEN)).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
      assertThat(problem(ada, NONE)).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
      assertThat(problem(seal.seal(PLAIN, NONE), ADA)).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
      assertThat(failure(ada, BEN)).hasMessageContaining("was sealed for another place");
    }

    @Test
    void associatedDataDoesNotRunOverIntoTheSecret() {
      byte[] sealed = seal.seal(bytes("cd"), bytes("ab"));
      assertThat(problem(sealed, bytes("abc"))).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
      assertThat(problem(sealed, bytes("a"))).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
    }

    @Test
    void headersOfTwoValuesAreNotExchanged() {
      byte[] ada = seal.seal(PLAIN, ADA);
      byte[] ben = seal.seal(PLAIN, BEN);
      int header = ada.length - PLAIN.length - 28;
      byte[] mixed = ada.clone();
      System.arraycopy(ben, header, mixed, header, ben.length - header);
      assertThat(problem(mixed, ADA)).isEqualTo(Problem.CORRUPT);
      // The secret is Ben's, with Ada's identification in front.
      assertThat(problem(mixed, BEN)).isEqualTo(Problem.CORRUPT);
    }
  }

  @Nested
  class WhenBytesAreChanged {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyBitFlipIsNoticed(boolean bound) {
      byte[] data = bound ? ADA : NONE;
      byte[] sealed = seal.seal(PLAIN, data);
      Map<Problem, Integer> found = new EnumMap<>(Problem.class);
      for (int bit = 0; bit < 8 * sealed.length; bit++) {
        byte[] changed = sealed.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        found.merge(problem(changed, data), 1, Integer::sum);
      }
      // Only the version and the key id look like something that may be right.
      assertThat(found)
          .isEqualTo(
              Map.of(
                  Problem.CORRUPT, 8 * (sealed.length - 9),
                  Problem.UNKNOWN_FORMAT, 8,
                  Problem.KEY_WRONG, 64));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyMissingAndEveryAddedByteIsNoticed(boolean bound) {
      byte[] data = bound ? ADA : NONE;
      byte[] sealed = seal.seal(PLAIN, data);
      for (int length = 0; length < sealed.length; length++) {
        assertThat(failure(Arrays.copyOf(sealed, length), data)).hasMessageContaining("cut short");
      }
      assertThat(failure(Arrays.copyOf(sealed, sealed.length + 1), data))
          .hasMessageContaining("its length is not the one that it states");
    }

    @Test
    void somethingElseIsNoSealedValue() {
      TokenStoreException failure = failure(bytes("{\"access_token\":\"x\"}"), ADA);
      assertThat(failure.problem()).isEqualTo(Problem.CORRUPT);
      assertThat(failure).hasMessageContaining("does not begin like a sealed value");
    }

    @Test
    void aSealOfTooLittleIsNoticed() {
      byte[] sealed = seal.seal(NONE, ADA);
      byte[] less = Arrays.copyOf(sealed, sealed.length - 1);
      less[16]--;
      assertThat(failure(less, ADA)).hasMessageContaining("its length is not the one");
    }
  }

  /** Values of any length in places of any name: each opens in its own place, and in no other. */
  @Test
  void eachOfManyValuesOpensInItsOwnPlaceAlone() {
    long seed = Long.getLong("fuzz.seed", 1);
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      List<byte[]> places = new ArrayList<>();
      List<byte[]> plain = new ArrayList<>();
      List<byte[]> sealed = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        byte[] place = new byte[4 + random.nextInt(40)];
        random.nextBytes(place);
        byte[] secret = new byte[random.nextInt(300)];
        random.nextBytes(secret);
        places.add(i == 0 ? NONE : place);
        plain.add(secret);
        sealed.add(
            new TokenSeal(KeySource.of(random.nextBoolean() ? KEY : OTHER))
                .seal(secret, places.get(i)));
      }
      for (int i = 0; i < places.size(); i++) {
        for (int j = 0; j < places.size(); j++) {
          if (i == j) {
            assertThat(seal.open("x", sealed.get(i), places.get(j)))
                .as("fuzz.seed=" + seed)
                .isEqualTo(plain.get(i));
          } else {
            assertThat(problem(sealed.get(i), places.get(j)))
                .as("fuzz.seed=" + seed)
                .isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
          }
        }
      }
    }
  }
}
