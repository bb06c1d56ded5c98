package io.github.mycase4j.remote.http;

import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Takes connections up to a limit, and closes those whose requests arrive too slowly. Thread-safe.
 */
final class GuardedConnector extends ServerConnector {
  /** Connections above the limit that are kept for a moment to say so. */
  private static final int SURPLUS = 200;

  /** A redirect returns a state of any length that fits in a request, encoded. */
  private static final int RESPONSE_HEADER_BYTES = 64 * 1024;

  private static final Duration SURPLUS_IDLE = Duration.ofSeconds(5);
  private static final Duration IDLE_AT_STOP = Duration.ofSeconds(1);

  private final ServerLimits limits;
  private final ServerLog log;
  private final LongSupplier nanos;
  private final Set<GuardedEndPoint> connections = ConcurrentHashMap.newKeySet();

  /**
   * Creates the connector.
   *
   * @param log takes failures to take a connection
   * @param nanos measures how long requests take to arrive
   */
  GuardedConnector(
      Server server,
      InetSocketAddress address,
      ServerLimits limits,
      ServerLog log,
      LongSupplier nanos) {
    super(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
    this.limits = limits;
    this.log = log;
    this.nanos = nanos;
    setHost(address.getAddress().getHostAddress());
    setPort(address.getPort());
    setIdleTimeout(limits.idle().toMillis());
    setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    // The next connections after many at once must not be refused by the system.
    setAcceptQueueSize(1_024);
  }

  private static HttpConfiguration configuration(ServerLimits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendXPoweredBy(false);
    configuration.setRequestHeaderSize(limits.headerBytes());
    configuration.setMaxResponseHeaderSize(RESPONSE_HEADER_BYTES);
    // RFC 9110 without any leniency: a proxy may read a malformed request differently.
    configuration.setHttpCompliance(HttpCompliance.STRICT);
    return configuration;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    GuardedEndPoint endPoint =
        new GuardedEndPoint(channel, selector, key, getScheduler(), getExecutor(), nanos);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  @Override
  protected boolean handleAcceptFailure(Throwable failure) {
    if (isOpen()) {
      // Such as too many open files. Jetty waits a second before it goes on.
      log.failure("A connection could not be taken", failure);
    }
    return super.handleAcceptFailure(failure);
  }

  @Override
  protected void onEndPointOpened(EndPoint endPoint) {
    super.onEndPointOpened(endPoint);
    if (endPoint instanceof GuardedEndPoint connection) {
      connections.add(connection);
      int open = connections.size();
      if (open > limits.connections() + SURPLUS) {
        connection.close();
      } else if (open > limits.connections()) {
        connection.markSurplus();
        connection.setIdleTimeout(SURPLUS_IDLE.toMillis());
      }
    }
  }

  @Override
  protected void onEndPointClosed(EndPoint endPoint) {
    super.onEndPointClosed(endPoint);
    if (endPoint instanceof GuardedEndPoint connection) {
      connections.remove(connection);
    }
  }

  /** Closes the connections whose requests take too long to arrive. */
  void closeSlow() {
    for (GuardedEndPoint connection : connections) {
      Duration longest = connection.isSurplus() ? SURPLUS_IDLE : limits.reading();
      if (connection.readingNanos() > longest.toNanos()) {
        connection.close();
      }
    }
  }

  /** Closes the connections on which nothing is going on. */
  void closeIdle() {
    for (GuardedEndPoint connection : connections) {
      if (connection.isBetweenRequests()) {
        connection.close();
      }
    }
  }
}
