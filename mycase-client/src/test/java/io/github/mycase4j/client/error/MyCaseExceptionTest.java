package io.github.mycase4j.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.collection.CollectionStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MyCaseExceptionTest {
  private static final String SECRET = "a-token-that-nobody-may-see";

  private static final RequestSummary REQUEST =
      new RequestSummary(
          "POST",
          "/tasks",
          422,
          "req-1",
          2,
          true,
          Map.of(
              "Retry-After",
              List.of("7"),
              "set-cookie",
              List.of("session=" + SECRET),
              "Location",
              List.of("https://files.example.com/?signature=" + SECRET)));

  static Stream<MyCaseException> all() {
    return Stream.of(
        new MyCaseException("Something failed."),
        new ApiException("No.", REQUEST, null),
        new InvalidRequestException(
            "No.", REQUEST, List.of(new FieldError("is missing", "/name")), null),
        new AccessDeniedException("No.", REQUEST, null),
        new NotFoundException("No.", REQUEST, null),
        new RateLimitedException("Later.", REQUEST, Duration.ofSeconds(7), null),
        new ServerException("Down.", REQUEST, null),
        new MalformedResponseException("What?", REQUEST, null),
        new ConnectionException("Gone.", REQUEST, new IOException("reset")),
        new OutcomeUnknownException("Sent.", REQUEST, new IOException("reset")),
        new CallTimeoutException("Over.", Duration.ofSeconds(3), REQUEST),
        new CallCancelledException("Stopped.", REQUEST, null),
        new LoginRequiredException(LoginRequiredException.Reason.NOT_LOGGED_IN, "Log in."),
        new ReadOnlyException("Read-only."),
        new AccountChangedException("Another user."),
        new UploadFailedException(7, new IOException("reset")),
        new TokenStoreException(TokenStoreException.Problem.BUSY, "Busy.", null),
        new CollectionStoreException("Full.", new IOException("disk")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesSerialization(MyCaseException failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    MyCaseException read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (MyCaseException) in.readObject();
    }

    assertThat(read).isInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
    assertThat(read.request()).isEqualTo(failure.request());
    assertThat(read.isRetryable()).isEqualTo(failure.isRetryable());
    assertThat(read.wasSent()).isEqualTo(failure.wasSent());
    if (failure instanceof ApiException api) {
      assertThat(((ApiException) read).fieldErrors()).isEqualTo(api.fieldErrors());
      assertThat(((ApiException) read).headers()).isEqualTo(api.headers());
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
  }

  @Test
  void isRetryableOnlyWhereARepetitionIsSafeAndMayHelp() {
    assertThat(all().filter(MyCaseException::isRetryable))
        .extracting(failure -> failure.getClass().getSimpleName())
        .containsExactlyInAnyOrder(
            "RateLimitedException",
            "ServerException",
            "ConnectionException",
            "CallTimeoutException",
            "AccountChangedException");
  }

  @Nested
  class ARequest {
    @Test
    void hasHeadersInAnyCaseButNoneThatMayBeSecret() {
      assertThat(REQUEST.headers()).containsOnlyKeys("Retry-After");
      assertThat(REQUEST.headers().get("retry-after")).containsExactly("7");
    }

    @Test
    void isShownWithoutItsHeaders() {
      assertThat(REQUEST).hasToString("POST /tasks (status 422, request id req-1, attempts 2)");
    }

    @Test
    void tellsWhetherItWasSent() {
      assertThat(new ConnectionException("Gone.", REQUEST, null).wasSent()).isTrue();
      RequestSummary unsent = new RequestSummary("POST", "/tasks", 0, null, 1, false, Map.of());
      assertThat(new ConnectionException("Gone.", unsent, null).wasSent()).isFalse();
      assertThat(new ReadOnlyException("Read-only.").wasSent()).isFalse();
    }
  }
}
