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
import io.github.mycase4j.client.collection.EvictionListener;
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
import io.github.mycase4j.client.internal.assembly.SharedAccess;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.internal.http.HttpApi;
import io.github.mycase4j.client.internal.sync.SharedCollections;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.client.sharing.SharedResources;
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
 * A client of one firm's MyCase, with one login and one rate limit. {@link #withOptions}, {@link
 * #readOnly} and others return views of it: they cost nothing and share login, limit and
 * connections.
 *
 * <p>Immutable and thread-safe. Creating one performs no I/O; connections are opened with the first
 * request.
 */
public final class MyCaseClient implements AutoCloseable {
  /** The base URI of MyCase's API. */
  public static final URI API_BASE = ClientSettings.API_BASE;

  /** The default connect timeout. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = ClientSettings.CONNECT_TIMEOUT;

  /** The default timeout of one attempt. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = ClientSettings.ATTEMPT_TIMEOUT;

  /** The default highest number of attempts. */
  public static final int DEFAULT_MAX_ATTEMPTS = ClientSettings.MAX_ATTEMPTS;

  /** The default limit of requests in any 60 seconds. */
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
   * {@return a client for a script or a service, configured by the connector's environment
   * variables: {@code MYCASE_API_BASE}, {@code MYCASE_RATE_LIMIT_PER_MINUTE}, {@code
   * MYCASE_CLIENT_ID}, {@code MYCASE_CLIENT_SECRET}, {@code MYCASE_AUTH_URL}, {@code
   * MYCASE_TOKEN_URL}, {@code MYCASE_REDIRECT_PORT}, and for the login {@code MYCASE_ACCESS_TOKEN}
   * and {@code MYCASE_REFRESH_TOKEN}} Only the access token is required. The proxy and certificate
   * variables of {@link NetworkVariables} apply as well. A refreshed login is kept in memory only.
   * Performs no I/O.
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
   * its requests together with the views created from it.
   *
   * @param options the options of the view
   */
  public MyCaseClient withOptions(CallOptions options) {
    return in(http.view().with(options));
  }

  /**
   * {@return a view whose calls must all end within this time from now, however many there are} A
   * view created from it has no more time.
   *
   * @param time positive
   */
  public MyCaseClient within(Duration time) {
    Assembly.positive("time", time);
    return in(http.view().within(time, ticker.getAsLong()));
  }

  /**
   * {@return a view that is bound to an account: a request that would be sent under the login of
   * another one fails with {@link io.github.mycase4j.client.error.AccountChangedException} before
   * it is sent, and no rows read for another one are returned} A view that is bound already stays
   * bound to its own account.
   *
   * @param account the account whose login may be used
   */
  public MyCaseClient boundTo(Account account) {
    return in(http.view().boundTo(account));
  }

  /**
   * {@return a view whose writes are observed, together with those of all views created from it} A
   * view that has an observer keeps it.
   *
   * @param observer receives the writes
   */
  public MyCaseClient observing(WriteObserver observer) {
    return in(http.view().observing(observer));
  }

  /**
   * {@return a view that rejects every write with a {@link
   * io.github.mycase4j.client.error.ReadOnlyException} before anything is sent} It counts its
   * requests together with this view, and no view created from it can write.
   */
  public MyCaseClient readOnly() {
    return in(http.view().reading());
  }

  /**
   * {@return a view whose requests use a login that is not stored, for instance to find out whose
   * it is before it is stored} It is not refreshed. Its collections are those of the stored login.
   *
   * @param login the login to use; it is not stored
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
   * Returns the limiter that all views share: the one that the builder was given, or a {@link
   * io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter}. It can be registered, measured,
   * given to another client, and asked for permits for a firm's own calls to MyCase.
   *
   * @return the limiter
   */
  public RateLimiter rateLimiter() {
    return limit.limiter();
  }

