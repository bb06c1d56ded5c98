package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes a response: at once, or piece by piece on the thread that writes. */
final class ResponseWriter {
  private final Response out;
  private final WebResponse response;

  ResponseWriter(Response out, WebResponse response) {
    this.out = out;
    this.response = response;
  }

  /** Writes the response. Blocks for one that comes piece by piece. */
  void write(Callback then) {
    out.setStatus(response.status());
    for (Map.Entry<String, String> header : response.headers()) {
      out.getHeaders().add(header.getKey(), header.getValue());
    }
    WebResponse.Stream stream = response.stream();
    if (stream == null) {
      out.write(true, ByteBuffer.wrap(response.body()), then);
      return;
    }
    try {
      // The client sees at once that its call was accepted.
      send(BufferUtil.EMPTY_BUFFER);
      stream.write(text -> send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException | RuntimeException | Error e) {
      then.failed(e);
      return;
    }
    out.write(true, BufferUtil.EMPTY_BUFFER, then);
  }

  private void send(ByteBuffer piece) throws IOException {
    try (Blocker.Callback sent = Blocker.callback()) {
      out.write(false, piece, sent);
      sent.block();
    }
  }
}
