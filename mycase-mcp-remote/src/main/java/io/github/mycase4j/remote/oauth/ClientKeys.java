package io.github.mycase4j.remote.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.github.mycase4j.remote.tokens.Clients.Client;
import java.util.List;

/** The public keys with which clients sign assertions. Thread-safe; performs I/O. */
@FunctionalInterface
interface ClientKeys {

  /**
   * Returns the keys of a client that fit the header of an assertion.
   *
   * @throws DocumentException when the keys cannot be read
   */
  List<JWK> find(Client client, JWSHeader header) throws DocumentException;
}