  /**
   * {@return how many requests this view has sent to MyCase's API} Each page and each retry counts;
   * the login does not.
   */
  public long requestsSent() {
    return http.view().sent().get();
  }

  /**
   * Throws if the calls of this view may not continue: for work on rows that were read already.
   * Performs no I/O.
   *
   * @throws io.github.mycase4j.client.error.CallCancelledException if the view was cancelled
   * @throws CallTimeoutException if the time for all its calls is over
   */
  public void check() {
    http.view()
        .check(
            ticker.getAsLong(),
            "The time allowed was over before all rows were processed. Ask for fewer of them.",
            Duration.ZERO);
  }

  /**
   * {@return the firm's collections as whole lists, for the questions that MyCase has no filter
   * for} The rows are shared by all views. Performs no I/O.
   */
  public FirmCollections collections() {
    return collections.view(http.view());
  }

  /** {@return the service for the cases} Performs no I/O. */
  public CasesApi cases() {
    return services.cases();
  }

  /** {@return the service for the clients} Performs no I/O. */
  public ClientsApi clients() {
    return services.clients();
  }

  /** {@return the service for the companies} Performs no I/O. */
  public CompaniesApi companies() {
    return services.companies();
  }

  /** {@return the service for the tasks} Performs no I/O. */
  public TasksApi tasks() {
    return services.tasks();
  }

  /** {@return the service for the calendar events} Performs no I/O. */
  public EventsApi events() {
    return services.events();
  }

  /** {@return the service for the telephone calls} Performs no I/O. */
  public CallsApi calls() {
    return services.calls();
  }

  /** {@return the service for the staff, and whose login this is} Performs no I/O. */
  public StaffApi staff() {
    return services.staff();
  }

  /** {@return the service for the firm itself} Performs no I/O. */
  public FirmApi firm() {
    return services.firm();
  }

  /** {@return the service for the time entries} Performs no I/O. */
  public TimeEntriesApi timeEntries() {
    return services.timeEntries();
  }

  /** {@return the service for the invoices} Performs no I/O. */
  public InvoicesApi invoices() {
    return services.invoices();
  }

  /** {@return the service for the payments on invoices} Performs no I/O. */
  public InvoicePaymentsApi invoicePayments() {
    return services.invoicePayments();
  }

  /** {@return the service for the practice areas} Performs no I/O. */
  public PracticeAreasApi practiceAreas() {
    return services.practiceAreas();
  }

  /** {@return the service for the case stages} Performs no I/O. */
  public CaseStagesApi caseStages() {
    return services.caseStages();
  }

  /** {@return the service for the notes on cases, clients and companies} Performs no I/O. */
  public NotesApi notes() {
    return services.notes();
  }

  /** {@return the service for the leads} Performs no I/O. */
  public LeadsApi leads() {
    return services.leads();
  }

  /** {@return the service for the locations of events} Performs no I/O. */
  public LocationsApi locations() {
    return services.locations();
  }

  /** {@return the service for the documents} Performs no I/O. */
  public DocumentsApi documents() {
    return services.documents();
  }

  /** {@return the service for the expenses} Performs no I/O. */
  public ExpensesApi expenses() {
    return services.expenses();
  }

  /** {@return the service for the folders of documents} Performs no I/O. */
  public FoldersApi folders() {
    return services.folders();
  }

  /** {@return the service for the message threads} Performs no I/O. */
  public MessageThreadsApi messageThreads() {
    return services.messageThreads();
  }

  /** {@return the service for the custom fields} Performs no I/O. */
  public CustomFieldsApi customFields() {
    return services.customFields();
  }

  /** {@return the service for the roles on cases} Performs no I/O. */
  public CaseRolesApi caseRoles() {
    return services.caseRoles();
  }

  /** {@return the service for the referral sources of leads} Performs no I/O. */
  public ReferralSourcesApi referralSources() {
    return services.referralSources();
  }

