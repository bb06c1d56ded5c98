package io.github.mycase4j.remote.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server on this machine, and breaks their connections. */
final class TestProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Object gate = new Object();
  private boolean stalled;
  private boolean refusing;

  TestProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Passes everything on. */
  void forward() {
    set(false, false);
  }

  /** Keeps all connections and passes nothing on. */
  void stall() {
    set(true, false);
  }

  /** Ends all connections and each new one. */
  void refuse() throws IOException {
    set(false, true);
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private void set(boolean stalls, boolean refuses) {
    synchronized (gate) {
      stalled = stalls;
      refusing = refuses;
      gate.notifyAll();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "test-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        synchronized (gate) {
          if (refusing) {
            client.close();
            continue;
          }
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
      }
    } catch (IOException e) {
      // The proxy was closed.
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (gate) {
          while (stalled) {
            gate.wait();
          }
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException e) {
      // One side has gone, and so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    refuse();
  }
}
