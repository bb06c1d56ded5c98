package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.TrustedProxies;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** A router with what it needs. */
final class TestRouter {
  final MutableClock clock =
      new MutableClock(Instant.parse("2026-11-30T10:00:15Z"), ZoneOffset.UTC);
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  final ServerLog log =
      new ServerLog(new PrintStream(written, true, StandardCharsets.UTF_8), clock);
  final FakeCounters counters = new FakeCounters();
  final Settings.Network network;
  final Router router;

  TestRouter(Route... routes) {
    this("https://mcp.example.com", routes);
  }

  TestRouter(String publicUrl, Route... routes) {
    this(publicUrl, TrustedProxies.NONE, routes);
  }

  TestRouter(String publicUrl, TrustedProxies trusted, Route... routes) {
    this.network =
        new Settings.Network(
            new PublicUrl(publicUrl),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            trusted,
            List.of("https://app.example.org"),
            null,
            Duration.ZERO);
    this.router =
        new Router(
            network,
            Arrays.asList(routes),
            (status, code, sentence, field) ->
                WebResponse.html(
                    status,
                    "<main data-error=\"" + code + "\" data-field=\"" + field + "\">" + sentence),
            new AddressLimits(counters, clock),
            log);
  }

  /** Returns what was written to the log. */
  String logged() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
