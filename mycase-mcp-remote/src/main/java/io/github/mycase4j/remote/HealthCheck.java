package io.github.mycase4j.remote;

import io.github.mycase4j.remote.config.Variable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks a server on this machine whether it is up: the health check of the image, which has neither
 * curl nor, perhaps, a shell. It is a program of its own and loads as little as it can, because a
 * container engine starts it again and again.
 */
final class HealthCheck {
  private static final int SECONDS = 4;
  private static final int DEFAULT_PORT = 8080;

  private HealthCheck() {}

  /**
   * Ends with 0 when a path of the server is answered with 200, else with 1.
   *
   * @param args the path; without one, {@code /healthz}
   */
  public static void main(String[] args) {
    System.exit(isUp(System.getenv(), args.length == 0 ? "/healthz" : args[0]) ? 0 : 1);
  }

  /** Returns whether the server that the variables describe answers a path with 200. */
  static boolean isUp(Map<String, String> environment, String path) {
    String listen = environment.getOrDefault(Variable.LISTEN.name(), "").strip();
    int colon = listen.lastIndexOf(':');
    String given = listen.substring(colon + 1);
    int port = given.matches("\\d{1,5}") ? Integer.parseInt(given) : DEFAULT_PORT;
    String host = colon < 0 ? "" : listen.substring(0, colon);
    // A server that listens on all addresses is reached on the loopback one.
    String address = host.isEmpty() || host.equals("0.0.0.0") ? "127.0.0.1" : host;
    return answers(address.equals("[::]") ? "[::1]" : address, port, path);
  }

  private static boolean answers(String host, int port, String path) {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(SECONDS * 1000);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + ":"
              + port
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(Main.NAME + ": " + host + ":" + port + " does not answer " + path + ".");
      return false;
    }
  }
}
