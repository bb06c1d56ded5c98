package io.github.mycase4j.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The {@code Date} header of responses. The JDK's HTTP server always writes the system's time
 * there, also when the sandbox has another one. A program that reads changes incrementally takes an
 * instant from that header and asks for what was changed since, so that instant is translated back.
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
