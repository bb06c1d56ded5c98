package io.github.mycase4j.client;

import io.github.mycase4j.client.api.CallsApi;
import io.github.mycase4j.client.api.CaseRolesApi;
import io.github.mycase4j.client.api.CaseStagesApi;
import io.github.mycase4j.client.api.CasesApi;
import io.github.mycase4j.client.api.ClientsApi;
import io.github.mycase4j.client.api.CompaniesApi;
import io.github.mycase4j.client.api.CustomFieldsApi;
import io.github.mycase4j.client.api.DocumentsApi;
import io.github.mycase4j.client.api.EventsApi;
import io.github.mycase4j.client.api.ExpensesApi;
import io.github.mycase4j.client.api.FirmApi;
import io.github.mycase4j.client.api.FoldersApi;
import io.github.mycase4j.client.api.InvoicePaymentsApi;
import io.github.mycase4j.client.api.InvoicesApi;
import io.github.mycase4j.client.api.LeadsApi;
import io.github.mycase4j.client.api.LocationsApi;
import io.github.mycase4j.client.api.MessageThreadsApi;
import io.github.mycase4j.client.api.NotesApi;
import io.github.mycase4j.client.api.PeopleGroupsApi;
import io.github.mycase4j.client.api.PracticeAreasApi;
import io.github.mycase4j.client.api.ReferralSourcesApi;
import io.github.mycase4j.client.api.StaffApi;
import io.github.mycase4j.client.api.TasksApi;
import io.github.mycase4j.client.api.TimeEntriesApi;
import io.github.mycase4j.client.api.WebhooksApi;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.core.ApiResponse;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.core.WriteObserver;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.internal.api.Services;
import io.github.mycase4j.client.internal.assembly.Assembly;
import io.github.mycase4j.client.internal.assembly.ClientRateLimit;
import io.github.mycase4j.client.internal.assembly.ClientSettings;
import io.github.mycase4j.client.internal.assembly.EnvironmentSettings;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.internal.http.HttpApi;
import io.github.mycase4j.client.internal.sync.CallerOptions;
import io.github.mycase4j.client.internal.sync.SharedCollections;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.network.NetworkVariables;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client of one firm's MyCase, with one login and one limit of requests. {@link #withOptions} and
 * {@link #readOnly} give further views of the same: they cost nothing and share login, limit and
 * connections.
 *
 * <p>Immutable and thread safe. Making one does no I/O; connections are made at the first request.
 */
public final class MyCaseClient implements AutoCloseable {
  /** Where MyCase's API is. */
  public static final URI API_BASE = ClientSettings.API_BASE;

  /** How long a connection may take to come about, unless the builder is told otherwise. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = ClientSettings.CONNECT_TIMEOUT;

  /** How long one HTTP exchange may take, unless the builder is told otherwise. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = ClientSettings.ATTEMPT_TIMEOUT;

  /** How often a request is sent at most, unless the builder is told otherwise. */
  public static final int DEFAULT_MAX_ATTEMPTS = ClientSettings.MAX_ATTEMPTS;

  /** Requests in any 60 seconds, unless the builder is told otherwise. */
  public static final int REQUESTS_PER_MINUTE = ClientSettings.REQUESTS_PER_MINUTE;

  private final HttpApi http;
  private final LongSupplier ticker;
  private final SharedCollections collections;
  private final ClientRateLimit limit;
  private final Services services;

  MyCaseClient(
      HttpApi http, LongSupplier ticker, SharedCollections collections, ClientRateLimit limit) {
    this.http = http;
    this.ticker = ticker;
    this.collections = collections;
    this.limit = limit;
    this.services = new Services(http);
  }

  /** {@return a new builder} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client for a script or a service whose settings are environment variables, the
   * connector's own: {@code MYCASE_API_BASE}, {@code MYCASE_RATE_LIMIT_PER_MINUTE}, {@code
   * MYCASE_CLIENT_ID}, {@code MYCASE_CLIENT_SECRET}, {@code MYCASE_AUTH_URL}, {@code
   * MYCASE_TOKEN_URL}, {@code MYCASE_REDIRECT_PORT}, and for the login {@code MYCASE_ACCESS_TOKEN}
   * and {@code MYCASE_REFRESH_TOKEN}} Only the access token is required. The proxy and certificate
   * variables of {@link NetworkVariables} count as well. A login that was refreshed is kept in
   * memory only. Does no I/O.
   *
   * @param variables names and values, such as {@code System.getenv()}
   * @throws IllegalArgumentException when a variable is missing or cannot be used; the message
   *     names it and never shows a secret
   */
  public static MyCaseClient fromEnvironment(Map<String, String> variables) {
    Builder builder = builder();
    EnvironmentSettings.read(variables, builder.settings);
    return builder.build();
  }

  /**
   * {@return a view with other options, which counts its own requests}
   *
   * <p>A view that is bound to an account, or whose writes are observed, passes both on, and counts
   * its requests together with the views that are made of it.
   *
   * @param options the options of the view
   */
  public MyCaseClient withOptions(CallOptions options) {
    return in(http.view().with(options));
  }

  /**
   * {@return a view whose calls must all have ended so long after now, however many they are; a
   * view made of it ends no later}
   *
   * @param time positive
   */
  public MyCaseClient within(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("time must be positive, not " + time);
    }
    return in(http.view().within(time, ticker.getAsLong()));
  }

  /**
   * {@return a view that is bound to an account: a request that would leave under the login of
   * another one is refused with {@link io.github.mycase4j.client.error.AccountChangedException}
   * before it is sent, and no collection that was read for another one answers} A view that is
   * bound already stays bound to its own account.
   *
   * @param account the account whose login may be used
   */
  public MyCaseClient boundTo(Account account) {
    return in(http.view().boundTo(account));
  }

  /**
   * {@return a view whose writes are observed, and those of all views that are made of it} A view
   * that has an observer keeps it.
   *
   * @param observer is told of the writes
   */
  public MyCaseClient observing(WriteObserver observer) {
    return in(http.view().observing(observer));
  }

  /**
   * {@return a view that refuses every write with a {@link
   * io.github.mycase4j.client.error.ReadOnlyException} before anything is sent} It counts its
   * requests together with this view, and no view made of it can write.
   */
  public MyCaseClient readOnly() {
    return in(http.view().reading());
  }

  /**
   * {@return a view whose requests go out under a login that is not stored, such as to ask whose it
   * is before it is} It is not renewed. Its collections are those of the stored login.
   *
   * @param login the login, not stored
   */
  public MyCaseClient under(Tokens login) {
    return in(http.view().under(login));
  }

  private MyCaseClient in(CallScope view) {
    return new MyCaseClient(http.in(view), ticker, collections, limit);
  }

  /** {@return the options of this view} */
  public CallOptions options() {
    return http.view().options();
  }

  /**
   * {@return the limiter that all views share: the one that the builder was given, or a {@link
   * io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter}} It can be registered, measured,
   * given to another client, and asked for permits for a firm's own calls to MyCase.
   */
  public RateLimiter rateLimiter() {
    return limit.limiter();
  }

  /**
   * {@return how many requests left for MyCase's API through this view, each page and each
   * repetition counted, the login not}
   */
  public long requestsSent() {
    return http.view().sent().get();
  }

  /**
   * Goes on only while the calls of this view may: for work on rows that were read already. Does no
   * I/O.
   *
   * @throws io.github.mycase4j.client.error.CallCancelledException when it was cancelled
   * @throws CallTimeoutException when the time for all its calls is over
   */
  public void check() {
    CallScope view = http.view();
    view.options().cancellation().check();
    if (view.endsAt() - ticker.getAsLong() < 0) {
      throw new CallTimeoutException(
          "The time allowed was over before the rows were put together. Ask for fewer of them.",
          Duration.ZERO);
    }
  }

  /**
   * {@return the firm's collections as whole lists, for the questions that MyCase has no filter
   * for} What was read is shared by all views. Does no I/O.
   */
  public FirmCollections collections() {
    CallScope view = http.view();
    return collections.view(
        new CallerOptions(
            view.options(), view.account(), view.sent()::addAndGet, view.endsAt(), view.reserve()));
  }

  /** {@return the service for the cases} Does no I/O. */
  public CasesApi cases() {
    return services.cases();
  }

  /** {@return the service for the clients} Does no I/O. */
  public ClientsApi clients() {
    return services.clients();
  }

  /** {@return the service for the companies} Does no I/O. */
  public CompaniesApi companies() {
    return services.companies();
  }

  /** {@return the service for the tasks} Does no I/O. */
  public TasksApi tasks() {
    return services.tasks();
  }

  /** {@return the service for the calendar events} Does no I/O. */
  public EventsApi events() {
    return services.events();
  }

  /** {@return the service for the telephone calls} Does no I/O. */
  public CallsApi calls() {
    return services.calls();
  }

  /** {@return the service for the staff, and whose login this is} Does no I/O. */
  public StaffApi staff() {
    return services.staff();
  }

  /** {@return the service for the firm itself} Does no I/O. */
  public FirmApi firm() {
    return services.firm();
  }

  /** {@return the service for the time entries} Does no I/O. */
  public TimeEntriesApi timeEntries() {
    return services.timeEntries();
  }

  /** {@return the service for the invoices} Does no I/O. */
  public InvoicesApi invoices() {
    return services.invoices();
  }

  /** {@return the service for the payments on invoices} Does no I/O. */
  public InvoicePaymentsApi invoicePayments() {
    return services.invoicePayments();
  }

  /** {@return the service for the practice areas} Does no I/O. */
  public PracticeAreasApi practiceAreas() {
    return services.practiceAreas();
  }

  /** {@return the service for the case stages} Does no I/O. */
  public CaseStagesApi caseStages() {
    return services.caseStages();
  }

  /** {@return the service for the notes on cases, clients and companies} Does no I/O. */
  public NotesApi notes() {
    return services.notes();
  }

  /** {@return the service for the leads} Does no I/O. */
  public LeadsApi leads() {
    return services.leads();
  }

  /** {@return the service for the locations of events} Does no I/O. */
  public LocationsApi locations() {
    return services.locations();
  }

  /** {@return the service for the documents} Does no I/O. */
  public DocumentsApi documents() {
    return services.documents();
  }

  /** {@return the service for the expenses} Does no I/O. */
  public ExpensesApi expenses() {
    return services.expenses();
  }

  /** {@return the service for the folders of documents} Does no I/O. */
  public FoldersApi folders() {
    return services.folders();
  }

  /** {@return the service for the message threads} Does no I/O. */
  public MessageThreadsApi messageThreads() {
    return services.messageThreads();
  }

  /** {@return the service for the custom fields} Does no I/O. */
  public CustomFieldsApi customFields() {
    return services.customFields();
  }

  /** {@return the service for the roles on cases} Does no I/O. */
  public CaseRolesApi caseRoles() {
    return services.caseRoles();
  }

  /** {@return the service for the referral sources of leads} Does no I/O. */
  public ReferralSourcesApi referralSources() {
    return services.referralSources();
  }

  /** {@return the service for the groups of clients} Does no I/O. */
  public PeopleGroupsApi peopleGroups() {
    return services.peopleGroups();
  }

  /** {@return the service for the webhook subscriptions} Does no I/O. */
  public WebhooksApi webhooks() {
    return services.webhooks();
  }

  /**
   * Sends a request that this library has no method for, through the same limiter, retries,
   * observers and read-only rule: for what MyCase adds tomorrow. Performs I/O.
   *
   * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
   * @param path below the base URI, such as {@code /cases/7/notes}, without query; what needs it is
   *     percent-encoded by the caller
   * @param query names and values, not yet percent-encoded; a collection as a value repeats the
   *     name, null leaves it out
   * @param body JSON text as a string, or a record, map or list that becomes JSON; null for none
   * @return the response
   * @throws IllegalArgumentException when the method, the path or the body cannot be sent
   * @throws io.github.mycase4j.client.error.ApiException when MyCase rejects the request
   */
  public ApiResponse request(
      String method, String path, Map<String, ?> query, @Nullable Object body) {
    return http.request(method, path, query, body);
  }

  /**
   * Closes the client and all its views: loads in the background stop, and every later call fails
   * with an {@link IllegalStateException}. A request that is under way ends as it would have. An
   * {@link Builder#httpClient} that was given stays open. Closing twice has no effect.
   */
  @Override
  public void close() {
    http.close();
    collections.close();
  }

  /** What the services send their requests through, in this view. */
  Api api() {
    return http;
  }

  /** Makes a {@link MyCaseClient}. Only the token store has to be given. Not thread safe. */
  public static final class Builder {
    private final ClientSettings settings = new ClientSettings();

    private Builder() {}

    /**
     * Sets where the API is; MyCase's own unless given.
     *
     * @param base https, or http on a loopback address
     * @return this builder
     */
    public Builder baseUri(URI base) {
      settings.baseUri = base;
      return this;
    }

    /**
     * Sets where the login is kept.
     *
     * @param store where the login is kept
     * @return this builder
     */
    public Builder tokenStore(TokenStore store) {
      settings.tokenStore = store;
      return this;
    }

    /**
     * Sets what renews the login; without it a login is good until its access token ends.
     *
     * @param oauth what MyCase support gave the firm
     * @return this builder
     */
    public Builder oauth(OauthSettings oauth) {
      settings.oauth = oauth;
      return this;
    }

    /**
     * Sets how many requests may be sent in any 60 seconds; at least one. Up to 1,500, the 25 a
     * second that MyCase documents apply as well; higher limits are reduced to that rate after the
     * first 429 response. Replaces a {@link #rateLimiter}.
     *
     * @param requests at least 1
     * @return this builder
     */
    public Builder requestsPerMinute(int requests) {
      settings.requestsPerMinute = requests;
      settings.rateLimiter = null;
      return this;
    }

    /**
     * Sets the limiter that decides when requests leave, in place of {@link #requestsPerMinute}.
     * MyCase limits an API client: clients that share one are to share a {@link
     * io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter}, built with the same ticker.
     *
     * <p>Any other limiter is asked to reserve a permit for each request; the wait can be cancelled
     * as always, but the permit is used then. A call that it refuses fails with {@link
     * CallTimeoutException}, which names the limiter. MyCase's 25 requests a second and its waits
     * after a 429 are kept in addition, among all clients that share the limiter. It is told of
     * each success and failure.
     *
     * @param limiter the limiter
     * @return this builder
     */
    public Builder rateLimiter(RateLimiter limiter) {
      settings.rateLimiter = Objects.requireNonNull(limiter, "rateLimiter");
      return this;
    }

    /**
     * Sets how the client names itself to MyCase.
     *
     * @param name the value of the {@code User-Agent} header
     * @return this builder
     */
    public Builder userAgent(String name) {
      settings.userAgent = name;
      return this;
    }

    /**
     * Sets the options of the first view.
     *
     * @param callOptions the options
     * @return this builder
     */
    public Builder options(CallOptions callOptions) {
      settings.options = callOptions;
      return this;
    }

    /**
     * Adds an observer of every request; several are told in the order in which they were added.
     *
     * @param observer is told of every request
     * @return this builder
     */
    public Builder addObserver(RequestObserver observer) {
      settings.observers.add(Objects.requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Sets how long a connection may take to come about; {@link #DEFAULT_CONNECT_TIMEOUT} unless
     * set. It has no effect where there is an {@link #httpClient}.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder connectTimeout(Duration timeout) {
      settings.connectTimeout = timeout;
      return this;
    }

    /**
     * Sets how long one HTTP exchange may take, from the request to the last byte of the response;
     * {@link #DEFAULT_ATTEMPT_TIMEOUT} unless set. A read is sent again after that, a write ends
     * with an unknown outcome.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder attemptTimeout(Duration timeout) {
      settings.attemptTimeout = timeout;
      return this;
    }

    /**
     * Sets how long a request may take with all its attempts and waits: the {@link
     * CallOptions#requestTimeout} of the first view. Two minutes unless set.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder requestTimeout(Duration timeout) {
      settings.options = settings.options.withRequestTimeout(timeout);
      return this;
    }

    /**
     * Sets how often a request is sent at most, the first time included; {@link
     * #DEFAULT_MAX_ATTEMPTS} unless set. A write is sent again only where MyCase surely did not act
     * on it. The attempt after a refreshed login counts as well.
     *
     * @param attempts at least 1, which means no retry
     * @return this builder
     */
    public Builder maxAttempts(int attempts) {
      settings.maxAttempts = attempts;
      return this;
    }

    /**
     * Sets what tells the date.
     *
     * @param source the clock
     * @return this builder
     */
    public Builder clock(InstantSource source) {
      settings.clock = source;
      return this;
    }

    /**
     * Sets what counts nanoseconds that never go back, for time budgets and the limit.
     *
     * @param nanoseconds like {@link System#nanoTime}
     * @return this builder
     */
    public Builder ticker(LongSupplier nanoseconds) {
      settings.ticker = nanoseconds;
      return this;
    }

    /**
     * Sets what waits; it must move the ticker on.
     *
     * @param waits waits for retries and for the rate limit
     * @return this builder
     */
    public Builder sleeper(Sleeper waits) {
      settings.sleeper = waits;
      return this;
    }

    /**
     * Sets what spreads the pauses between repetitions; called from several threads.
     *
     * @param generator thread-safe
     * @return this builder
     */
    public Builder random(RandomGenerator generator) {
      settings.random = generator;
      return this;
    }

    /**
     * Sets what runs the loads of whole collections, each of which may take an hour, and the pages
     * that a load fetches ahead; a thread of its own for each unless given.
     *
     * @param runsLoads runs what may take long
     * @return this builder
     */
    public Builder executor(Executor runsLoads) {
      settings.executor = runsLoads;
      return this;
    }

    /**
     * Sets what keeps whole collections beyond the process; nothing does unless given.
     *
     * @param store keeps the collections
     * @return this builder
     */
    public Builder collectionStore(CollectionStore store) {
      settings.collectionStore = store;
      return this;
    }

    /**
     * Sets the environment whose proxy and certificate variables count ({@link NetworkVariables});
     * the process's own unless given. It has no say where there is an {@link #httpClient}.
     *
     * @param variables names and values
     * @return this builder
     */
    public Builder environment(Map<String, String> variables) {
      settings.environment = Map.copyOf(variables);
      return this;
    }

    /**
     * Sets the HTTP client for requests and for the renewal of the login. Its proxy, trust,
     * executor and connect timeout are the caller's, and it is never shut down. Requests are
     * HTTP/1.1. Connections that died without a word are not avoided then, since only its owner can
     * drop them; a short {@code jdk.httpclient.keepalive.timeout} helps on Java 17.
     *
     * @param client does not follow redirects
     * @return this builder
     */
    public Builder httpClient(HttpClient client) {
      settings.httpClient = client;
      return this;
    }

    Builder wire(HttpTransport other) {
      settings.wire = other;
      return this;
    }

    /**
     * Makes the client.
     *
     * @return the client
     * @throws IllegalArgumentException when a setting cannot work, with the name of the setting: a
     *     base URI that is neither https nor http on a loopback address, a limit or a number of
     *     attempts below one, a limiter that cannot reserve permits, a timeout that is not
     *     positive, an HTTP client that follows redirects
     * @throws NullPointerException when there is no token store
     */
    public MyCaseClient build() {
      Assembly assembly = new Assembly(settings);
      return new MyCaseClient(
          assembly.http(), settings.ticker, assembly.collections(), assembly.limit());
    }
  }
}
