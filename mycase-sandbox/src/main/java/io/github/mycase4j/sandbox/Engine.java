package io.github.mycase4j.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.github.mycase4j.sandbox.api.Api;
import io.github.mycase4j.sandbox.files.FileServer;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.HttpSupport;
import io.github.mycase4j.sandbox.http.Request;
import io.github.mycase4j.sandbox.login.OauthServer;
import io.github.mycase4j.sandbox.login.Person;
import io.github.mycase4j.sandbox.login.Tokens;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The parts of a running sandbox, and its two servers. Thread-safe. */
final class Engine implements AutoCloseable {
  private static final int MAX_BODY = 1 << 20;
  private static final long NOBODY = -1;

  final Store store;
  final Tokens tokens;
  final RequestLog log = new RequestLog();
  final FaultQueue faults = new FaultQueue();
  final FileServer fileServer;
  final OauthServer oauth;
  volatile List<URI> redirectUris;
  volatile long userId;
  private final long restrictedId;
  private final ExecutorService workers;
  private final HttpServer api;
  private final HttpServer files;

  /** Opens both ports. */
  Engine(SandboxSettings<?> settings) {
    SampleFirm firm = settings.firm();
    store = new Store(firm.rowsByCollection());
    redirectUris = settings.redirectUris;
    userId = firm.userId();
    restrictedId = firm.restrictedUserId();
    RandomTokens random = new RandomTokens(settings.random);
    tokens = new Tokens(settings.clock, random, settings.accessTokenLife);
    fileServer = new FileServer(store, settings.clock, random);
    oauth = new OauthServer(login(settings, firm), tokens, random);
    Endpoint apiAndLogin = apiAndLogin(settings, firm, random);
    workers = workers();
    Router router =
        new Router(apiAndLogin, this::staffOf, MAX_BODY, true, faults, log, settings.beforeAnswer);
    Router fileRouter =
        new Router(
            fileServer,
            request -> NOBODY,
            FileServer.MAX_UPLOAD,
            false,
            faults,
            log,
            settings.beforeAnswer);
    api = HttpSupport.serve(settings.port, router, workers);
    files = HttpSupport.serve(0, fileRouter, workers);
    fileServer.origin(HttpSupport.origin(files));
  }

  private Endpoint apiAndLogin(SandboxSettings<?> settings, SampleFirm firm, RandomTokens random) {
    Api.Settings behavior =
        new Api.Settings(
            settings.clock,
            firm.response(),
            settings.itemCount,
            settings.emptyPages,
            id -> id == restrictedId,
            settings.requestsPerSecond);
    Api operations = new Api(behavior, store, fileServer, tokens, random);
    return request ->
        request.path().startsWith("/v1/") ? operations.handle(request) : oauth.handle(request);
  }

  private OauthServer.Settings login(SandboxSettings<?> settings, SampleFirm firm) {
    String uuid = settings.firmUuid;
    return new OauthServer.Settings(
        settings.clientId,
        settings.clientSecret,
        firm.name(),
        uuid == null ? firm.uuid() : uuid,
        () -> redirectUris,
        () -> userId,
        this::people,
        settings.inactiveMayLogIn);
  }

  /** Returns the id of the user of a request to the API or the token endpoint, or -1. */
  private long staffOf(Request request) {
    return request.path().startsWith("/v1/")
        ? tokens.user(request.bearer())
        : request.path().equals("/tokens") ? oauth.staffOf(request) : NOBODY;
  }

  private List<Person> people() {
    return store.all("staff", null).stream().map(this::person).toList();
  }

  private Person person(Row row) {
    boolean active = !Boolean.FALSE.equals(row.get("active"));
    String name = row.text("first_name") + " " + row.text("last_name");
    String title = row.text("title").isEmpty() ? "" : ", " + row.text("title");
    String label = name + title + (active ? "" : " (inactive)");
    return new Person(row.key(), label, active, row.key() == restrictedId);
  }

  private static ExecutorService workers() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "mycase-sandbox-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The scheme, host and port of the API and the login. */
  String origin() {
    return HttpSupport.origin(api);
  }

  /** Remembers rows, files and user; the result brings them back and forgets what came since. */
  Runnable checkpoint() {
    Runnable rows = store.checkpoint();
    Runnable uploads = fileServer.checkpoint();
    long user = userId;
    return () -> {
      rows.run();
      uploads.run();
      userId = user;
      faults.clear();
      oauth.clearErrors();
      log.clear();
    };
  }

  @Override
  public void close() {
    api.stop(0);
    files.stop(0);
    workers.shutdownNow();
  }
}
