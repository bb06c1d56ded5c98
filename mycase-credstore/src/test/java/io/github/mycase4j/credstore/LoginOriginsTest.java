package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginOriginsTest {
  private static final String API = "https://api.example.com";
  private static final String AUTH = "https://auth.example.com";

  private final EncryptionKey key = EncryptionKey.random();
  @TempDir Path folder;

  private static LoginOrigins origins(String api, String authorization, String token) {
    return LoginOrigins.of(URI.create(api), URI.create(authorization), URI.create(token));
  }

  private EncryptedTokenStore store(LoginOrigins origins) {
    return new EncryptedTokenStore(folder, KeySource.of(key), origins);
  }

  @Nested
  class AStoredLogin {
    private final LoginOrigins made = origins(API, AUTH, AUTH);

    @Test
    void isGivenOutForTheOriginsThatItWasMadeWith() {
      store(made).save(Logins.number(1));
      assertThat(store(made).load()).contains(Logins.number(1));
    }

    @ParameterizedTest
    @CsvSource({
      "https://evil.example.com, https://auth.example.com, https://auth.example.com,"
          + " 'API https://api.example.com, not https://evil.example.com'",
      "https://api.example.com, https://evil.example.com, https://auth.example.com,"
          + " 'login page https://auth.example.com, not https://evil.example.com'",
      "https://api.example.com, https://auth.example.com, https://auth.example.com:444,"
          + " 'token endpoint https://auth.example.com, not https://auth.example.com:444'"
    })
    void isNotGivenOutForAnyOther(String api, String auth, String token, String difference)
        throws IOException {
      store(made).save(Logins.number(1));
      byte[] before = Files.readAllBytes(folder.resolve("tokens.enc"));
      EncryptedTokenStore other = store(origins(api, auth, token));
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(other::load)
            .isInstanceOfSatisfying(
                TokenStoreException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.OTHER_ORIGINS))
            .hasMessageStartingWith("The login in " + folder.resolve("tokens.enc") + " was made")
            .hasMessageContaining("(" + difference + ")")
            .hasMessageEndingWith("Log in again, or set the addresses back.");
      }
      assertThat(folder.resolve("tokens.enc")).hasBinaryContent(before);
      assertThat(store(made).load()).contains(Logins.number(1));
    }

    @Test
    void givesWayToANewOne() {
      store(made).save(Logins.number(1));
      LoginOrigins now = origins("https://new.example.com", AUTH, AUTH);
      store(now).save(Logins.number(2));
      assertThat(store(now).load()).contains(Logins.number(2));
      assertThatThrownBy(() -> store(made).load()).isInstanceOf(TokenStoreException.class);
    }

    @Test
    void canBeDeletedWithAnyOrigins() {
      store(made).save(Logins.number(1));
      store(LoginOrigins.MYCASE).delete();
      assertThat(store(made).load()).isEmpty();
    }
  }

  @Nested
  class ALoginThatNamesNone {
    private void put(byte[] json) throws IOException {
      TokenSeal seal = new TokenSeal(KeySource.of(key));
      Files.write(folder.resolve("tokens.enc"), seal.seal(json, new byte[0]));
    }

    private String withoutOrigins() {
      String json = new String(TokenJson.write(Logins.number(1), LoginOrigins.MYCASE), UTF_8);
      return json.replaceFirst(",\"origins\":\\{[^}]*}", "");
    }

    @Test
    void wasMadeWithTheOriginsOfMyCase() throws IOException {
      assertThat(withoutOrigins()).doesNotContain("origins");
      put(withoutOrigins().getBytes(UTF_8));
      assertThat(store(LoginOrigins.MYCASE).load()).contains(Logins.number(1));
      assertThatThrownBy(() -> store(origins(API, AUTH, AUTH)).load())
          .isInstanceOf(TokenStoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{\"api\":\"https://x.example.com\"}"})
    void butNotOneWhoseOriginsCannotBeRead(String origins) throws IOException {
      put(withoutOrigins().replaceFirst("}$", ",\"origins\":" + origins + "}").getBytes(UTF_8));
      assertThatThrownBy(() -> store(LoginOrigins.MYCASE).load())
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining("its origins lack");
    }
  }

  @Test
  void areTheSameWhateverPathAndUsualPortAndCase() {
    assertThat(origins("https://API.example.com:443/v2", "http://127.0.0.1:80/x", AUTH + "/y"))
        .isEqualTo(origins("HTTPS://api.example.com", "http://127.0.0.1", AUTH));
    assertThat(LoginOrigins.MYCASE)
        .isEqualTo(
            new LoginOrigins(
                "https://external-integrations.mycase.com",
                "https://auth.mycase.com",
                "https://auth.mycase.com"));
  }

  @Test
  void needSchemeAndHost() {
    assertThatIllegalArgumentException().isThrownBy(() -> origins("/v1", AUTH, AUTH));
    assertThatIllegalArgumentException().isThrownBy(() -> origins("mailto:a", AUTH, AUTH));
  }
}
