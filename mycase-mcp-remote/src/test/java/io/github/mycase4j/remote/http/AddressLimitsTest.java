package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rows 34 and 66: floods, by address and clock minute. */
final class AddressLimitsTest {
  private final AtomicInteger handled = new AtomicInteger();
  private boolean fails;
  private final TestRouter test =
      new TestRouter(
          Route.action("/oauth/authorize", request -> authorize()),
          new Route(
              "/oauth/register",
              Route.Kind.OPEN_JSON,
              List.of("POST", "OPTIONS"),
              Route.SMALL_BODY,
              request -> WebResponse.json(201, handled.incrementAndGet())),
          new Route(
              "/oauth/token",
              Route.Kind.OPEN_JSON,
              List.of("POST", "OPTIONS"),
              Route.SMALL_BODY,
              request ->
                  fails
                      ? WebResponse.error(400, "invalid_grant", "The code is not known.")
                      : WebResponse.json(200, handled.incrementAndGet())));

  private WebResponse authorize() {
    if (fails) {
      throw new PageException(400, "unknown_client", "The client is not known.");
    }
    return WebResponse.seeOther("https://client.example/cb?error=invalid_request");
  }

  private WebResponse send(String address, String method, String path) {
    return test.router.serve(Requests.from(address, method, path, ""));
  }

  private void assertServed(int times, String address, String method, String path, int status) {
    for (int i = 0; i < times; i++) {
      assertThat(send(address, method, path).status()).as("request " + (i + 1)).isEqualTo(status);
    }
  }

  @Test
  void takesThirtyRegistrations() {
    assertServed(30, "192.0.2.1", "POST", "/oauth/register", 201);
    WebResponse response = send("192.0.2.1", "POST", "/oauth/register");

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.header("Retry-After")).isEqualTo("45");
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("\"error\":\"too_many_requests\"");
    assertThat(handled).hasValue(30);
    assertServed(1, "192.0.2.2", "POST", "/oauth/register", 201);
  }

  @Test
  void countsNoRequestThatTheEndpointDoesNotSee() {
    assertServed(40, "192.0.2.1", "OPTIONS", "/oauth/register", 204);
    assertServed(40, "192.0.2.1", "GET", "/oauth/register", 405);

    assertServed(30, "192.0.2.1", "POST", "/oauth/register", 201);
  }

  @Test
  void takesSixtyFailedTokenRequestsAndAnyNumberOfGoodOnes() {
    assertServed(100, "192.0.2.1", "POST", "/oauth/token", 200);
    fails = true;
    assertServed(60, "192.0.2.1", "POST", "/oauth/token", 400);
    assertServed(2, "192.0.2.1", "POST", "/oauth/token", 429);
    assertServed(1, "192.0.2.2", "POST", "/oauth/token", 400);
    fails = false;
    assertServed(1, "192.0.2.1", "POST", "/oauth/token", 200);
  }

  @Test
  void takesThreeHundredAuthorizationsOfAnOffice() {
    assertServed(300, "192.0.2.1", "GET", "/oauth/authorize", 303);
    WebResponse response = send("192.0.2.1", "GET", "/oauth/authorize");

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.header("Retry-After")).isEqualTo("45");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("data-error=\"too_many_requests\"");
  }

  @Test
  void takesSixtyAuthorizationsThatEndInAnErrorPage() {
    fails = true;
    assertServed(60, "192.0.2.1", "GET", "/oauth/authorize", 400);
    assertServed(1, "192.0.2.1", "GET", "/oauth/authorize", 429);
    fails = false;
    assertServed(1, "192.0.2.1", "GET", "/oauth/authorize", 303);
  }

  @Test
  void countsTheNetworkOfAnIpv6Address() {
    for (int i = 0; i < 30; i++) {
      assertServed(1, "2001:db8:0:1::" + Integer.toHexString(i), "POST", "/oauth/register", 201);
    }

    assertServed(1, "2001:db8:0:1:ffff::", "POST", "/oauth/register", 429);
    assertServed(1, "2001:db8:0:2::1", "POST", "/oauth/register", 201);
  }

  @Test
  void servesAgainInTheNextMinute() {
    assertServed(30, "192.0.2.1", "POST", "/oauth/register", 201);
    assertServed(1, "192.0.2.1", "POST", "/oauth/register", 429);
    test.clock.advance(Duration.ofSeconds(45));
    test.counters.clear();

    assertServed(30, "192.0.2.1", "POST", "/oauth/register", 201);
    assertThat(send("192.0.2.1", "POST", "/oauth/register").header("Retry-After")).isEqualTo("60");
  }
}
