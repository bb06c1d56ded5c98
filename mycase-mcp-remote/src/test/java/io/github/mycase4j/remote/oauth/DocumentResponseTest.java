package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentResponseTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private static DocumentResponse read(String message) throws IOException, DocumentException {
    return DocumentResponse.read(
        new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String body(String message) throws IOException, DocumentException {
    return new String(read(message).body(), StandardCharsets.ISO_8859_1);
  }

  @Nested
  class TheBody {
    @Test
    void hasTheLengthThatTheHeaderTells() throws Exception {
      assertThat(body(OK + "Content-Length: 2\r\n\r\n{}and more")).isEqualTo("{}");
    }

    @Test
    void endsWithTheConnectionOtherwise() throws Exception {
      assertThat(body(OK + "\r\n{}")).isEqualTo("{}");
    }

    @Test
    void canComeInChunks() throws Exception {
      assertThat(
              body(
                  OK
                      + "Transfer-Encoding: chunked\r\n\r\n1;x=y\r\n{\r\n1\r\n}\r\n0\r\nX: y\r\n\r\n"))
          .isEqualTo("{}");
    }

    @Test
    void canHave10KiB() throws Exception {
      String largest = "x".repeat(10 * 1024);

      assertThat(body(OK + "\r\n" + largest)).isEqualTo(largest);
      assertThat(body(OK + "Content-Length: 10240\r\n\r\n" + largest)).isEqualTo(largest);
      assertThat(
              body(OK + "Transfer-Encoding: chunked\r\n\r\n2800\r\n" + largest + "\r\n0\r\n\r\n"))
          .isEqualTo(largest);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 10241\r\n\r\n",
          "Content-Length: 52428800\r\n\r\n",
          "Content-Length: 999999999999\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n2801\r\n",
          "Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n",
          "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n2800\r\n",
          "\r\n"
        })
    void row31CannotHaveMore(String rest) {
      assertThatThrownBy(() -> read(OK + rest + "x".repeat(10_241)))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("10 KiB");
    }

    @Test
    void row31IsNotReadToItsEnd() {
      AtomicInteger read = new AtomicInteger();
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              read.incrementAndGet();
              return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
              read.addAndGet(count);
              return count;
            }
          };
      InputStream header =
          new ByteArrayInputStream((OK + "\r\n").getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> DocumentResponse.read(new SequenceInputStream(header, endless)))
          .isInstanceOf(DocumentException.class);
      assertThat(read).hasValueLessThan(20 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 3\r\n\r\n{}",
          "Transfer-Encoding: chunked\r\n\r\n3\r\n{}",
          "Transfer-Encoding: chunked\r\n\r\n"
        })
    void mustNotEndEarly(String rest) {
      assertThatThrownBy(() -> read(OK + rest)).isInstanceOf(EOFException.class);
    }
  }

  @Nested
  class TheHeader {
    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 303, 307, 308, 404, 500})
    void row31HasStatus200(int status) {
      assertThatThrownBy(
              () ->
                  read(
                      OK.replace("200", String.valueOf(status))
                          + "Location: https://client.example/y\r\n\r\n{}"))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("status " + status);
    }

    @Test
    void canComeAfterAnInterimResponse() throws Exception {
      assertThat(body("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK + "\r\n{}"))
          .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "Application/JSON; charset=utf-8",
          "application/cimd+json",
          "application/vnd.example.client+json;v=1"
        })
    void row31SaysThatItIsJson(String type) throws Exception {
      assertThat(body("HTTP/1.1 200 OK\r\ncontent-type: " + type + "\r\n\r\n{}")).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/html",
          "text/json",
          "application/jsonp",
          "application/json+x",
          "application/octet-stream",
          "text/plain, application/json",
          "x/application/json"
        })
    void row31SaysNothingElse(String type) {
      assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n{}"))
          .isInstanceOf(DocumentException.class);
      assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n\r\n{}"))
          .isInstanceOf(DocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Encoding: gzip\r\n\r\n",
          "Transfer-Encoding: gzip, chunked\r\n\r\n",
          "Content-Length: -1\r\n\r\n",
          "Content-Length: 2, 2\r\n\r\n",
          "Content-Length: ff\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\nx\r\n",
          "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n",
          "no colon\r\n\r\n"
        })
    void row31MustBeUnderstood(String rest) {
      assertThatThrownBy(() -> read(OK + rest + "{}")).isInstanceOf(DocumentException.class);
    }

    @Test
    void row31IsShort() {
      assertThatThrownBy(() -> read(OK + "X: " + "y".repeat(16 * 1024) + "\r\n\r\n{}"))
          .isInstanceOf(DocumentException.class);
      assertThatThrownBy(() -> read("HTTP/1.1 100 Continue\r\n\r\n".repeat(5_000)))
          .isInstanceOf(DocumentException.class);
      assertThatThrownBy(() -> read("SSH-2.0-x\r\n")).isInstanceOf(DocumentException.class);
    }
  }

  @Nested
  class TheTimeThatItIsFresh {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "max-age=3600 | PT1H",
          "public, max-age=3600 | PT1H",
          "public,MAX-AGE = 3600 | PT1H",
          "max-age=10 | PT5M",
          "max-age=0 | PT5M",
          "max-age=999999999 | PT24H",
          "max-age=99999999999 | PT24H",
          "s-maxage=3600 | PT5M",
          "no-store, max-age=3600 | PT5M",
          "no-cache, max-age=3600 | PT5M",
          "x | PT5M",
          "max-age=x | PT5M"
        })
    void liesBetweenFiveMinutesAndADay(String cacheControl, Duration fresh) throws Exception {
      assertThat(read(OK + "Cache-Control: " + cacheControl + "\r\n\r\n{}").fresh())
          .isEqualTo(fresh);
    }

    @Test
    void isFiveMinutesUnlessTold() throws Exception {
      assertThat(read(OK + "\r\n{}").fresh()).isEqualTo(Duration.ofMinutes(5));
    }
  }
}
