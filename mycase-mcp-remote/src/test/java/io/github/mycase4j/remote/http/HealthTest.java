package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private final StopSignal stop = new StopSignal();
  private boolean database = true;
  private boolean audit = true;
  private final TestRouter test =
      new TestRouter(new Health(() -> database, () -> audit, stop).routes().toArray(new Route[0]));

  private static String body(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void isReadyWithoutProblems() {
    WebResponse response = test.router.serve(Requests.get("/readyz"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(body(response)).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void namesEveryProblemAndStaysAlive() {
    database = false;
    audit = false;
    stop.begin();
    WebResponse response = test.router.serve(Requests.get("/readyz"));

    assertThat(response.status()).isEqualTo(503);
    assertThat(body(response))
        .isEqualTo("{\"status\":\"not ready\",\"problems\":[\"database\",\"audit\",\"stopping\"]}");
    assertThat(body(test.router.serve(Requests.get("/healthz")))).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void takesACheckThatFailsForAProblem() {
    TestRouter failing =
        new TestRouter(
            new Health(
                    () -> {
                      throw new UnavailableException(new IllegalStateException());
                    },
                    () -> true,
                    stop)
                .routes()
                .toArray(new Route[0]));

    assertThat(body(failing.router.serve(Requests.get("/readyz"))))
        .isEqualTo("{\"status\":\"not ready\",\"problems\":[\"database\"]}");
  }
}
