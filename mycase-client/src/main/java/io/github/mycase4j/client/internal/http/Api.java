package io.github.mycase4j.client.internal.http;

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
 * The requests that the services send, each through the whole interceptor chain. Paths are below
 * the API base and begin with a slash, such as {@code /cases/7}.
 */
public interface Api {

  /** One query parameter, not yet percent-encoded. */
  record Parameter(String name, String value) {}

  /** Reads one object and fails if it is not the requested one. */
  <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check);

  /** Reads one object. */
  default <T> T get(String path, List<Parameter> query, Class<T> type) {
    return get(path, query, type, ResponseCheck.none());
  }

  /**
   * Lists rows lazily. Pages are {@code pageSize} rows where it is positive; zero sends no page
   * size, for nested lists that have none.
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

  /** Reads a list that MyCase returns whole, without pages. */
  <T> List<T> getAll(String path, List<Parameter> query, Class<T> row);

  /** Sends a body, or none, and reads and checks the object in the response. */
  <T> T post(String path, @Nullable Object body, Class<T> answer, ResponseCheck<T> check);

  /** Sends a body and reads the list in the response. */
  <T> List<T> postForList(String path, Object body, Class<T> row);

  /** Sends a body and reads the object in the response. */
  default <T> T post(String path, Object body, Class<T> answer) {
    return post(path, body, answer, ResponseCheck.none());
  }

  /** Sends a body; any response but success is an error. */
  void post(String path, Object body);

  /** Updates the record at a path. */
  void put(String path, Object body);

  /** Deletes the record at a path. */
  void delete(String path);

  /**
   * Requests a download and returns its URL (the {@code Location} of a 302) without following it.
   */
  URI location(String path);

  /**
   * Downloads a signed URL to a file, without the login.
   *
   * @param path the request to MyCase that returned the URL, for messages
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  void download(String path, URI address, WritableByteChannel file, TransferListener listener);

  /**
   * Uploads a file to a signed URL, without the login.
   *
   * @param path the request to MyCase that returned the URL, for messages
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  void upload(
      String path, URI address, Map<String, String> headers, Path file, TransferListener listener);
}
