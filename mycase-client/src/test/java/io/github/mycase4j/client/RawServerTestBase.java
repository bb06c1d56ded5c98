package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The whole client against connections that break, hang or bring something else. */
@Timeout(120)
abstract class RawServerTestBase {
  final RawServer server = new RawServer();
  final MutableClock clock = new MutableClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final MyCaseClient mycase = client(server.apiBase());

  MyCaseClient client(URI apiBase) {
    InMemoryTokenStore store = new InMemoryTokenStore();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    return MyCaseClient.builder()
        .baseUri(apiBase)
        .tokenStore(store)
        .clock(clock)
        .ticker(clock)
        .sleeper(sleeper)
        .requestsPerMinute(100_000)
        .build();
  }

  @AfterEach
  void close() {
    server.close();
  }

  static Sample getCase(MyCaseClient mycase) {
    return mycase.api().get("/cases/1", List.of(), Sample.class);
  }

  static Sample createCase(MyCaseClient mycase) {
    return mycase.api().post("/cases", Map.of("name", "A v. B"), Sample.class);
  }

  /** Asserts that the outcome of a write is unknown, and where its result can be found. */
  static void mayExist(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("MyCase may have carried it out; look there before trying again.")
        .hasMessageEndingWith("If it exists, GET /cases has it.");
  }
}
