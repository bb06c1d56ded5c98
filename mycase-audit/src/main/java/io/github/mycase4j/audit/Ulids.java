package io.github.mycase4j.audit;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A source of call ids: ULIDs, 26 characters of Crockford's base 32, of which the first ten are the
 * time in milliseconds and the rest is random, so that ids sort by time. Thread-safe when its clock
 * and its source of randomness are.
 */
public final class Ulids {
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Creates a source from this clock and this random generator.
   *
   * @param clock the clock
   * @param random the source, normally a {@code SecureRandom}
   */
  public Ulids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Returns a new id.
   *
   * @return 26 characters
   */
  public String next() {
    char[] id = new char[26];
    long millis = clock.millis();
    for (int i = 9; i >= 0; i--) {
      id[i] = ALPHABET[(int) (millis & 31)];
      millis >>>= 5;
    }
    byte[] noise = new byte[16];
    random.nextBytes(noise);
    for (int i = 0; i < 16; i++) {
      id[10 + i] = ALPHABET[noise[i] & 31];
    }
    return new String(id);
  }
}
