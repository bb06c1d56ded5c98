package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while clients exchange codes, refresh tokens and make calls, and started
 * again on the same folder. The property {@code kills} says how often, ten times by default.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final Map<String, Object> TASK =
      Map.of(
          "name", "Call back",
          "due_date", "2027-01-15",
          "priority", "Low",
          "staff_ids", List.of(501),
          "case_id", 1001);

  @TempDir Path folder;
  private final Random random = new Random(80);

  /** What was good once: a code or a refresh token, and what came for it. */
  private final Map<String, Boolean> spent = new ConcurrentHashMap<>();

  private ServedFirm firm;
  private TestClient client;
  private TestBrowser browser;

  @BeforeEach
  void start() throws Exception {
    firm =
        ServedFirm.start(
            folder, Map.of("REFRESH_GRACE_SECONDS", "0", "MYCASE_RATE_LIMIT_PER_MINUTE", "100000"));
    client = firm.client();
    browser = firm.adminLoggedIn();
  }

  @AfterEach
  void stop() {
    firm.close();
  }

  @Test
  void row80_nothingIsGoodTwiceHoweverOftenTheServerIsKilled() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      TestClient.Tokens caller = client.connect(browser, firm.full(), true);
      List<TestClient.Tokens> chains = new ArrayList<>();
      List<TestClient.Code> codes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        chains.add(client.connect(browser, firm.full(), true));
        codes.add(client.authorize(browser, firm.full(), true));
        codes.add(client.authorize(browser, firm.full(), true));
      }
      Queue<String> tried = new ConcurrentLinkedQueue<>();
      ExecutorService threads = Executors.newFixedThreadPool(12);
      long patience = 20L + random.nextInt(250);
      codes.forEach(code -> threads.execute(() -> exchange(code)));
      chains.forEach(tokens -> threads.execute(() -> refreshOnAndOn(tokens.refresh(), tried)));
      threads.execute(() -> callOnAndOn(caller.access(), "create-task", TASK));
      threads.execute(() -> callOnAndOn(caller.access(), "list-tasks", Map.of()));
      Thread.sleep(patience);
      firm.server().kill();
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

      firm.serve(Map.of());

      for (TestClient.Code code : codes) {
        int good = spent.containsKey(code.code()) ? 1 : 0;
        for (int i = 0; i < 2; i++) {
          good += client.exchange(code).status() == 200 ? 1 : 0;
        }
        assertThat(good).as("kill " + kill + ", a code").isLessThanOrEqualTo(1);
      }
      for (String token : tried) {
        int good = spent.containsKey(token) ? 1 : 0;
        for (int i = 0; i < 2; i++) {
          good += client.refresh(token).status() == 200 ? 1 : 0;
        }
        assertThat(good).as("kill " + kill + ", a refresh token").isLessThanOrEqualTo(1);
      }
      assertThat(client.legacy(caller.access(), "tools/list", Map.of()).status()).isEqualTo(200);
      if (kill % 5 == 0 || kill == KILLS) {
        assertThat(firm.verify()).isIn(0, 2);
      }
    }
    assertThat(spent).isNotEmpty();
  }

  private void exchange(TestClient.Code code) {
    try {
      if (client.exchange(code).status() == 200) {
        spent.put(code.code(), true);
      }
    } catch (IOException e) {
      // Killed before the answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refreshOnAndOn(String first, Queue<String> tried) {
    String token = first;
    try {
      while (true) {
        tried.add(token);
        TestClient.Reply reply = client.refresh(token);
        if (reply.status() != 200) {
          return;
        }
        spent.put(token, true);
        token = reply.text("refresh_token");
      }
    } catch (IOException e) {
      // Killed before the answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void callOnAndOn(String token, String tool, Map<String, Object> arguments) {
    try {
      for (int i = 0; i < 60; i++) {
        client.legacy(token, "tools/call", Map.of("name", tool, "arguments", arguments));
      }
    } catch (IOException e) {
      // Killed before the answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
