package io.github.mycase4j.benchmarks;

import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sandbox with a firm of many people, and what a remote server for it is started with. */
final class RemoteFirm implements AutoCloseable {
  private static final long FIRST_ID = 900_001;

  final Sandbox sandbox;
  private final Path folder;
  private final int publicPort;
  private final List<Long> people = new ArrayList<>();

  /**
   * Makes a firm.
   *
   * @param folder where servers get their own folders
   * @param sizes how many of each collection; the standard number where it is not named
   * @param users how many of the staff use the server
   */
  RemoteFirm(Path folder, Map<String, Integer> sizes, int users, Sandbox.Builder builder)
      throws IOException {
    this.folder = folder;
    this.publicPort = freePort();
    sandbox =
        builder
            .firm(SampleFirm.sized(Clock.systemUTC(), sizes))
            .redirectUri(URI.create(publicUrl() + "/oauth/mycase/callback"))
            .start();
    people.add(sandbox.signedIn());
    for (int i = 1; i < users; i++) {
      people.add(sandbox.put("staff", person(i)));
    }
  }

  private static Map<String, Object> person(int number) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("id", FIRST_ID + number);
    person.put("first_name", "Jordan");
    person.put("last_name", "Number " + number);
    person.put("email", "jordan" + number + "@example.com");
    person.put("active", true);
    return person;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns the address that clients use; all servers of the firm have the same. */
  String publicUrl() {
    return "http://127.0.0.1:" + publicPort;
  }

  int publicPort() {
    return publicPort;
  }

  /** Returns a new connection to a server of the firm. */
  HttpLine line(int port) {
    return new HttpLine(port, "127.0.0.1:" + publicPort);
  }

  /** Returns the ids of those who use the server; the first one is its admin. */
  List<Long> people() {
    return people;
  }

  /** Returns the variables of a server. */
  Map<String, String> environment(String name, int port) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", folder.resolve(name).toString());
    environment.put("PUBLIC_URL", publicUrl());
    environment.put("LISTEN", "127.0.0.1:" + port);
    environment.put("MYCASE_ADMINS", Long.toString(people.get(0)));
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
    environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
    environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
    environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
    environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
    environment.put("MYCASE_MAX_WRITES", "1000000");
    return environment;
  }

  /** Logs everybody in, one after the other, and returns an API token of each. */
  List<String> tokens(RemoteProcess server, boolean write) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (HttpLine line = line(server.port())) {
      for (long person : people) {
        RemoteBrowser browser = new RemoteBrowser(this, person);
        browser.logIn(line);
        tokens.add(browser.createToken(line, write));
      }
    }
    return tokens;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
