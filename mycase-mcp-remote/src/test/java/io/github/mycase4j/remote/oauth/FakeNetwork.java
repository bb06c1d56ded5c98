package io.github.mycase4j.remote.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;

/**
 * An Internet in which every connection ends at one server of this machine. Deadlines pass when a
 * test says so.
 */
final class FakeNetwork {
  /** An address of the Internet. */
  static final String PUBLIC = "93.184.215.14";

  final List<String> resolved = new CopyOnWriteArrayList<>();
  final List<String> connected = new CopyOnWriteArrayList<>();
  final List<Duration> deadlines = new CopyOnWriteArrayList<>();
  private final List<Runnable> expirations = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<String[]>> names = new HashMap<>();
  private final int port;
  private final SSLSocketFactory tls;

  FakeNetwork(int port, SSLSocketFactory tls) {
    this.port = port;
    this.tls = tls;
  }

  /** Lets a name have these addresses the next time; the last ones stay. */
  void name(String host, String... addresses) {
    names.computeIfAbsent(host, name -> new ArrayDeque<>()).add(addresses);
  }

  /** Lets all deadlines pass. */
  void expireAll() {
    expirations.forEach(Runnable::run);
  }

  DocumentNetwork network() {
    return new DocumentNetwork(
        this::resolve,
        () -> new LocalSocket(),
        () -> tls,
        task -> {
          Thread thread = new Thread(task, "test-fetch");
          thread.setDaemon(true);
          thread.start();
        },
        (time, action) -> {
          deadlines.add(time);
          expirations.add(action);
        });
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    resolved.add(host);
    Deque<String[]> known = names.get(host);
    if (known == null && host.matches("[0-9.]+|.*:.*")) {
      return new InetAddress[] {InetAddress.getByName(host)};
    } else if (known == null) {
      throw new UnknownHostException(host);
    }
    String[] texts = known.size() > 1 ? known.poll() : known.peek();
    InetAddress[] addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      addresses[i] = InetAddress.getByName(texts[i]);
    }
    return addresses;
  }

  private final class LocalSocket extends Socket {
    LocalSocket() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      InetSocketAddress asked = (InetSocketAddress) endpoint;
      connected.add(asked.getAddress().getHostAddress() + " " + asked.getPort());
      super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
    }
  }
}
