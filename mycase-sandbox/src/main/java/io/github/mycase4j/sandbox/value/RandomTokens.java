package io.github.mycase4j.sandbox.value;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random texts that nobody can guess or take apart: tokens, codes, keys. */
public final class RandomTokens {
  private final RandomGenerator random;

  public RandomTokens(RandomGenerator random) {
    this.random = random;
  }

  public synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
  }
}
