package io.github.mycase4j.sandbox.value;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random, opaque texts: tokens, codes and keys. */
public final class RandomTokens {
  private final RandomGenerator random;

  /**
   * Creates a source of random texts.
   *
   * @param random where they come from
   */
  public RandomTokens(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns random bytes.
   *
   * @param count how many
   * @return the bytes
   */
  public synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** {@return a random text of 32 characters that can stand in an address} */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
  }
}
