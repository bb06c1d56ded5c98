package io.github.mycase4j.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.TrustedProxies;
import io.github.mycase4j.remote.web.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A started server on a free port, with the clients that were connected to it. */
final class TestServer implements AutoCloseable {
  final TestRouter test;
  final StopSignal stop = new StopSignal();
  final JettyServer server;
  private final List<RawClient> clients = new ArrayList<>();

  TestServer(Route... routes) throws ListenException {
    this(ServerLimits.CLIENTS, routes);
  }

  TestServer(ServerLimits limits, Route... routes) throws ListenException {
    this(limits, TrustedProxies.NONE, routes);
  }

  TestServer(ServerLimits limits, TrustedProxies trusted, Route... routes) throws ListenException {
    List<Route> all = new ArrayList<>(List.of(routes));
    all.addAll(new Health(() -> true, () -> true, stop).routes());
    this.test = new TestRouter("https://mcp.example.com", trusted, all.toArray(new Route[0]));
    this.server =
        new JettyServer(
            "LISTEN",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            test.network,
            test.router,
            stop,
            test.log,
            limits,
            test.clock);
    server.start();
  }

  RawClient connect() throws IOException {
    RawClient client = new RawClient(server.address());
    clients.add(client);
    return client;
  }

  /** Looks after the connections, as the server does every second, until something has happened. */
  void watchUntil(BooleanSupplier happened) {
    long end = System.nanoTime() + 15_000_000_000L;
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      server.watch();
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    server.stop();
  }
}
