package io.github.mycase4j.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.ChildJvm;
import io.github.mycase4j.client.fake.RawServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application may keep all threads of the common pool busy. */
@Tag("slow")
@Timeout(120)
class BusyCommonPoolTest {
  private final RawServer server = new RawServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void doesNotKeepAResponseFromItsCaller() throws Exception {
    server.thenAnswer(200, "{}");

    String out =
        ChildJvm.output(
            Host.class,
            Map.of(),
            List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2"),
            server.apiBase().toString());

    assertThat(out.lines()).containsExactly("200", "200");
  }

  /** A program whose common pool is busy. */
  public static final class Host {
    private Host() {}

    /** Sends a read and a write to the address. */
    public static void main(String[] arguments) throws Exception {
      CountDownLatch busy = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
      for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
        ForkJoinPool.commonPool().execute(() -> beBusy(busy));
      }
      busy.await();
      HttpTransport transport = new JdkHttpTransport(Duration.ofSeconds(5), 1_000_000);
      for (String method : new String[] {"GET", "POST"}) {
        HttpTransport.Request request =
            new HttpTransport.Request(
                method,
                URI.create(arguments[0] + "/cases"),
                Map.of(),
                method.equals("GET") ? null : new byte[] {'{', '}'});
        System.out.println(
            transport.send(request, Duration.ofSeconds(10), new Cancellation()).status());
      }
      System.exit(0);
    }

    private static void beBusy(CountDownLatch busy) {
      busy.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
