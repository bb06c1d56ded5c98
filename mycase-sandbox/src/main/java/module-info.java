/** A stand-in MyCase in one process, with a fictional sample firm. */
module io.github.mycase4j.sandbox {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;
  requires static transitive org.junit.jupiter.api;

  exports io.github.mycase4j.sandbox;
  exports io.github.mycase4j.sandbox.junit;
}
