package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeyTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 31, 33, 64})
  void aSecretOfAnotherLengthIsRejected(int length) {
    assertThatThrownBy(() -> AuditKey.of(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An audit key has 32 bytes, but " + length + " were given.");
  }

  /** Computed without this library; the credential store derives the same id. */
  @Test
  void keysAreThoseOfTheDerivation() {
    byte[] counting = new byte[AuditKey.BYTES];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = (byte) i;
    }
    AuditKey key = AuditKey.of(counting);
    assertThat(key.keyId()).isEqualTo("fd808a33743c1a6c");
    assertThat(key.hashOf("Rivera"))
        .isEqualTo("hmac:44d766513b34eae17ec092d777dffcdaa3021d286f48909e625b495d3a1d450a");
  }

  @Test
  void keysThatDifferInOneBitHaveNothingInCommon() {
    byte[] other = Logs.SECRET.clone();
    other[31] ^= 1;
    AuditKey key = AuditKey.of(other);
    assertThat(key.keyId()).hasSize(16).isNotEqualTo(Logs.key().keyId());
    assertThat(key.hashOf("Rivera")).isNotEqualTo(Logs.key().hashOf("Rivera"));
    assertThat(key.mac().doFinal()).isNotEqualTo(Logs.key().mac().doFinal());
  }

  @Test
  void aDestroyedKeyDoesNothingAndItsCopyLivesOn() {
    AuditKey key = Logs.key();
    AuditKey copy = key.copy();
    key.destroy();
    assertThat(key.isDestroyed()).isTrue();
    assertThatThrownBy(key::mac).hasMessage("The audit key " + key.keyId() + " was destroyed.");
    assertThatThrownBy(() -> key.hashOf("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
    assertThat(copy.isDestroyed()).isFalse();
    assertThat(copy.mac().doFinal()).isEqualTo(Logs.key().mac().doFinal());
  }

  @Test
  void aSecretMayBeOverwrittenAfterwards() {
    byte[] secret = Logs.SECRET.clone();
    AuditKey key = AuditKey.of(secret);
    secret[0] ^= 1;
    assertThat(key.mac().doFinal()).isEqualTo(Logs.key().mac().doFinal());
  }
}
