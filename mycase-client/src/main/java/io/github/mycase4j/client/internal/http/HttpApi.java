package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.ApiResponse;
import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Api} over HTTP, in one view.
 *
 * <p>Immutable and thread-safe.
 */
public final class HttpApi implements Api {
  /** The result of a request whose response is not read. */
  private enum Nothing {
    NOTHING
  }

  private final ApiBase base;
  private final InterceptorChain chain;
  private final CallScope view;
  private final FileTransfers files;

  /** Creates an API in a view. */
  public HttpApi(ApiBase base, InterceptorChain chain, FileTransfers files, CallScope view) {
    this.files = files;
    this.base = base;
    this.chain = chain;
    this.view = view;
  }

  /** Returns the same API in another view. */
  public HttpApi in(CallScope other) {
    return new HttpApi(base, chain, files, other);
  }

  /** Returns the view. */
  public CallScope view() {
    return view;
  }

  @Override
  public <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check) {
    return send("GET", base.resolve(path, query), null, false, (e, a) -> one(a, type, check));
  }

  @Override
  public <T> PagedIterable<T> list(
      String what,
      String path,
      List<Parameter> query,
      int pageSize,
      Class<T> row,
      ToLongFunction<T> id) {
    PagedIterable.Source<T> source =
        new PagedIterable.Source<>() {
          @Override
          public Page<T> first(int size) {
            List<Parameter> all = new ArrayList<>(query);
            if (pageSize > 0) {
              all.add(new Parameter("page_size", Integer.toString(size > 0 ? size : pageSize)));
            }
            return pages(base.resolve(path, all));
          }

          @Override
          public Page<T> at(URI link) {
            if (!base.owns(link) || !base.pathOf(link).equals(path)) {
              throw new IllegalArgumentException(
                  "nextLink must be a link to a page of " + path + " at this client's base URI");
            }
            return pages(link);
          }

          private Page<T> pages(URI uri) {
            return new Paginator<>(in(view.callFrom(chain.nanos())), what, row, id).first(uri);
          }
        };
    return PagedIterable.of(source, id);
  }

  @Override
  public <T> List<T> getAll(String path, List<Parameter> query, Class<T> row) {
    List<T> rows = new ArrayList<>();
    Paginator<T> pages = new Paginator<>(this, what(path), row, null);
    Page<T> page = pages.first(base.resolve(path, query));
    while (true) {
      rows.addAll(page.items());
      if (!page.hasNext()) {
        return List.copyOf(rows);
      }
      page = page.next().orElseThrow();
    }
  }

  @Override
  public <T> T post(String path, @Nullable Object body, Class<T> response, ResponseCheck<T> check) {
    return send(
        "POST", base.resolve(path, List.of()), body, false, (e, a) -> one(a, response, check));
  }

  @Override
  public <T> List<T> postForList(String path, Object body, Class<T> row) {
    return send(
        "POST",
        base.resolve(path, List.of()),
        body,
        false,
        (e, a) -> Json.readList(a.body(), row, e::checkpoint));
  }

  private static <T> T one(HttpTransport.Response response, Class<T> type, ResponseCheck<T> check) {
    T row = Json.read(response.body(), type);
    check.check(row);
    return row;
  }

  @Override
  public void post(String path, Object body) {
    send("POST", path, body);
  }

  @Override
  public void put(String path, Object body) {
    send("PUT", path, body);
  }

  @Override
  public void delete(String path) {
    send("DELETE", path, null);
  }

  /** Sends a request that no service has a method for. */
  public ApiResponse request(
      String method, String path, Map<String, ?> query, @Nullable Object body) {
    RawRequest raw = RawRequest.of(method, path, query, body);
    return send(
        raw.method(),
        base.resolve(raw.path(), raw.query()),
        raw.body(),
        false,
        (exchange, response) -> RawRequest.read(exchange, response));
  }

  /** Rejects all later requests, of this view and any other of the same client. */
  public void close() {
    chain.close();
  }

  @Override
  public URI location(String path) {
    return send("GET", base.resolve(path, List.of()), null, true, this::place);
  }

  @Override
  public void download(
      String path, URI address, WritableByteChannel file, TransferListener listener) {
    files.download(path, address, file, listener, view);
  }

  @Override
  public void upload(
      String path, URI address, Map<String, String> headers, Path file, TransferListener listener) {
    files.upload(path, address, headers, file, listener, view);
  }

  private URI place(Exchange<URI> exchange, HttpTransport.Response response) {
    String place = response.header("Location").orElse("").trim();
    try {
      URI whole = exchange.uri().resolve(new URI(place));
      if (place.isEmpty()
          || (whole.getHost() == null && !"file".equalsIgnoreCase(whole.getScheme()))) {
        throw unusable(exchange, "has no usable Location.");
      }
      if (!base.mayLeadTo(whole)) {
        throw unusable(
            exchange,
            "names an address that is not safe to open: it is not https, or has a user in it. Open"
                + " the document in MyCase itself.");
      }
      return whole;
    } catch (URISyntaxException e) {
      throw unusable(exchange, "has no usable Location.");
    }
  }

  private static MalformedResponseException unusable(Exchange<?> exchange, String what) {
    return new MalformedResponseException(
        "MyCase's response to " + exchange.name() + " " + what, exchange.summary(), null);
  }

  private void send(String method, String path, @Nullable Object body) {
    send(method, base.resolve(path, List.of()), body, false, (e, a) -> Nothing.NOTHING);
  }

  private <T> T send(
      String method,
      URI uri,
      @Nullable Object body,
      boolean forLocation,
      Exchange.Reading<T> reading) {
    String path = base.pathOf(uri);
    Exchange<T> exchange =
        new Exchange<>(
            new RequestInfo(method, path, ApiBase.queryNames(uri)),
            uri,
            body,
            forLocation,
            view,
            new Progress(what(path), 0, null, Duration.ZERO),
            head -> {},
            reading);
    return chain.send(exchange);
  }

  /**
   * Reads one page of a list.
   *
   * @param whenItBegins receives the head of the response first, and must neither wait nor throw
   */
  <T> T page(
      URI uri,
      Progress sofar,
      Consumer<HttpTransport.Response> whenItBegins,
      Exchange.Reading<T> reading) {
    return chain.send(
        new Exchange<>(
            new RequestInfo("GET", base.pathOf(uri), ApiBase.queryNames(uri)),
            uri,
            null,
            false,
            view,
            sofar,
            whenItBegins,
            reading));
  }

  String pathOf(URI uri) {
    return base.pathOf(uri);
  }

  boolean owns(URI uri) {
    return base.owns(uri);
  }

  /** Returns the first segment of a path, the word for what is read there. */
  private static String what(String path) {
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }
}
