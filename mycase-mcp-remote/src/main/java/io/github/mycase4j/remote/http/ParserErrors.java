package io.github.mycase4j.remote.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * The responses to requests that never reach a route, such as malformed ones. They tell nothing of
 * the request, and the connection is closed behind them.
 */
final class ParserErrors extends ErrorHandler {
  private final boolean https;

  ParserErrors(boolean https) {
    this.https = https;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    addHeaders(response.getHeaders());
    response.write(true, body(response.getStatus()), callback);
    return true;
  }

  private void addHeaders(HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    fields.put(HttpHeader.CONNECTION, "close");
    fields.put("X-Content-Type-Options", "nosniff");
    fields.put("Referrer-Policy", "same-origin");
    if (https) {
      fields.put(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
  }

  private static ByteBuffer body(int status) {
    String sentence =
        switch (status) {
          case 414 -> "The address is too long.\n";
          case 431 -> "The headers of the request are too large.\n";
          default ->
              status < 500
                  ? "This is not an HTTP request that the server takes.\n"
                  : "Something went wrong in the server.\n";
        };
    return ByteBuffer.wrap(sentence.getBytes(StandardCharsets.UTF_8));
  }
}
