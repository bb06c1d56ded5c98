package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final String NEXT = ClientFixture.BASE + "/cases?page_size=2&page_token=a%2Bb%3D";

  private final ClientFixture client =
      new ClientFixture(MyCaseClient.builder().requestsPerMinute(100_000));

  private static HttpTransport.Response page(String link, String body) {
    return answer(200, Map.of("link", "<" + link + ">; rel=\"next\""), body);
  }

  private List<Long> ids() {
    return client.cases().stream().map(Sample::id).toList();
  }

  @Test
  void asksForThePageSize() {
    client.wire.then(json(200, "[]"));

    client.cases().firstPage();

    assertThat(client.wire.request(0).uri())
        .hasToString(ClientFixture.BASE + "/cases?page_size=1000");
  }

  @Test
  void asksForNoPageSizeWhereThereIsNone() {
    client.wire.then(json(200, "[]"));

    client.api.list("notes", "/cases/1/notes", List.of(), 0, Sample.class, Sample::id).firstPage();

    assertThat(client.wire.request(0).uri()).hasToString(ClientFixture.BASE + "/cases/1/notes");
  }

  @Test
  void followsTheLinkAsItIs() {
    client.wire.then(page(NEXT, "[{\"id\":1},{\"id\":2}]")).then(json(200, "[{\"id\":3}]"));

    assertThat(ids()).containsExactly(1L, 2L, 3L);
    assertThat(client.wire.request(1).uri()).hasToString(NEXT);
    assertThat(client.wire.request(1).headers()).containsEntry("Authorization", "Bearer token-1");
  }

  @Test
  void tellsTheLinkFromWhichOthersCanGoOn() {
    client.wire.then(page(NEXT, "[{\"id\":1}]")).then(json(200, "[{\"id\":2}]"));

    Page<Sample> first = client.cases().firstPage();
    URI link = first.nextLink().orElseThrow();
    Page<Sample> second = client.cases().resume(link).firstPage();

    assertThat(second.items()).extracting(Sample::id).containsExactly(2L);
    assertThat(second.nextLink()).isEmpty();
    assertThat(client.wire.request(1).uri()).hasToString(NEXT);
  }

  @Test
  void goesOnFromALinkThroughAllPages() {
    client.wire.then(page(NEXT + "2", "[{\"id\":2}]")).then(json(200, "[{\"id\":3}]"));

    Page<Sample> second = client.cases().resume(URI.create(NEXT)).firstPage();

    assertThat(second.next().orElseThrow().items()).extracting(Sample::id).containsExactly(3L);
    assertThat(client.wire.request(1).uri()).hasToString(NEXT + "2");
  }

  @Test
  void sendsNothingToALinkOfAnotherHost() {
    URI link = URI.create("https://evil.example.com/v1/cases?page_token=x");

    assertThatThrownBy(() -> client.cases().resume(link).firstPage())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nextLink must be a link to a page of /cases at this client's base URI");
    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void goesOnAfterAnEmptyPage() {
    client.wire.then(page(NEXT, "[]")).then(json(200, "[{\"id\":3}]"));

    assertThat(ids()).containsExactly(3L);
  }

  @Test
  void givesNoRowTwice() {
    client.wire.then(page(NEXT, "[{\"id\":1},{\"id\":2}]")).then(json(200, "[{\"id\":2}]"));

    assertThat(ids()).containsExactly(1L, 2L);
  }

  @Test
  void fetchesNoPageBeforeARowOfItIsAskedFor() {
    client.wire.then(page(NEXT, "[{\"id\":1},{\"id\":2}]")).then(json(200, "[{\"id\":3}]"));

    Iterator<Sample> rows = client.cases().iterator();
    rows.next();
    rows.next();

    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void fetchesAPageAgainWhenAskedAgain() {
    client.wire.then(page(NEXT, "[{\"id\":1}]")).then(json(200, "[{\"id\":2}]"));

    Page<Sample> first = client.cases().firstPage();

    assertThat(first.next().orElseThrow().items()).isEqualTo(first.next().orElseThrow().items());
  }

  @Test
  void readsAllPagesOfAWholeList() {
    client.wire.then(page(NEXT, "[{\"id\":1}]")).then(json(200, "[{\"id\":2}]"));

    assertThat(client.api.getAll("/cases", List.of(), Sample.class))
        .extracting(Sample::id)
        .containsExactly(1L, 2L);
  }

  @Test
  void repeatsThePageThatFailed() {
    client
        .wire
        .then(page(NEXT, "[{\"id\":1}]"))
        .then(json(504, "<html>"))
        .then(json(200, "[{\"id\":2}]"));

    assertThat(ids()).containsExactly(1L, 2L);
  }

  @Test
  void rejectsARowWithoutAnId() {
    client.wire.then(json(200, "[{\"first_name\":\"Jane\"}]"));

    assertThatThrownBy(this::ids)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("MyCase's response to GET /cases has a row without an id.");
  }

  @Nested
  class Totals {
    @Test
    void comeFromTheItemCount() {
      client.wire.then(answer(200, Map.of("Item-Count", "7247"), "[{\"id\":1}]"));

      assertThat(client.cases().firstPage().totalCount()).hasValue(7247);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void areMissingWhereTheItemCountIsEmpty(String count) {
      client.wire.then(answer(200, Map.of("Item-Count", count), "[{\"id\":1}]"));

      assertThat(client.cases().firstPage().totalCount()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "1.5", "99999999999999999999"})
    void areNotTakenForMissingWhereTheItemCountIsNoNumber(String count) {
      client.wire.then(answer(200, Map.of("Item-Count", count), "[{\"id\":1}]"));

      assertThatThrownBy(() -> client.cases().firstPage())
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's count of cases is not a number.");
    }

    @Test
    void areReportedAfterEachPage() {
      client
          .wire
          .then(
              answer(
                  200,
                  Map.of("Link", "<" + NEXT + ">; rel=next", "Item-Count", "3"),
                  "[{\"id\":1},{\"id\":2}]"))
          .then(json(200, "[{\"id\":3}]"));

      ids();

      assertThat(client.progress)
          .containsExactly(
              new Progress("cases", 2, 3L, Duration.ZERO),
              new Progress("cases", 3, 3L, Duration.ZERO));
    }
  }

  @Nested
  class LinksThatLeadAstray {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example.com/v1/cases?page_token=x",
          "http://mycase.example.com/v1/cases?page_token=x",
          "https://mycase.example.com:8443/v1/cases?page_token=x",
          "https://mycase.example.com.evil.example.com/v1/cases",
          "https://mycase.example.com@evil.example.com/v1/cases",
          "https://user@mycase.example.com/v1/cases",
          "//evil.example.com/v1/cases",
        })
    void getNoToken(String link) {
      client.wire.then(page(link, "[{\"id\":1}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage(
              "MyCase sent a link to another host for the next page of cases; it was not"
                  + " followed.");
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void mayNameTheUsualPort() {
      client
          .wire
          .then(page("https://MyCase.example.com:443/v1/cases?page_token=x", "[{\"id\":1}]"))
          .then(json(200, "[]"));

      assertThat(ids()).containsExactly(1L);
    }

    @Test
    void endALoopOverOnePage() {
      client.wire.then(page(ClientFixture.BASE + "/cases?page_size=1000", "[{\"id\":1}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's links through the pages of cases form a circle.");
    }

    @Test
    void endALoopOverSeveralPages() {
      client
          .wire
          .then(page(NEXT, "[{\"id\":1}]"))
          .then(page(NEXT + "2", "[{\"id\":2}]"))
          .then(page(NEXT, "[{\"id\":3}]"));

      assertThatThrownBy(PagesTest.this::ids).isInstanceOf(MalformedResponseException.class);
      assertThat(client.wire.requests()).hasSize(3);
    }

    @Test
    void endWhenPagesDoNotEnd() {
      int[] count = {0};
      client.wire.then(request -> page(NEXT + count[0]++, "[{\"id\":" + count[0] + "}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's pages of cases do not end.");
      assertThat(client.wire.requests()).hasSize(10_000);
    }

    @Test
    void endSoonerWhenThePagesAreEmpty() {
      int[] count = {0};
      client.wire.then(request -> page(NEXT + count[0]++, "[]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's pages of cases do not end.");
      assertThat(client.wire.requests()).hasSize(500);
    }

    @Test
    void mayLeadThroughManyEmptyPages() {
      int[] count = {0};
      client.wire.then(
          request -> count[0]++ < 499 ? page(NEXT + count[0], "[]") : json(200, "[{\"id\":7}]"));

      assertThat(ids()).containsExactly(7L);
    }

    @Test
    void endWhenEachBringsTheSameRows() {
      int[] count = {0};
      client.wire.then(request -> page(NEXT + count[0]++, "[{\"id\":1},{\"id\":2}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's pages of cases bring the same rows again.");
      assertThat(client.wire.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"/clients?page_token=x", "/cases/7?page_token=x", "/cases/?page_token=x"})
    void areNotFollowedToAnotherList(String link) {
      client.wire.then(page(ClientFixture.BASE + link, "[{\"id\":1}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage(
              "MyCase sent a link to another list for the next page of cases; it was not"
                  + " followed.");
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void areRejectedWhenTheyAreNoAddress() {
      client.wire.then(page("https://[secret/", "[{\"id\":1}]"));

      assertThatThrownBy(PagesTest.this::ids)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's link to the next page of cases is not a valid address.");
    }
  }

  @Test
  void asksForPagesOfTheSizeThatWasSet() {
    client.wire.then(json(200, "[{\"id\":1}]"));

    client.cases().pageSize(5).firstPage();

    assertThat(client.wire.request(0).uri()).hasToString(ClientFixture.BASE + "/cases?page_size=5");
  }

  @Test
  void continueAtALinkOfTheSameList() {
    client.wire.then(json(200, "[{\"id\":3}]"));

    assertThat(client.cases().resume(URI.create(NEXT)).stream()).hasSize(1);

    assertThat(client.wire.request(0).uri()).hasToString(NEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mycase.example.org/v1/cases?page_token=x",
        "http://mycase.example.com/v1/cases?page_token=x",
        "https://mycase.example.com/v1/clients?page_token=x",
        "https://mycase.example.com/v1/cases/7/notes",
        "https://user@mycase.example.com/v1/cases"
      })
  void doNotContinueAtAnotherOne(String link) {
    assertThatThrownBy(() -> client.cases().resume(URI.create(link)).firstPage())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nextLink must be a link to a page of /cases at this client's base URI");

    assertThat(client.wire.requests()).isEmpty();
  }
}
