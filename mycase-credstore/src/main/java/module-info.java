/** The login on disk: encrypted, shared by several processes, never lost by a crash. */
module io.github.mycase4j.credstore {
  requires static transitive org.jspecify;
  requires transitive io.github.mycase4j.client;
  requires com.fasterxml.jackson.databind;
  requires com.google.crypto.tink;

  exports io.github.mycase4j.credstore;
}
