package io.github.mycase4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshFailsTest extends TokenRefresherTestBase {
  @BeforeEach
  void makeStale() {
    clock.advance(Duration.ofHours(2));
  }

  @Test
  void leavesTheStoredLoginWhenMyCaseCannotBeReached() {
    ScriptedWire broken = new ScriptedWire().thenFail(new IOException("reset"));
    TokenRefresher source = source(store, broken);

    assertThatThrownBy(() -> current(source)).isInstanceOf(ConnectionException.class);
    assertThat(access(store.load().orElseThrow())).isEqualTo("access-0");
    assertThat(broken.requests()).hasSize(1);
  }

  @Test
  void canBeTriedAgain() {
    ScriptedWire flaky =
        new ScriptedWire()
            .thenFail(new IOException("reset"))
            .then(ScriptedWire.json(200, "{\"access_token\":\"access-9\"}"));
    TokenRefresher source = source(store, flaky);
    assertThatThrownBy(() -> current(source)).isInstanceOf(ConnectionException.class);

    assertThat(access(current(source))).isEqualTo("access-9");
  }

  @Test
  void saysThatTheNewLoginCouldNotBeStored() {
    TokenRefresher source =
        source(
            new Disturbed(store) {
              @Override
              public void save(Tokens tokens) {
                throw new TokenStoreException(
                    TokenStoreException.Problem.UNWRITABLE, "The disk is full.", null);
              }
            });

    assertThatThrownBy(() -> current(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith(
            "MyCase refreshed the login, but the new one could not be stored (The disk is full.)")
        .matches(
            e -> ((TokenStoreException) e).problem() == TokenStoreException.Problem.UNWRITABLE);
  }

  @Test
  void storesTheNewLoginAtTheNextCall() {
    boolean[] full = {true};
    TokenRefresher source =
        source(
            new Disturbed(store) {
              @Override
              public void save(Tokens tokens) {
                if (full[0]) {
                  throw new IllegalStateException("full");
                }
                super.save(tokens);
              }
            });
    assertThatThrownBy(() -> current(source)).isInstanceOf(TokenStoreException.class);

    full[0] = false;

    assertThat(access(current(source))).isEqualTo("access-1");
    assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
    assertThat(renewals).hasValue(1);
  }
}
