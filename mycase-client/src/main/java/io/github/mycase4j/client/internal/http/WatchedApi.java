package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.Page;
import io.github.mycase4j.client.PagedIterable;
import java.net.URI;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Api} whose writes are told to a listener, also those that failed: MyCase may have acted
 * all the same.
 */
public final class WatchedApi implements Api {
  private final Api api;
  private final BiConsumer<String, @Nullable Object> afterWrite;

  /** Creates an API that tells path and body of each write once it was sent. */
  public WatchedApi(Api api, BiConsumer<String, @Nullable Object> afterWrite) {
    this.api = api;
    this.afterWrite = afterWrite;
  }

  @Override
  public <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check) {
    return api.get(path, query, type, check);
  }

  @Override
  public <T> PagedIterable<T> list(
      String what,
      String path,
      List<Parameter> query,
      int pageSize,
      Class<T> row,
      ToLongFunction<T> id) {
    return api.list(what, path, query, pageSize, row, id);
  }

  @Override
  public <T> Page<T> page(String what, URI link, Class<T> row, ToLongFunction<T> id) {
    return api.page(what, link, row, id);
  }

  @Override
  public <T> List<T> getAll(String path, List<Parameter> query, Class<T> row) {
    return api.getAll(path, query, row);
  }

  @Override
  public <T> T post(String path, @Nullable Object body, Class<T> answer, ResponseCheck<T> check) {
    return watched(path, body, () -> api.post(path, body, answer, check));
  }

  @Override
  public <T> List<T> postForList(String path, Object body, Class<T> row) {
    return watched(path, body, () -> api.postForList(path, body, row));
  }

  @Override
  public void post(String path, Object body) {
    watched(path, body, () -> api.post(path, body));
  }

  @Override
  public void put(String path, Object body) {
    watched(path, body, () -> api.put(path, body));
  }

  @Override
  public void delete(String path) {
    watched(path, null, () -> api.delete(path));
  }

  @Override
  public URI location(String path) {
    return api.location(path);
  }

  private void watched(String path, @Nullable Object body, Runnable write) {
    try {
      write.run();
    } finally {
      afterWrite.accept(path, body);
    }
  }

  private <T> T watched(String path, @Nullable Object body, Supplier<T> write) {
    try {
      return write.get();
    } finally {
      afterWrite.accept(path, body);
    }
  }
}
