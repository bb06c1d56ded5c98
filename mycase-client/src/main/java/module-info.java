/** The typed SDK for the MyCase API: models, services, login and whole collections. */
module io.github.mycase4j.client {
  requires static transitive org.jspecify;
  // Not needed until a caller uses a limiter, and then by that caller's module as well.
  requires static transitive io.github.resilience4j.core;
  requires static transitive io.github.resilience4j.ratelimiter;
  // Only where an application records metrics and brings it along. Not transitive: every other
  // module would need it to compile.
  requires static micrometer.core;
  requires transitive java.net.http;
  requires com.fasterxml.jackson.databind;

  // Answers are read into records of these, also where they are not public.
  opens io.github.mycase4j.client.internal.sync to
      com.fasterxml.jackson.databind;
  opens io.github.mycase4j.client.model to
      com.fasterxml.jackson.databind;

  exports io.github.mycase4j.client;
  exports io.github.mycase4j.client.api;
  exports io.github.mycase4j.client.auth;
  exports io.github.mycase4j.client.core;
  exports io.github.mycase4j.client.error;
  exports io.github.mycase4j.client.collection;
  exports io.github.mycase4j.client.model;
  exports io.github.mycase4j.client.domain;
  exports io.github.mycase4j.client.network;
  exports io.github.mycase4j.client.observe;
  exports io.github.mycase4j.client.ratelimit;
  exports io.github.mycase4j.client.sharing;
}
