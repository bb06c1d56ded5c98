package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.core.TransferListener;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the services are made of, each through the whole pipeline. Paths are below the
 * API base and begin with a slash, such as {@code /cases/7}.
 */
public interface Api {

  /** One query parameter, not yet percent-encoded. */
  record Parameter(String name, String value) {}

  /** Reads one object and fails when it is not the one that was asked for. */
  <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check);

  /** Reads one object, whichever it is. */
  default <T> T get(String path, List<Parameter> query, Class<T> type) {
    return get(path, query, type, ResponseCheck.none());
  }

  /**
   * Lists rows lazily. Pages are {@code pageSize} rows where it is positive; zero sends no page
   * size, for the nested lists that know none.
   *
   * @param what MyCase's word for the rows, for {@link Progress}
   */
  <T> PagedIterable<T> list(
      String what,
      String path,
      List<Parameter> query,
      int pageSize,
      Class<T> row,
      ToLongFunction<T> id);

  /**
   * Reads the page of a list that a link of MyCase leads to.
   *
   * @throws IllegalArgumentException when the link leads to another host
   */
  <T> Page<T> page(String what, URI link, Class<T> row, ToLongFunction<T> id);

  /** Reads a list that MyCase gives whole, without pages. */
  <T> List<T> getAll(String path, List<Parameter> query, Class<T> row);

  /** Sends a body, or none, reads the answer as one object and checks it. */
  <T> T post(String path, @Nullable Object body, Class<T> answer, ResponseCheck<T> check);

  /** Sends a body and reads the answer as a list. */
  <T> List<T> postForList(String path, Object body, Class<T> row);

  /** Sends a body and reads the answer as one object. */
  default <T> T post(String path, Object body, Class<T> answer) {
    return post(path, body, answer, ResponseCheck.none());
  }

  /** Sends a body; whatever MyCase answers but success is an error. */
  void post(String path, Object body);

  /** Replaces what the path names. */
  void put(String path, Object body);

  /** Deletes what the path names. */
  void delete(String path);

  /** Asks for a download and returns where it is (the {@code Location} of a 302), unfollowed. */
  URI location(String path);

  /**
   * Writes what a signed address has to a file, without the login.
   *
   * @param path the request to MyCase that gave the address, for messages
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  void download(String path, URI address, WritableByteChannel file, TransferListener listener);

  /**
   * Sends a file to a signed address, without the login.
   *
   * @param path the request to MyCase that gave the address, for messages
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  void upload(
      String path, URI address, Map<String, String> headers, Path file, TransferListener listener);
}
