package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.login.ManualTimer;
import io.github.mycase4j.mcp.login.browser.Browser;
import io.github.mycase4j.mcp.server.LoginResult;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolProgress;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WaitForThePersonTest {
  private static final Duration SLICE = Duration.ofSeconds(5);

  @TempDir Path home;
  private final ManualTimer timer = new ManualTimer();
  private final BlockingQueue<List<String>> started = new LinkedBlockingQueue<>();
  private final Prompt prompt = new Prompt();
  private TestFirm firm;

  @BeforeEach
  void open() {
    firm = TestFirm.in(home).loggedOut().open();
  }

  @AfterEach
  void close() {
    firm.close();
  }

  /** A client that asks a person, who answers when a test says so. */
  private static final class Prompt implements UrlElicitation {
    final CompletableFuture<URI> address = new CompletableFuture<>();
    final CompletableFuture<Action> reply = new CompletableFuture<>();
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    volatile String message;

    /** The client hears of the end beside the answer to the call, before or after it. */
    void assertOverOnce() throws InterruptedException {
      assertThat(ends.poll(60, TimeUnit.SECONDS)).isEqualTo("over");
      assertThat(ends).isEmpty();
    }

    @Override
    public PendingElicitation ask(String question, URI url) {
      message = question;
      address.complete(url);
      return new PendingElicitation() {
        @Override
        public CompletableFuture<Action> action() {
          return reply;
        }

        @Override
        public void complete() {
          ends.add("over");
        }
      };
    }
  }

  /** A call of {@code authenticate}. */
  private final class Context implements ToolContext {
    final List<String> progress = new CopyOnWriteArrayList<>();
    final Cancellation cancellation = new Cancellation();
    private final UrlElicitation client;

    Context(UrlElicitation client) {
      this.client = client;
    }

    @Override
    public MyCaseClient mycase() {
      return firm.connection.mycase();
    }

    @Override
    public ToolProgress progress() {
      return (message, done, total) -> progress.add(done + " s: " + message);
    }

    @Override
    public Cancellation cancellation() {
      return cancellation;
    }

    @Override
    public Clock clock() {
      return firm.clock;
    }

    @Override
    public Optional<UrlElicitation> urlElicitation() {
      return Optional.ofNullable(client);
    }
  }

  private Authentication authentication(String browser) {
    return new Authentication(
        firm.connection,
        new Browser(
            Map.of("BROWSER", browser),
            "Linux",
            command -> {
              started.add(command);
              if (browser.equals("broken")) {
                throw new IOException("there is no such program");
              }
              return new ProcessBuilder("true").start();
            }),
        new Ulids(firm.clock, new SecureRandom()),
        new SecureRandom(),
        firm.clock,
        timer);
  }

  private static CompletableFuture<LoginResult> begin(
      Authentication authentication, Context context) {
    return CompletableFuture.supplyAsync(() -> authentication.login(context));
  }

  private static LoginResult end(CompletableFuture<LoginResult> call) throws Exception {
    return call.get(60, TimeUnit.SECONDS);
  }

  @Test
  void endsAfterNineSlicesOfFiveSecondsWithTheAddress() throws Exception {
    Context context = new Context(null);
    Authentication authentication = authentication("firefox");
    CompletableFuture<LoginResult> call = begin(authentication, context);
    for (int slice = 0; slice < 9; slice++) {
      assertThat(call).isNotDone();
      timer.ringAfter(SLICE);
    }
    LoginResult answer = end(call);
    assertThat(answer.authenticated()).isFalse();
    assertThat(answer.message()).startsWith("The login is not finished yet.");
    assertThat(started).containsExactly(List.of("firefox", answer.authorizationUrl()));
    assertThat(context.progress)
        .hasSize(9)
        .startsWith("0 s: Waiting for the login in the browser")
        .endsWith("40 s: Waiting for the login in the browser");
    assertThat(firm.sandbox.approve(URI.create(answer.authorizationUrl()))).isEqualTo(200);
    assertThat(authentication.login(new Context(null)).authenticated()).isTrue();
    assertThat(started).hasSize(1);
  }

  @Test
  void aWaitThatNobodyNeedsAnyMoreLeavesNoAlarm() throws Exception {
    Context context = new Context(null);
    CompletableFuture<LoginResult> call = begin(authentication("firefox"), context);
    timer.ringAfter(SLICE);
    context.cancellation.cancel();
    assertThatThrownBy(() -> end(call)).isInstanceOf(ExecutionException.class);
  }

  @Nested
  class WhereTheClientOpensAddresses {
    @Test
    void itIsAskedAndNoProgramIsStarted() throws Exception {
      CompletableFuture<LoginResult> call = begin(authentication("firefox"), new Context(prompt));
      URI page = prompt.address.get(60, TimeUnit.SECONDS);
      assertThat(prompt.message).startsWith("Log in to MyCase");
      prompt.reply.complete(UrlElicitation.Action.ACCEPT);
      assertThat(firm.sandbox.approve(page)).isEqualTo(200);
      assertThat(end(call).authenticated()).isTrue();
      assertThat(started).isEmpty();
      prompt.assertOverOnce();
    }

    @Test
    void aLoginThatIsFasterThanTheReplyCounts() throws Exception {
      CompletableFuture<LoginResult> call = begin(authentication("firefox"), new Context(prompt));
      assertThat(firm.sandbox.approve(prompt.address.get(60, TimeUnit.SECONDS))).isEqualTo(200);
      assertThat(end(call).authenticated()).isTrue();
      prompt.assertOverOnce();
    }

    @Test
    void aPersonWhoSaysNoEndsTheLogin() throws Exception {
      Authentication authentication = authentication("firefox");
      CompletableFuture<LoginResult> call = begin(authentication, new Context(prompt));
      prompt.address.get(60, TimeUnit.SECONDS);
      prompt.reply.complete(UrlElicitation.Action.DECLINE);
      assertThatThrownBy(() -> end(call))
          .cause()
          .isInstanceOf(ToolFailedException.class)
          .hasMessageStartingWith("The user declined to open MyCase's login");
      assertThat(started).isEmpty();
      LoginResult next = authentication("none").login(new Context(null));
      assertThat(next.message()).startsWith("No browser could be opened.");
    }

    @Test
    void theSystemsBrowserTakesThePlaceOfAClientThatCannot() throws Exception {
      CompletableFuture<LoginResult> call = begin(authentication("firefox"), new Context(prompt));
      URI page = prompt.address.get(60, TimeUnit.SECONDS);
      prompt.reply.completeExceptionally(new IllegalStateException("not supported"));
      assertThat(started.poll(60, TimeUnit.SECONDS)).containsExactly("firefox", page.toString());
      assertThat(firm.sandbox.approve(page)).isEqualTo(200);
      assertThat(end(call).authenticated()).isTrue();
    }

    @Test
    void theAddressIsGivenWhereNeitherCan() throws Exception {
      prompt.reply.completeExceptionally(new IllegalStateException("not supported"));
      LoginResult answer = authentication("broken").login(new Context(prompt));
      assertThat(answer.authenticated()).isFalse();
      assertThat(answer.authorizationUrl()).isEqualTo(prompt.address.join().toString());
      assertThat(answer.message()).startsWith("No browser could be opened.");
    }

    @Test
    void aPersonWhoTakesLongerIsNotAskedTwice() throws Exception {
      Authentication authentication = authentication("firefox");
      CompletableFuture<LoginResult> call = begin(authentication, new Context(prompt));
      for (int slice = 0; slice < 9; slice++) {
        timer.ringAfter(SLICE);
      }
      assertThat(end(call).authenticated()).isFalse();
      Prompt second = new Prompt();
      CompletableFuture<LoginResult> again = begin(authentication, new Context(second));
      timer.ringAfter(SLICE);
      assertThat(firm.sandbox.approve(prompt.address.join())).isEqualTo(200);
      assertThat(end(again).authenticated()).isTrue();
      assertThat(second.address).isNotDone();
      prompt.assertOverOnce();
    }
  }
}
