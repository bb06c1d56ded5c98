package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.Clients.Client;
import java.util.Optional;

/**
 * Finds clients of both kinds by their ids: registered ones, and those whose id is the address of
 * their metadata document. Thread-safe; performs I/O.
 */
final class KnownClients {
  private final Clients registered;
  private final ClientDocuments documents;

  KnownClients(Clients registered, ClientDocuments documents) {
    this.registered = registered;
    this.documents = documents;
  }

  /**
   * Returns a client; empty when it is not registered.
   *
   * @throws DocumentException when the id is an address without a usable document
   */
  Optional<Client> find(String id) throws DocumentException {
    if (id.startsWith("https://") || id.startsWith("http://")) {
      return Optional.of(documents.get(id));
    }
    return registered.find(id).filter(client -> client.kind() == Clients.Kind.REGISTERED);
  }
}