  /** {@return the service for the groups of clients} Performs no I/O. */
  public PeopleGroupsApi peopleGroups() {
    return services.peopleGroups();
  }

  /** {@return the service for the webhook subscriptions} Performs no I/O. */
  public WebhooksApi webhooks() {
    return services.webhooks();
  }

  /**
   * Sends a request that this library has no method for, through the same limiter, retries,
   * observers and read-only rule: for operations that MyCase adds later. Performs I/O.
   *
   * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
   * @param path below the base URI, such as {@code /cases/7/notes}, without query, percent-encoded
   *     where necessary
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
   * with an {@link IllegalStateException}. A running request ends normally. The {@link
   * Builder#httpClient} of the caller stays open. Closing twice has no effect.
   */
  @Override
  public void close() {
    http.close();
    collections.close();
  }

  /** Returns the API that the services of this view send their requests through. */
  Api api() {
    return http;
  }

  /** Builds a {@link MyCaseClient}. Only the token store is required. Not thread-safe. */
  public static final class Builder {
    private final ClientSettings settings = new ClientSettings();

    private Builder() {}

    /**
     * Sets the base URI of the API; MyCase's by default.
     *
     * @param base https, or http on a loopback address
     * @return this builder
     */
    public Builder baseUri(URI base) {
      settings.baseUri = base;
      return this;
    }

    /**
     * Sets the store of the login.
     *
     * @param store the store of the login
     * @return this builder
     */
    public Builder tokenStore(TokenStore store) {
      settings.tokenStore = store;
      return this;
    }

    /**
     * Sets the OAuth client that refreshes logins; without it a login ends with its access token.
     *
     * @param oauth the settings that MyCase support gave the firm
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
     * MyCase limits each API client, so clients that use the same one should share a {@link
     * io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter}, built with the same ticker.
     *
     * <p>Any other limiter is asked to reserve a permit for each request; the wait can be cancelled
     * as always, but the permit is still used. A call that it rejects fails with {@link
     * CallTimeoutException}, which names the limiter. MyCase's 25 requests a second and its waits
     * after a 429 apply in addition, to all clients that share the limiter. It is notified of each
     * success and failure.
     *
     * @param limiter the limiter
     * @return this builder
     */
    public Builder rateLimiter(RateLimiter limiter) {
      settings.rateLimiter = Objects.requireNonNull(limiter, "rateLimiter");
      return this;
    }

