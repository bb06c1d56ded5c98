package io.github.mycase4j.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.error.UploadFailedException;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contents of documents, between files and signed addresses of another server. */
@Timeout(120)
class DocumentFilesTest {
  private static final WireMockServer API = server();
  private static final WireMockServer FILES = server();
  private static final String SIGNED = "/7?signature=abc";
  private static final byte[] CONTENTS = new byte[3_000_000];

  private final MutableClock clock = new MutableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final List<Long> progress = new CopyOnWriteArrayList<>();
  private MyCaseClient mycase;
  @TempDir private Path folder;

  private static WireMockServer server() {
    return new WireMockServer(
        WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  }

  @BeforeAll
  static void start() {
    API.start();
    FILES.start();
    new Random(1).nextBytes(CONTENTS);
  }

  @AfterAll
  static void stop() {
    API.stop();
    FILES.stop();
  }

  @BeforeEach
  void logIn() {
    API.resetAll();
    FILES.resetAll();
    store.save(ClientFixture.login("token-1", "refresh-1"));
    mycase = ClientFixture.over("http://127.0.0.1:" + API.port(), store, clock).build();
  }

  private static String address() {
    return "http://127.0.0.1:" + FILES.port() + SIGNED;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The file server is another origin: it may never see the login. */
  private static void nobodySawTheLogin() {
    FILES.verify(
        0, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer token-1")));
    FILES
        .getAllServeEvents()
        .forEach(event -> assertThat(event.getRequest().containsHeader("Authorization")).isFalse());
  }

  @Nested
  class ADownload {
    private Path target;

    @BeforeEach
    void redirect() {
      target = folder.resolve("answer.pdf");
      API.stubFor(
          get("/v1/documents/7/data")
              .willReturn(aResponse().withStatus(302).withHeader("Location", address())));
    }

    @Test
    void writesTheContentsAndSaysHowFarItIs() throws Exception {
      FILES.stubFor(get(SIGNED).willReturn(aResponse().withBody(CONTENTS)));

      mycase.documents().download(7, target, (bytes, total) -> progress.add(bytes));

      assertThat(target).hasBinaryContent(CONTENTS);
      assertThat(files()).containsExactly("answer.pdf");
      assertThat(progress).startsWith(0L).endsWith((long) CONTENTS.length).isSorted();
      assertThat(progress).hasSizeGreaterThan(3);
      nobodySawTheLogin();
    }

    @Test
    void replacesWhatWasThere() throws Exception {
      Files.writeString(target, "old and longer");
      FILES.stubFor(get(SIGNED).willReturn(aResponse().withBody("new")));

      mycase.documents().download(7, target);

      assertThat(target).hasContent("new");
    }

    @Test
    void ofAVersionUsesItsOwnAddress() {
      API.stubFor(
          get("/v1/documents/7/versions/2/data")
              .willReturn(aResponse().withStatus(302).withHeader("Location", address())));
      FILES.stubFor(get(SIGNED).willReturn(aResponse().withBody("second")));

      mycase.documents().downloadVersion(7, 2, target);

      assertThat(target).hasContent("second");
    }

    @Test
    void beginsAgainWithANewAddressWhenItBreaksOff() {
      FILES.stubFor(
          get(SIGNED)
              .inScenario("once")
              .whenScenarioStateIs(Scenario.STARTED)
              .willSetStateTo("then")
              .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
      FILES.stubFor(
          get(SIGNED)
              .inScenario("once")
              .whenScenarioStateIs("then")
              .willReturn(aResponse().withBody(CONTENTS)));

      mycase.documents().download(7, target);

      assertThat(target).hasBinaryContent(CONTENTS);
      API.verify(2, getRequestedFor(urlEqualTo("/v1/documents/7/data")));
    }

    @Test
    void leavesWhatWasThereWhenItFails() throws Exception {
      Files.writeString(target, "old");
      FILES.stubFor(get(SIGNED).willReturn(aResponse().withStatus(503).withBody("secret")));

      assertThatThrownBy(() -> mycase.documents().download(7, target))
          .isInstanceOf(ServerException.class)
          .hasMessage("The download of /documents/7/data failed (status 503).");

      assertThat(target).hasContent("old");
      assertThat(files()).containsExactly("answer.pdf");
      FILES.verify(3, getRequestedFor(urlEqualTo(SIGNED)));
    }

    @Test
    void followsNoRedirectOfTheFileServer() throws Exception {
      FILES.stubFor(
          get(SIGNED)
              .willReturn(
                  aResponse()
                      .withStatus(302)
                      .withHeader("Location", "http://127.0.0.1:" + API.port() + "/v1/me")));

      assertThatThrownBy(() -> mycase.documents().download(7, target))
          .isInstanceOf(ServerException.class);

      API.verify(0, getRequestedFor(urlEqualTo("/v1/me")));
      assertThat(files()).isEmpty();
    }

    @Test
    void ofAnUnknownDocumentLeavesNoFile() throws Exception {
      API.stubFor(get("/v1/documents/7/data").willReturn(aResponse().withStatus(404)));

      assertThatThrownBy(() -> mycase.documents().download(7, target))
          .isInstanceOf(NotFoundException.class);

      assertThat(files()).isEmpty();
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
      Cancellation cancellation = new Cancellation();
      FILES.stubFor(
          get(SIGNED)
              .willReturn(aResponse().withBody(CONTENTS).withChunkedDribbleDelay(100, 60_000)));

      assertThatThrownBy(
              () ->
                  mycase
                      .withOptions(mycase.options().withCancellation(cancellation))
                      .documents()
                      .download(
                          7,
                          target,
                          (bytes, total) -> {
                            if (bytes > 0) {
                              cancellation.cancel();
                            }
                          }))
          .isInstanceOf(CallCancelledException.class);

      assertThat(files()).isEmpty();
    }

    @Test
    void needsAFileAsTarget() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mycase.documents().download(7, folder))
          .withMessageContaining("is a folder");
      assertThatThrownBy(
              () -> mycase.documents().download(7, folder.resolve("missing").resolve("a.pdf")))
          .isInstanceOf(UncheckedIOException.class);
      API.verify(0, getRequestedFor(anyUrl()));
    }
  }

  @Nested
  class AnUpload {
    private final NewDocument body = NewDocument.of("Pleadings/Answer", "answer.pdf");
    private Path source;

    @BeforeEach
    void accept() throws IOException {
      source = folder.resolve("answer.pdf");
      Files.write(source, CONTENTS);
      String created =
          "{\"id\":7,\"filename\":\"answer.pdf\",\"document\":{\"id\":7},\"version\":2,\"put_url\":\""
              + address()
              + "\",\"put_headers\":{\"x-amz-acl\":\"private\"}}";
      for (String path :
          List.of("/v1/documents", "/v1/cases/9/documents", "/v1/documents/7/versions")) {
        API.stubFor(post(path).willReturn(okJson(created).withStatus(201)));
      }
    }

    @Test
    void sendsTheContentsWithTheHeadersThatMyCaseWants() {
      FILES.stubFor(put(SIGNED).willReturn(aResponse()));

      assertThat(
              mycase
                  .documents()
                  .upload(body, source, (bytes, total) -> progress.add(bytes))
                  .filename())
          .isEqualTo("answer.pdf");

      FILES.verify(
          putRequestedFor(urlEqualTo(SIGNED))
              .withHeader("x-amz-acl", equalTo("private"))
              .withHeader("Content-Type", equalTo("application/octet-stream"))
              .withHeader("Content-Length", equalTo(Integer.toString(CONTENTS.length)))
              .withRequestBody(binaryEqualTo(CONTENTS)));
      assertThat(progress).startsWith(0L).endsWith((long) CONTENTS.length).isSorted();
      nobodySawTheLogin();
    }

    @Test
    void goesToACaseOrToADocument() {
      FILES.stubFor(put(SIGNED).willReturn(aResponse()));

      mycase.documents().uploadForCase(9, body, source);
      assertThat(mycase.documents().uploadVersion(7, source).version()).isEqualTo(2);

      API.verify(postRequestedFor(urlEqualTo("/v1/cases/9/documents")));
      API.verify(postRequestedFor(urlEqualTo("/v1/documents/7/versions")));
      FILES.verify(2, putRequestedFor(urlEqualTo(SIGNED)));
    }

    @Test
    void isRetriedWithoutAnotherDocument() {
      FILES.stubFor(
          put(SIGNED)
              .inScenario("once")
              .whenScenarioStateIs(Scenario.STARTED)
              .willSetStateTo("then")
              .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
      FILES.stubFor(
          put(SIGNED).inScenario("once").whenScenarioStateIs("then").willReturn(aResponse()));

      mycase.documents().upload(body, source);

      API.verify(1, postRequestedFor(urlEqualTo("/v1/documents")));
    }

    @Test
    void thatFailsNamesTheDocumentThatIsLeft() {
      FILES.stubFor(put(SIGNED).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

      assertThatThrownBy(() -> mycase.documents().upload(body, source))
          .isInstanceOfSatisfying(
              UploadFailedException.class, e -> assertThat(e.documentId()).isEqualTo(7))
          .hasCauseInstanceOf(ConnectionException.class)
          .hasMessageNotContaining("signature");
      API.verify(1, postRequestedFor(urlEqualTo("/v1/documents")));
    }

    @Test
    void thatIsForbiddenIsNotRepeated() {
      FILES.stubFor(put(SIGNED).willReturn(aResponse().withStatus(403)));

      assertThatThrownBy(() -> mycase.documents().upload(body, source))
          .isInstanceOf(UploadFailedException.class);
      FILES.verify(1, putRequestedFor(urlEqualTo(SIGNED)));
    }

    @Test
    void needsAFileBeforeMyCaseIsTold() {
      assertThatThrownBy(() -> mycase.documents().upload(body, folder.resolve("none.pdf")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("none.pdf");
      assertThatThrownBy(() -> mycase.documents().uploadVersion(7, folder))
          .isInstanceOf(UncheckedIOException.class);
      API.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void isAWrite() {
      assertThatThrownBy(() -> mycase.readOnly().documents().upload(body, source))
          .isInstanceOf(ReadOnlyException.class);
      API.verify(0, postRequestedFor(anyUrl()));
    }
  }
}
