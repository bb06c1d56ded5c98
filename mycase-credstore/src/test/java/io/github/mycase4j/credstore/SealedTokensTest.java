package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedTokensTest {
  private static final EncryptionKey KEY = EncryptionKey.parse("key", "3a".repeat(32));
  private static final EncryptionKey OTHER = EncryptionKey.parse("other", "4b".repeat(32));
  private static final byte[] ADA = "firm-uuid-1|1000".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEN = "firm-uuid-1|1001".getBytes(StandardCharsets.UTF_8);

  private final TokenSeal seal = new TokenSeal(KeySource.of(KEY));
  private final SealedTokens logins = new SealedTokens(seal, LoginOrigins.MYCASE);

  private static TokenStoreException failure(SealedTokens logins, byte[] sealed, byte[] data) {
    TokenStoreException failure =
        catchThrowableOfType(
            TokenStoreException.class, () -> logins.open("The login of user 1000", sealed, data));
    assertThat(failure)
        .hasMessageStartingWith("The login of user 1000 was ")
        .hasMessageNotContaining(Logins.SENTINEL);
    return failure;
  }

  @Test
  void opensWholeInItsOwnPlace() {
    byte[] sealed = logins.seal(Logins.number(1), ADA);
    assertThat(logins.open("x", sealed, ADA)).isEqualTo(Logins.number(1));
    assertThat(logins.open("x", sealed, ADA).account()).isEqualTo(Logins.ACCOUNT);
  }

  @Test
  void doesNotOpenForAnotherUser() {
    byte[] sealed = logins.seal(Logins.number(1), ADA);
    assertThat(failure(logins, sealed, BEN).problem()).isEqualTo(Problem.OTHER_ASSOCIATED_DATA);
  }

  @Test
  void isNotUsedWithOtherOrigins() {
    LoginOrigins elsewhere =
        new LoginOrigins(
            "http://127.0.0.1:8080",
            LoginOrigins.MYCASE.authorization(),
            LoginOrigins.MYCASE.token());
    byte[] sealed = new SealedTokens(seal, elsewhere).seal(Logins.number(1), ADA);
    TokenStoreException failure = failure(logins, sealed, ADA);
    assertThat(failure.problem()).isEqualTo(Problem.OTHER_ORIGINS);
    assertThat(failure).hasMessageContaining("(API http://127.0.0.1:8080, not https://");
  }

  @Test
  void opensAfterAKeyChangeAndIsSealedAnew() {
    byte[] sealed = logins.seal(Logins.number(1), ADA);
    TokenSeal changed = new TokenSeal(KeySource.of(OTHER, KEY));
    byte[] anew = changed.reseal("x", sealed, ADA);
    SealedTokens later = new SealedTokens(new TokenSeal(KeySource.of(OTHER)), LoginOrigins.MYCASE);
    assertThat(later.open("x", anew, ADA)).isEqualTo(Logins.number(1));
  }

  @Test
  void somethingElseThatWasSealedIsNoLogin() {
    byte[] sealed = seal.seal("[]".getBytes(StandardCharsets.UTF_8), ADA);
    TokenStoreException failure = failure(logins, sealed, ADA);
    assertThat(failure.problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
    assertThat(failure).hasMessageContaining("was opened, but it holds no JSON object");
  }
}
