package io.github.mycase4j.sandbox;

import io.github.mycase4j.sandbox.http.PathPattern;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in for MyCase on 127.0.0.1: API v1, login page, token endpoint and, on a port of
 * its own, the file store. It keeps its firm in memory, responds as MyCase's description says, and
 * rejects and records what that description does not know ({@link #refusals()}).
 *
 * <p>Thread-safe. Opens two local ports and connects to nothing else, except in {@link #approve}
 * and {@link #deny}, which visit the loopback redirect URI. It is for tests and demos: it protects
 * nothing, and its login asks for no password.
 */
public final class Sandbox extends SandboxLogins implements AutoCloseable {
  private final Store store;

  private Sandbox(Builder settings) {
    super(settings, new Engine(settings));
    this.store = engine.store;
  }

  /** {@return a new sandbox with the sample firm, the system's clock and any free port} */
  public static Sandbox start() {
    return builder().start();
  }

  /** {@return a new builder, whose defaults suit a test} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the latest 20,000 requests, oldest first} */
  public List<RecordedRequest> requests() {
    return engine.log.all();
  }

  /**
   * Returns those of the latest requests that have this method and path.
   *
   * @param method the HTTP method
   * @param path the path as MyCase's description writes it, without {@code /v1}, such as {@code
   *     /tasks} or {@code /tasks/{id}}; a part in braces stands for any value
   * @return the requests, oldest first
   */
  public List<RecordedRequest> requests(String method, String path) {
    PathPattern pattern = PathPattern.of(path);
    return engine.log.all().stream()
        .filter(each -> each.method().equals(method) && pattern.matches(each.path()))
        .toList();
  }

  /** {@return the latest requests outside MyCase's description; a good test ends with none} */
  public List<RecordedRequest> refusals() {
    return engine.log.refused();
  }

  /** Forgets the requests so far. */
  public void clearRequests() {
    engine.log.clear();
  }

  /**
   * Returns copies of all rows of a collection: the truth to compare with.
   *
   * @param collection the collection, as MyCase's paths spell it, such as {@code time_entries}
   * @return unmodifiable rows in the order of their ids
   * @throws IllegalArgumentException when there is no such collection
   */
  public List<Map<String, @Nullable Object>> rows(String collection) {
    return store.all(collection, null).stream()
        .<Map<String, @Nullable Object>>map(SampleFirm::shown)
        .toList();
  }

  /**
   * Adds a row, or replaces the one with its id. No rule of MyCase is applied, so that a test can
   * create any situation. {@code created_at} and {@code updated_at} are now unless they are given.
   *
   * @param collection the collection, as MyCase's paths spell it
   * @param fields plain JSON values; a missing {@code id} becomes the next free one
   * @return the id
   * @throws IllegalArgumentException when there is no such collection
   */
  public long put(String collection, Map<String, ?> fields) {
    synchronized (store) {
      long id =
          fields.get("id") instanceof Number number ? number.longValue() : store.nextId(collection);
      String now = Times.stamp(settings.clock.instant());
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("id", id);
      all.putAll(fields);
      for (String stamp : List.of("created_at", "updated_at")) {
        // A null that was given stays: a record without a time.
        if (!all.containsKey(stamp) && FirmSchema.fields(collection).contains(stamp)) {
          all.put(stamp, now);
        }
      }
      store.put(collection, id, all);
      return id;
    }
  }

  /**
   * Deletes a row without the API; what refers to it dangles.
   *
   * @param collection the collection, as MyCase's paths spell it
   * @param id the row's id
   * @return whether the row existed
   * @throws IllegalArgumentException when there is no such collection
   */
  public boolean delete(String collection, long id) {
    return store.delete(collection, id);
  }

  /**
   * Remembers the firm as it is now.
   *
   * @return an action that brings back the rows, the uploaded files and the user of that moment,
   *     and forgets the requests and the waiting faults; it may run several times. Logins stay
   */
  public Runnable checkpoint() {
    return engine.checkpoint();
  }

  /**
   * Lets a fault strike the next request that it fits. Several faults wait in line.
   *
   * @param fault the fault
   */
  public void failNext(Fault fault) {
    engine.faults.add(Objects.requireNonNull(fault));
  }

  /**
   * Lets the next request to a path fail, with an error body in MyCase's form, without acting on
   * it. Several failures wait in line: two calls fail two requests.
   *
   * @param path the path as MyCase's description writes it, without {@code /v1}, such as {@code
   *     /tasks} or {@code /tasks/{id}}; also {@code /tokens}, and {@code
   *     /files/{document}/{version}/{name}} of the file store
   * @param status the HTTP status
   * @param headers names and values of response headers in turn, such as {@code "Retry-After", "2"}
   * @throws IllegalArgumentException when the last header has no value
   */
  public void fail(String path, int status, String... headers) {
    if (headers.length % 2 != 0) {
      throw new IllegalArgumentException(
          "The header " + headers[headers.length - 1] + " has no value");
    }
    Fault fault = Fault.status(status).onPath(PathPattern.of(path));
    for (int i = 0; i < headers.length; i += 2) {
      fault = fault.withHeader(headers[i], headers[i + 1]);
    }
    failNext(fault);
  }

  /** Closes the ports; the firm is gone. */
  @Override
  public void close() {
    engine.close();
  }

  /** Settings for a {@link Sandbox}, with defaults that suit a test. Not thread-safe. */
  public static final class Builder extends SandboxSettings<Builder> {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Opens the ports.
     *
     * @return the running sandbox
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public Sandbox start() {
      return new Sandbox(this);
    }
  }
}
