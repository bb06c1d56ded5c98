package io.github.mycase4j.sandbox;

import io.github.mycase4j.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox at a time that only tests move, and somebody who calls it. */
abstract class SandboxTestBase {
  final MutableClock clock = MutableClock.start();
  Sandbox sandbox;
  Caller caller;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().clock(clock).start();
    caller = new Caller(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }
}
