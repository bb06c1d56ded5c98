package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clients, and their authorization requests, in memory. */
final class FakeRequests implements PendingAuthorizations, Clients {
  private final Map<String, Pending> pending = new HashMap<>();
  private final Map<String, Client> clients = new HashMap<>();

  /** Adds a client with a request of a session. */
  void add(String id, String session, String redirectUri, Scope scope, Client client) {
    keep(client);
    pending.put(
        id + "/" + session, new Pending(client.id(), redirectUri, "state", "challenge", scope));
  }

  static Client registered(String name) {
    return registered("A1b2C3d4E5f6G7h8I9j0Kl", name);
  }

  static Client registered(String id, String name) {
    return client("mc4j_c_" + id, Kind.REGISTERED, name);
  }

  static Client document(String id, String name) {
    return client(id, Kind.DOCUMENT, name);
  }

  private static Client client(String id, Kind kind, String name) {
    return new Client(id, kind, name, List.of(), "none", null, null, Instant.EPOCH, null, null);
  }

  @Override
  public Optional<Pending> find(String id, String sessionHash) {
    return Optional.ofNullable(pending.get(id + "/" + sessionHash));
  }

  @Override
  public Optional<Client> find(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  @Override
  public void keep(Client client) {
    clients.put(client.id(), client);
  }

  @Override
  public String add(Pending pending, String sessionHash) {
    throw new UnsupportedOperationException("no page begins a request");
  }

  @Override
  public Optional<Pending> decide(String id, String sessionHash) {
    throw new UnsupportedOperationException("no page here decides a request");
  }

  @Override
  public void move(String fromSessionHash, String toSessionHash) {
    throw new UnsupportedOperationException("no page logs in");
  }

  @Override
  public boolean register(Client client) {
    throw new UnsupportedOperationException("no page registers a client");
  }
}
