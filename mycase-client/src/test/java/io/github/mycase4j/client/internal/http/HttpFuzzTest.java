package io.github.mycase4j.client.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.error.FieldError;
import io.github.mycase4j.testsupport.Fuzz;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers and error bodies, whatever stands in them. */
@Tag("slow")
class HttpFuzzTest {
  private static final URI PAGE = URI.create("https://mycase.example.com/v1/cases?page_size=2");
  private static final ApiBase BASE = new ApiBase(URI.create("https://mycase.example.com/v1"));
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  @Test
  void aLinkIsAnAddressOrNoneOrRejected() {
    new Fuzz(
            Fuzz.corpus("links.txt"),
            "<",
            ">",
            ";",
            ",",
            "\"",
            "\\",
            "rel",
            "=",
            "next",
            "rel=next",
            "%",
            "%0",
            "//",
            "?",
            "#",
            ":",
            "@",
            "[",
            "]",
            " ",
            "\\x00",
            "\\xff",
            "http:",
            "https://mycase.example.com")
        .run(
            (input, random) -> {
              try {
                Optional<URI> next = Links.next(List.of(text(input)), PAGE);
                next.ifPresent(HttpFuzzTest::canBeAskedFor);
                taken.addAndGet(next.isPresent() ? 1 : 0);
              } catch (URISyntaxException | IllegalArgumentException e) {
                refused.incrementAndGet();
              }
            });
    assertThat(taken).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }

  private static void canBeAskedFor(URI uri) {
    if (BASE.owns(uri)) {
      assertThat(uri.getHost()).isEqualToIgnoringCase("mycase.example.com");
      assertThat(BASE.pathOf(uri)).isNotEmpty();
      assertThat(ApiBase.queryNames(uri)).doesNotContainNull();
      assertThat(HttpRequest.newBuilder(uri).build().uri()).isEqualTo(uri);
    }
  }

  @Test
  void aWaitIsBetweenNoneAndADayOrUnknown() {
    new Fuzz(Fuzz.corpus("values.txt"), "9", "-", "+", " ", ":", "GMT", "Feb", "\\x00", "e9", ".")
        .run(
            (input, random) -> {
              Duration wait = RetryAfter.parse(text(input), NOW);
              if (wait == null) {
                refused.incrementAndGet();
              } else {
                taken.incrementAndGet();
                assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1));
              }
            });
    assertThat(taken).hasPositiveValue();
    assertThat(refused).hasPositiveValue();
  }

  @Test
  void reasonsAreFewAndShortAndClean() {
    new Fuzz(
            Fuzz.corpus("records.txt"),
            "{",
            "}",
            "[",
            "]",
            "\"errors\":",
            "\"description\":",
            "\"source\":",
            "\"pointer\":",
            "\"\\u0000\"",
            "<b>",
            "null",
            "\\xff",
            "{\"errors\":[{\"description\":\"x\"}]}")
        .run(
            (input, random) -> {
              List<FieldError> reasons = ErrorBody.of(input);
              assertThat(reasons).hasSizeLessThanOrEqualTo(10).doesNotContainNull();
              for (FieldError reason : reasons) {
                taken.incrementAndGet();
                assertThat(reason.description()).hasSizeBetween(1, 300);
                assertThat(reason.description().chars()).noneMatch(Character::isISOControl);
              }
            });
    assertThat(taken).hasPositiveValue();
    assertThat(ErrorBody.of("{\"errors\":[\"only words\"]}".getBytes(UTF_8)))
        .containsExactly(new FieldError("only words", null));
  }
}
