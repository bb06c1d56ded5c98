package io.github.mycase4j.client.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forward proxy that leads every tunnel to one loopback port, and may demand a login. */
public final class ForwardProxy implements Closeable {
  private final ServerSocket socket;
  private final int target;
  private final String login;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /**
   * Begins to listen.
   *
   * @param login user and password with a colon between them; null when nobody has to log in
   */
  public ForwardProxy(int target, String login) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    this.target = target;
    this.login = login;
    start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Returns what each request for a tunnel said. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket accepted = socket.accept();
        start(() -> serve(accepted));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(socket.getInetAddress(), target)) {
      String head = head(client.getInputStream());
      heads.add(head);
      OutputStream out = client.getOutputStream();
      if (login != null && !head.contains("Proxy-Authorization: Basic " + encoded(login))) {
        out.write(
            "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        return;
      }
      out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      start(() -> copy(server, client));
      copy(client, server);
    } catch (IOException e) {
      // one of them hung up
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // one of them hung up
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "forward-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
