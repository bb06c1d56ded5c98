package io.github.mycase4j.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.ChildJvm;
import io.github.mycase4j.client.fake.RawServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's client repeats more when the host application sets a property of its own. */
@Tag("slow")
@Timeout(120)
class WireUnderHostPropertiesTest {
  private final RawServer server = new RawServer();

  @AfterEach
  void close() {
    server.close();
  }

  /** The program of another process. */
  static final class Host {
    private Host() {}

    /** Makes a good request and then one that gets no answer. */
    public static void main(String[] arguments) throws Exception {
      JdkHttpTransport wire = new JdkHttpTransport(Duration.ofSeconds(20), 1000);
      URI uri = URI.create(arguments[0]);
      send(wire, new HttpTransport.Request("GET", uri, Map.of(), null));
      byte[] body = arguments[1].equals("POST") ? "{\"name\":\"A v. B\"}".getBytes(UTF_8) : null;
      System.out.print(send(wire, new HttpTransport.Request(arguments[1], uri, Map.of(), body)));
    }

    private static String send(JdkHttpTransport wire, HttpTransport.Request request)
        throws InterruptedException {
      try {
        return "status " + wire.send(request, Duration.ofMinutes(1), new Cancellation()).status();
      } catch (HttpTransport.NotSentException e) {
        return "not sent";
      } catch (IOException e) {
        return "broken";
      }
    }
  }

  private String outcome(String method) throws Exception {
    return ChildJvm.output(
        Host.class,
        Map.of(),
        List.of("-Djdk.httpclient.enableAllMethodRetry=true"),
        server.apiBase() + "/cases",
        method);
  }

  private void answerOneAndEndTheNext(RawServer.Script end) {
    server
        .then(
            c -> {
              c.receive();
              c.answer(200, "{}");
              c.receive();
              end.serve(c);
            })
        .thenAnswer(201, "{}");
  }

  @Test
  void aWriteIsSentOnceAllTheSame() throws Exception {
    answerOneAndEndTheNext(RawServer.Connection::reset);

    assertThat(outcome("POST")).isEqualTo("broken");
    assertThat(server.requests()).containsExactly("GET /v1/cases", "POST /v1/cases");
  }

  @Test
  void aDeletionIsSentOnceAllTheSame() throws Exception {
    answerOneAndEndTheNext(RawServer.Connection::reset);

    assertThat(outcome("DELETE")).isEqualTo("broken");
    assertThat(server.requests()).containsExactly("GET /v1/cases", "DELETE /v1/cases");
  }

  @Test
  void aWriteThatWasSentIsNotSaidToBeUnsentWhenTheServerIsGoneAfterwards() throws Exception {
    answerOneAndEndTheNext(
        c -> {
          server.stopListening();
          c.reset();
        });

    assertThat(outcome("POST")).isEqualTo("broken");
  }
}
