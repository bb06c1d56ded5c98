package io.github.mycase4j.remote.tokens;

import java.time.Instant;

/** What may happen once only, such as the use of a {@code jti}. Thread-safe; performs I/O. */
public interface OnceOnly {

  /**
   * Notes a use.
   *
   * @param value what may be used once; only its hash is kept
   * @param until how long it is kept
   * @return whether it is the first use
   */
  boolean first(String value, Instant until);
}
