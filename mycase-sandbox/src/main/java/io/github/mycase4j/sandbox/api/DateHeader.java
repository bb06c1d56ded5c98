package io.github.mycase4j.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The {@code Date} header of responses. The JDK's HTTP server always writes the system's time, even
 * when the sandbox has another clock. A program that reads changes incrementally takes an instant
 * from that header and requests what has changed since; this class translates it back.
 *
 * @param sandbox the time of the sandbox
 * @param system the time of the header
 */
record DateHeader(InstantSource sandbox, InstantSource system) {
  /** Programs subtract a margin from the header. */
  private static final Duration MARGIN = Duration.ofHours(1);

  /** Returns the instant in the sandbox's time: shifted if it can only come from the header. */
  Instant inSandboxTime(Instant moment) {
    Instant now = sandbox.instant();
    Instant header = system.instant();
    boolean fromHeader =
        moment.isAfter(now) && moment.isAfter(header.minus(MARGIN)) && !moment.isAfter(header);
    return fromHeader ? moment.plus(Duration.between(header, now)) : moment;
  }
}
