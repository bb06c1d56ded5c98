package io.github.mycase4j.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.auth.LocalSession;
import io.github.mycase4j.mcp.fixture.FakeLogin;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that keeps rows only while calls need them. */
class RunningCallsTest {
  @TempDir Path home;

  private static boolean isInMemory(TestFirm firm) {
    return new LocalSession(firm.connection, new FakeLogin(Account.UNKNOWN))
        .memory()
        .flatMap(all -> all.cases().peek())
        .isPresent();
  }

  @Test
  void keepWhatWasReadUntilTheLastOfThemEnds() {
    try (TestFirm firm = TestFirm.in(home).set("MYCASE_MIRROR", "off").open()) {
      Session.ActiveCall first = firm.connection.enter();
      Session.ActiveCall second = firm.connection.enter();
      firm.ok("list-cases");
      assertThat(isInMemory(firm)).isTrue();
      first.close();
      first.close();
      assertThat(isInMemory(firm)).isTrue();
      second.close();
      assertThat(isInMemory(firm)).isFalse();
    }
  }

  @Test
  void keepItAfterwardsWhereTheSettingSaysSo() {
    try (TestFirm firm = TestFirm.open(home)) {
      firm.ok("list-cases");
      assertThat(isInMemory(firm)).isTrue();
    }
  }
}
