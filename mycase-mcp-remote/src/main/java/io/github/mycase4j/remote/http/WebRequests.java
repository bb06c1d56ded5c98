package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.WebRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** Makes requests of Jetty's. */
final class WebRequests {
  private static final byte[] NOTHING = {};

  private WebRequests() {}

  /** Returns a request without its body. */
  static WebRequest of(Request request, ClientAddress addresses, Consumer<Runnable> disconnects) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    List<String> forwarded = new ArrayList<>();
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.add(Map.entry(field.getName(), value));
      if (field.getName().equalsIgnoreCase("X-Forwarded-For")) {
        forwarded.add(value);
      }
    }
    String path = request.getHttpURI().getPath();
    return new WebRequest(
        request.getMethod(),
        path == null ? "" : path,
        request.getHttpURI().getQuery(),
        headers,
        addresses.of(peer(request), forwarded),
        NOTHING,
        disconnects);
  }

  private static InetAddress peer(Request request) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress socket && socket.getAddress() != null
        ? socket.getAddress()
        // The connection is closed already; nobody gets the response.
        : InetAddress.getLoopbackAddress();
  }
}
