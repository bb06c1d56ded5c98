/** A stand-in MyCase in one process, with a fictional sample firm. */
module io.github.mycase4j.sandbox {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;

  exports io.github.mycase4j.sandbox;
}
