package io.github.mycase4j.client.fake;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire that answers from a script and keeps what was sent; the last answer repeats. */
public final class ScriptedWire implements HttpTransport {

  /** One answer or failure. */
  @FunctionalInterface
  public interface Reply {
    HttpTransport.Response to(Request request) throws IOException, InterruptedException;
  }

  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Duration> timeouts = new CopyOnWriteArrayList<>();
  private volatile Reply last = request -> json(200, "{\"id\":1}");

  public ScriptedWire then(Reply reply) {
    script.add(reply);
    return this;
  }

  public ScriptedWire then(HttpTransport.Response answer) {
    return then(request -> answer);
  }

  public ScriptedWire thenFail(IOException failure) {
    return then(
        request -> {
          throw failure;
        });
  }

  @Override
  public HttpTransport.Response send(Request request, Duration timeout, Cancellation cancellation)
      throws IOException, InterruptedException {
    requests.add(request);
    timeouts.add(timeout);
    Reply next = script.poll();
    if (next != null) {
      last = next;
    }
    HttpTransport.Response answer = last.to(request);
    request.answerBegins(answer.status(), answer.headers());
    return answer;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public Request request(int index) {
    return requests.get(index);
  }

  public List<Duration> timeouts() {
    return List.copyOf(timeouts);
  }

  public static HttpTransport.Response json(int status, String body) {
    return answer(status, Map.of(), body);
  }

  /** An answer with headers, each of one value. */
  public static HttpTransport.Response answer(
      int status, Map<String, String> headers, String body) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new HttpTransport.Response(status, lists, body.getBytes(StandardCharsets.UTF_8));
  }
}
