package io.github.mycase4j.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's client is of no use any more once its selector thread has ended. */
@Timeout(60)
class DeadClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RawServer server = new RawServer();
  private final AtomicInteger made = new AtomicInteger();
  private final CompletableFuture<Thread> firstSelector = new CompletableFuture<>();
  private final JdkHttpTransport wire =
      new JdkHttpTransport(
          new ClientPool(this::client, new MutableClock(), new MutableClock()), 1000);

  @AfterEach
  void close() {
    server.close();
  }

  /** Makes a client whose selector thread the test can end, as an OutOfMemoryError does. */
  private HttpClient client(Executor executor) {
    made.incrementAndGet();
    return HttpClient.newBuilder()
        .executor(
            command -> {
              if (Thread.currentThread().getName().endsWith("-SelectorManager")) {
                firstSelector.complete(Thread.currentThread());
              }
              executor.execute(command);
            })
        .build();
  }

  private void kill() throws InterruptedException {
    Thread selector = firstSelector.join();
    selector.interrupt();
    selector.join();
  }

  private int send(String method) throws IOException, InterruptedException {
    byte[] body = method.equals("POST") ? "{}".getBytes(UTF_8) : null;
    HttpTransport.Request request =
        new HttpTransport.Request(method, server.apiBase(), Map.of(), body);
    return wire.send(request, LONG, new Cancellation()).status();
  }

  @Test
  void isReplacedBeforeTheNextRequest() throws Exception {
    server.thenAnswer(200, "{}");
    send("GET");
    kill();

    assertThat(send("POST")).isEqualTo(200);
    assertThat(send("GET")).isEqualTo(200);
    assertThat(made).hasValue(2);
  }

  @Test
  void endsTheRequestThatIsUnderWay() throws Exception {
    server
        .then(
            c -> {
              c.receive();
              c.answer(200, "{}");
              c.receive();
              firstSelector.join().interrupt();
              c.receive();
            })
        .thenAnswer(200, "{}");
    send("GET");

    assertThatThrownBy(() -> send("POST"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTransport.NotSentException.class);
    assertThat(send("GET")).isEqualTo(200);
  }

  @Test
  void isReplacedAfterAFailureTooAndLeavesNoThreadBehind() throws Exception {
    server
        .then(
            c -> {
              c.receive();
              c.answer(200, "{}");
              c.receive();
              c.reset();
            })
        .thenAnswer(200, "{}");
    send("GET");

    assertThatThrownBy(() -> send("GET")).isInstanceOf(IOException.class);

    firstSelector.join().join(30_000);
    assertThat(firstSelector.join().isAlive()).isFalse();
    assertThat(send("GET")).isEqualTo(200);
    assertThat(made).hasValue(2);
  }
}