    /**
     * Sets the {@code User-Agent} header.
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
     * Adds an observer of every request; several are called in the order in which they were added.
     *
     * @param observer receives every request
     * @return this builder
     */
    public Builder addObserver(RequestObserver observer) {
      settings.observers.add(Objects.requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Sets the timeout for opening a connection; {@link #DEFAULT_CONNECT_TIMEOUT} by default. Has
     * no effect with an {@link #httpClient}.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder connectTimeout(Duration timeout) {
      settings.connectTimeout = timeout;
      return this;
    }

    /**
     * Sets the timeout of one attempt, from the request to the last byte of the response; {@link
     * #DEFAULT_ATTEMPT_TIMEOUT} by default. A read is retried after that, a write ends with an
     * unknown outcome.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder attemptTimeout(Duration timeout) {
      settings.attemptTimeout = timeout;
      return this;
    }

    /**
     * Sets the timeout of a request with all its attempts and waits: the {@link
     * CallOptions#requestTimeout} of the first view. Two minutes by default.
     *
     * @param timeout positive
     * @return this builder
     */
    public Builder requestTimeout(Duration timeout) {
      settings.options = settings.options.withRequestTimeout(timeout);
      return this;
    }

    /**
     * Sets the highest number of attempts of a request, the first included; {@link
     * #DEFAULT_MAX_ATTEMPTS} by default. A write is retried only if MyCase certainly did not act on
     * it. The attempt after a token refresh counts as well.
     *
     * @param attempts at least 1, which means no retry
     * @return this builder
     */
    public Builder maxAttempts(int attempts) {
      settings.maxAttempts = attempts;
      return this;
    }

    /**
     * Sets the clock; the system's by default.
     *
     * @param source the clock
     * @return this builder
     */
    public Builder clock(InstantSource source) {
      settings.clock = source;
      return this;
    }

    /**
     * Sets the monotonic nanosecond counter for timeouts and the rate limit.
     *
     * @param nanoseconds like {@link System#nanoTime}
     * @return this builder
     */
    public Builder ticker(LongSupplier nanoseconds) {
      settings.ticker = nanoseconds;
      return this;
    }

    /**
     * Sets the sleeper; the ticker must advance while it sleeps.
     *
     * @param waits the sleeper for retries and the rate limit
     * @return this builder
     */
    public Builder sleeper(Sleeper waits) {
      settings.sleeper = waits;
      return this;
    }

    /**
     * Sets the random source for retry jitter; it is called from several threads.
     *
     * @param generator thread-safe
     * @return this builder
     */
    public Builder random(RandomGenerator generator) {
      settings.random = generator;
      return this;
    }

    /**
     * Sets the executor for loads of whole collections, each of which may take an hour, and for the
     * pages that they prefetch; a new thread for each by default.
     *
     * @param runsLoads an executor for long-running tasks
     * @return this builder
     */
    public Builder executor(Executor runsLoads) {
      settings.executor = runsLoads;
      return this;
    }

    /**
     * Sets the store that keeps whole collections for the next process; none by default.
     *
     * @param store the store for the collections
     * @return this builder
     */
    public Builder collectionStore(CollectionStore store) {
      settings.collectionStore = store;
      return this;
    }

    /**
     * Sets the resources that this client shares with others in the process, such as those of other
     * users: the rate limit, the connections and the memory for collections. {@link
     * #requestsPerMinute} has no effect then, and a different {@link #rateLimiter}, or {@link
     * #httpClient} if they have one, is rejected by {@link #build}.
     *
     * @param shared the same object for all clients
     * @return this builder
     */
    public Builder sharedResources(SharedResources shared) {
      settings.shared = SharedAccess.parts(shared);
      return this;
    }

    /**
     * Sets the listener for collections of this client that are dropped from memory because the
     * clients that share its {@link #sharedResources} exceed their budget; none by default.
     *
     * @param listener thread-safe
     * @return this builder
     */
    public Builder evictionListener(EvictionListener listener) {
      settings.evictionListener = Objects.requireNonNull(listener, "evictionListener");
      return this;
    }

    /**
     * Sets the environment whose proxy and certificate variables apply ({@link NetworkVariables});
     * the process's own by default. Has no effect with an {@link #httpClient}.
     *
     * @param variables names and values
     * @return this builder
     */
    public Builder environment(Map<String, String> variables) {
      settings.environment = Map.copyOf(variables);
      return this;
    }

    /**
     * Sets the HTTP client for requests and token refreshes. Its proxy, trust, executor and connect
     * timeout are the caller's, and it is never shut down. Requests are HTTP/1.1. Silently dead
     * connections are not avoided then, since only its owner can drop them; a short {@code
     * jdk.httpclient.keepalive.timeout} helps on Java 17.
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
     * Builds the client.
     *
     * @return the client
     * @throws IllegalArgumentException when a setting cannot work, with the name of the setting: a
     *     base URI that is neither https nor http on a loopback address, a limit or a number of
     *     attempts below one, a limiter that cannot reserve permits, a timeout that is not
     *     positive, an HTTP client that follows redirects, or a limiter or HTTP client other than
     *     that of the shared resources
     * @throws NullPointerException if there is no token store
     */
    public MyCaseClient build() {
      Assembly assembly = new Assembly(settings);
      return new MyCaseClient(
          assembly.http(), settings.ticker, assembly.collections(), assembly.limit());
    }
  }
}
