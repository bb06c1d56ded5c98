package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenJsonTest {
  private final TokenJson json =
      new TokenJson(what -> new TokenStoreException(Problem.UNKNOWN_FORMAT, what, null));

  private Tokens read(String text) {
    return json.read(text.getBytes(UTF_8));
  }

  private static String written() {
    return new String(TokenJson.write(Logins.number(1), LoginOrigins.MYCASE), UTF_8);
  }

  @Nested
  class WhenALaterVersionWroteMore {
    @Test
    void whatIsNotKnownIsPassedOver() {
      String more =
          written()
              .replaceFirst("\\{", "{\"scope\":[\"all\"],")
              .replace("\"user_id\"", "\"region\":{},\"user_id\"");
      assertThat(read(more)).isEqualTo(Logins.number(1));
    }
  }

  @Nested
  class WhenTheAccountIsOfAnotherForm {
    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{\"user_id\":\"x\",\"user_name\":5}"})
    void theLoginStillCounts(String account) {
      String text = written().replaceFirst("\"account\":\\{.*?}", "\"account\":" + account);
      assertThat(read(text).account()).isEqualTo(Account.UNKNOWN);
    }
  }

  @Nested
  class WhenAFieldIsMissing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "access_token",
          "access_token_expires_at",
          "refresh_token",
          "refresh_token_expires_at"
        })
    void itIsNamedWithoutTheValues(String field) {
      String text = written().replace("\"" + field + "\"", "\"x_" + field + "\"");
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> read(text));
      assertThat(failure)
          .hasMessageContaining(field)
          .hasMessageNotContaining(Logins.SENTINEL)
          .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sEnTiNeL", "\"sEnTiNeL\"", "{\"access_token\":\"sEnTiNeL"})
    void textThatIsNoObjectIsRejected(String text) {
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> read(text));
      assertThat(failure).hasMessageNotContaining(Logins.SENTINEL).hasNoCause();
    }

    @Test
    void aTimeThatIsNoneIsRejected() {
      String text = written().replace("2026-11-22T17:20:00.123456Z", "sEnTiNeL");
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> read(text));
      assertThat(failure)
          .hasMessageContaining("access_token_expires_at")
          .hasMessageNotContaining(Logins.SENTINEL)
          .hasNoCause();
    }
  }
}
