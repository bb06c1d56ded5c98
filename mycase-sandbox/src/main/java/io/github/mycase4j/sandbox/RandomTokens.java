package io.github.mycase4j.sandbox;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random texts that nobody can guess or take apart: tokens, codes, keys. */
final class RandomTokens {
  private final RandomGenerator random;

  RandomTokens(RandomGenerator random) {
    this.random = random;
  }

  synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
  }
}
