package io.github.mycase4j.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole collections against a server. */
@Timeout(120)
class CollectionsOverTheWireTest {
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private static final String FIRST = "/v1/cases?page_size=1000";
  private static final String SINCE =
      "/v1/cases?filter%5Bupdated_after%5D=2026-03-01T00%3A00%3A00Z&page_size=1000";
  private static final String COUNT = "/v1/cases?page_size=1";
  private static final String SECOND = FIRST + "&page_token=a%2Bb%3D";

  private final MutableClock clock = new MutableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private MyCaseClient mycase;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void logIn() {
    SERVER.resetAll();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    mycase =
        ClientFixture.over("http://127.0.0.1:" + SERVER.port(), store, clock)
            .executor(Runnable::run)
            .build();
  }

  private static void page(String url, String token, int from, int to, String next) {
    String rows =
        IntStream.rangeClosed(from, to)
            .mapToObj(id -> "{\"id\":" + id + ",\"updated_at\":\"2026-03-01T00:00:00Z\"}")
            .collect(Collectors.joining(",", "[", "]"));
    String link = next == null ? "" : "<http://127.0.0.1:" + SERVER.port() + next + ">; rel=next";
    SERVER.stubFor(
        get(urlEqualTo(url))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(okJson(rows).withHeader("Item-Count", "150").withHeader("Link", link)));
  }

  private static void refuse(String url) {
    SERVER.stubFor(get(urlEqualTo(url)).willReturn(aResponse().withStatus(401)));
  }

  private List<Long> cases() {
    return mycase.collections().cases().read().rows().stream().map(LegalCase::id).toList();
  }

  private void breakOffAfterTheFirstPage() {
    SERVER.stubFor(post("/tokens").willReturn(aResponse().withStatus(401)));
    page(FIRST, "token-1", 1, 100, SECOND);
    refuse(SECOND);

    assertThatThrownBy(this::cases)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessage("MyCase refused to refresh the login. Log in again.");
  }

  @Test
  void goOnWhenTheLoginIsRejectedInTheMiddle() {
    SERVER.stubFor(
        post("/tokens")
            .willReturn(okJson("{\"access_token\":\"token-2\",\"refresh_token\":\"refresh-2\"}")));
    page(FIRST, "token-1", 1, 100, SECOND);
    refuse(SECOND);
    page(SECOND, "token-2", 101, 150, null);

    assertThat(cases()).hasSize(150).doesNotHaveDuplicates();
    SERVER.verify(1, getRequestedFor(urlEqualTo(FIRST)));
    SERVER.verify(2, getRequestedFor(urlEqualTo(SECOND)));
    SERVER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
  }

  @Test
  void goOnAfterANewLoginOfTheSameUser() {
    breakOffAfterTheFirstPage();
    store.save(ClientFixture.login("token-9", "refresh-9"));
    page(SECOND, "token-9", 101, 150, null);

    assertThat(cases()).hasSize(150).doesNotHaveDuplicates();
    SERVER.verify(1, getRequestedFor(urlEqualTo(FIRST)));
  }

  @Test
  void beginAnewAfterANewLoginOfAnother() {
    breakOffAfterTheFirstPage();
    mycase.collections().clear();
    store.save(ClientFixture.login("token-9", "refresh-9"));
    page(FIRST, "token-9", 201, 350, null);

    assertThat(cases()).hasSize(150).doesNotContain(1L);
  }

  @Test
  void askForWhatChangedAndTheCountLater() {
    page(FIRST, "token-1", 1, 150, null);
    page(SINCE, "token-1", 150, 150, null);
    page(COUNT, "token-1", 1, 1, null);
    cases();
    clock.advance(Duration.ofSeconds(31));

    assertThat(cases()).hasSize(150);
    SERVER.verify(1, getRequestedFor(urlEqualTo(FIRST)));
    SERVER.verify(1, getRequestedFor(urlEqualTo(SINCE)));
    SERVER.verify(1, getRequestedFor(urlEqualTo(COUNT)));
    assertThat(mycase.requestsSent()).isEqualTo(3);
  }

  @Test
  void askForWhatChangedAtOnceWhenAllAreInvalidated() {
    page(FIRST, "token-1", 1, 150, null);
    page(SINCE, "token-1", 150, 150, null);
    page(COUNT, "token-1", 1, 1, null);
    cases();

    mycase.withOptions(CallOptions.defaults()).collections().invalidate();

    assertThat(mycase.collections().cases().cached()).isEmpty();
    assertThat(mycase.collections().cases().peek()).isPresent();
    assertThat(cases()).hasSize(150);
    cases();
    SERVER.verify(1, getRequestedFor(urlEqualTo(FIRST)));
    SERVER.verify(1, getRequestedFor(urlEqualTo(SINCE)));
    SERVER.verify(1, getRequestedFor(urlEqualTo(COUNT)));
  }

  @Test
  void takeNoCountOfAListThatHasNoRow() {
    page(FIRST, "token-1", 1, 150, null);
    page(SINCE, "token-1", 150, 150, null);
    page(COUNT, "token-1", 1, 0, null);
    cases();
    clock.advance(Duration.ofSeconds(31));
    page(FIRST, "token-1", 2, 151, null);

    assertThat(cases()).hasSize(150).doesNotContain(1L);
    SERVER.verify(2, getRequestedFor(urlEqualTo(COUNT)));
  }
}
