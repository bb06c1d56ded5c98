package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Writes down what it is asked, and answers with one prepared thing or failure. */
final class RecordedApi implements Api {
  final List<String> requests = new ArrayList<>();
  Object answer;
  MyCaseException failure;

  String only() {
    if (requests.size() != 1) {
      throw new AssertionError("not one request: " + requests);
    }
    return requests.get(0);
  }

  private <T> T answer(Class<T> type, String request) {
    requests.add(request);
    if (failure != null) {
      throw failure;
    }
    return type.cast(answer);
  }

  private static String query(List<Parameter> query) {
    return query.stream().map(p -> " " + p.name() + "=" + p.value()).reduce("", String::concat);
  }

  @Override
  public <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check) {
    return answer(type, "GET " + path + query(query));
  }

  @Override
  public <T> PagedIterable<T> list(
      String what,
      String path,
      List<Parameter> query,
      int pageSize,
      Class<T> row,
      ToLongFunction<T> id) {
    requests.add("LIST " + what + " " + path + query(query) + " " + pageSize);
    return new PagedIterable<>(() -> new Page<>(List.of(row.cast(answer)), null, null), id);
  }

  @Override
  public <T> List<T> getAll(String path, List<Parameter> query, Class<T> row) {
    return List.of(answer(row, "ALL " + path + query(query)));
  }

  @Override
  public <T> T post(String path, Object body, Class<T> type, ResponseCheck<T> check) {
    return answer(type, "POST " + path + " " + body.getClass().getSimpleName());
  }

  @Override
  public <T> List<T> postForList(String path, Object body, Class<T> row) {
    return List.of(answer(row, "POST " + path + " for a list"));
  }

  @Override
  public void post(String path, Object body) {
    answer(Object.class, "POST " + path + " " + body.getClass().getSimpleName() + " no answer");
  }

  @Override
  public void put(String path, Object body) {
    answer(Object.class, "PUT " + path + " " + body.getClass().getSimpleName());
  }

  @Override
  public void delete(String path) {
    answer(Object.class, "DELETE " + path);
  }

  @Override
  public URI location(String path) {
    return answer(URI.class, "LOCATION " + path);
  }

  @Override
  public void download(
      String path, URI address, WritableByteChannel file, TransferListener listener) {
    throw new AssertionError(path);
  }

  @Override
  public void upload(
      String path, URI address, Map<String, String> headers, Path file, TransferListener listener) {
    throw new AssertionError(path);
  }
}
