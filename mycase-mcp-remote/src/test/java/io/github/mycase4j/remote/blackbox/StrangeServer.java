package io.github.mycase4j.remote.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of somebody else on this machine, which answers each path as the test says. */
final class StrangeServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What is sent for a path. */
  @FunctionalInterface
  interface Answer {
    void send(OutputStream out) throws IOException, InterruptedException;
  }

  StrangeServer() throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "strange-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the address of a path. */
  String at(String path) {
    return "http://127.0.0.1:" + listener.getLocalPort() + path;
  }

  void answer(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Answers with a document. */
  void document(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    answer(
        path,
        out -> {
          head(out, "200 OK", "Content-Type: " + type + "\r\nContent-Length: " + bytes.length);
          out.write(bytes);
        });
  }

  static void head(OutputStream out, String status, String headers) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the head of each request. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread thread = new Thread(() -> serve(socket), "strange-answer");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      StringBuilder head = new StringBuilder();
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        head.append((char) next);
        if (head.toString().endsWith("\r\n\r\n")) {
          break;
        }
      }
      requests.add(head.toString());
      String path = head.toString().split(" ", 3)[1];
      answers
          .getOrDefault(path, out -> head(out, "404 Not Found", "Content-Length: 0"))
          .send(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The other side has gone, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
