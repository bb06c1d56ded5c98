package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteNotificationTest {
  private static final Map<String, String> BODY = Map.of("name", "A v. B");

  private final List<String> events = new ArrayList<>();
  private RuntimeException failure;
  private final WriteNotification notification = new WriteNotification();

  WriteNotificationTest() {
    notification.add((path, body) -> events.add(path + " " + body));
  }

  @Test
  void tellsOfEachWriteOnceItWasSent() {
    send("POST", "/cases", BODY);
    send("PUT", "/cases/1", BODY);
    send("DELETE", "/cases/2", null);

    assertThat(events)
        .containsExactly(
            "sent POST",
            "/cases " + BODY,
            "sent PUT",
            "/cases/1 " + BODY,
            "sent DELETE",
            "/cases/2 null");
  }

  @Test
  void tellsOfAWriteThatFailedSinceMyCaseMayHaveActed() {
    failure = new IllegalStateException("cut off");

    assertThatThrownBy(() -> send("POST", "/cases", BODY)).isSameAs(failure);
    assertThatThrownBy(() -> send("DELETE", "/cases/2", null)).isSameAs(failure);

    assertThat(events)
        .containsExactly("sent POST", "/cases " + BODY, "sent DELETE", "/cases/2 null");
  }

  @Test
  void tellsOfNoRead() {
    send("GET", "/cases/1", null);

    assertThat(events).containsExactly("sent GET");
  }

  private void send(String method, String path, Object body) {
    Exchange<String> exchange =
        new Exchange<>(
            new RequestInfo(method, path, List.of()),
            URI.create("https://mycase.example.com/v1" + path),
            body,
            false,
            CallScope.of(CallOptions.defaults(), 0),
            new Progress("cases", 0, null, Duration.ZERO),
            head -> {},
            (e, response) -> "");
    Interceptor last =
        (sent, next) -> {
          events.add("sent " + method);
          if (failure != null) {
            throw failure;
          }
          return new HttpTransport.Response(200, Map.of(), new byte[0]);
        };
    notification.send(exchange, new Interceptor.Next(List.of(last), 0));
  }
}
