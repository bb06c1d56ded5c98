package io.github.mycase4j.remote.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OAuth clients that are known. Thread-safe; performs I/O. */
public interface Clients {
  /** The highest number of registered clients without a grant. */
  int MOST_UNUSED = 1_000;

  /** How a client became known. */
  enum Kind {
    /** It registered (RFC 7591). */
    REGISTERED,
    /** Its id is the address of its metadata document. */
    DOCUMENT
  }

  /**
   * A client.
   *
   * @param authMethod {@code none} or {@code private_key_jwt}
   * @param jwks the keys in the document; null for none
   * @param fetchedAt when the document was fetched; null for a registered client
   * @param freshUntil until when the document need not be fetched again; null for a registered one
   */
  record Client(
      String id,
      Kind kind,
      String name,
      List<String> redirectUris,
      String authMethod,
      @Nullable String jwksUri,
      @Nullable String jwks,
      Instant createdAt,
      @Nullable Instant fetchedAt,
      @Nullable Instant freshUntil) {
    /** Copies the list. */
    public Client {
      redirectUris = List.copyOf(redirectUris);
    }
  }

  /** Returns a client; empty when it is not known. */
  Optional<Client> find(String id);

  /** Keeps a registered client unless there are {@link #MOST_UNUSED}; returns whether it did. */
  boolean register(Client client);

  /** Keeps a client with its document, in place of an earlier version. */
  void keep(Client client);
}
