package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.tokens.Bearer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL, which several processes can use at once. */
class SessionsOfSeveralUsersPostgresqlCheck extends SessionsOfSeveralUsersTest {
  @Override
  TestDatabase open(Path empty) {
    return TestDatabase.postgresql();
  }

  @Test
  void row69HundredCallsOnTwoNodesRefreshTheLoginOnce()
      throws InterruptedException, ExecutionException {
    try (RemoteFirm.Node other = firm.node()) {
      for (int round = 0; round < 5; round++) {
        firm.sandbox.expireAccessTokens();
        firm.sandbox.clearRequests();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          Bearer bearer = RemoteFirm.grant(firm.full(), "g" + i % 10);
          RemoteFirm.Node at = i % 2 == 0 ? node : other;
          calls.add(() -> at.call(bearer, "get-case", "case_id", 1001).isError());
        }
        assertThat(all(calls)).doesNotContain(true);
        assertThat(firm.sandbox.requests("POST", "/tokens")).hasSize(1);
      }
    }
  }
}
