package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
  private static Accept of(String... headers) {
    return Accept.of(List.of(headers));
  }

  @Test
  void withoutTheHeaderAClientAcceptsJson() {
    assertThat(of()).isEqualTo(new Accept(true, false));
    assertThat(of("")).isEqualTo(new Accept(true, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json",
        "Application/JSON;q=0.1",
        "application/json, text/event-stream;q=0",
        "*/*, text/event-stream;q=0.000",
        "text/*, application/json"
      })
  void wildcardsMeanJson(String header) {
    assertThat(of(header)).isEqualTo(new Accept(true, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, text/event-stream",
        "text/event-stream;q=0.1,*/*",
        "application/json;q=1.0;x=y, text/event-stream; q=0.5",
        "text/event-stream, application/*;q=0.1"
      })
  void namesOfBothMeanBoth(String header) {
    assertThat(of(header)).isEqualTo(new Accept(true, true));
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(of("application/json", "text/event-stream")).isEqualTo(new Accept(true, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/*",
        "text/event-stream, application/json;q=0",
        "*/*, application/json;q=0",
        "text/event-stream, application/*;q=0., */*"
      })
  void withoutJsonOnlyTheStreamIsLeft(String header) {
    assertThat(of(header).isEventsOnly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json;q=0",
        "*/*;q=0",
        "application/json; q=0.0, text/event-stream; q=0",
        "image/*, application/xml",
        "application/jsonp"
      })
  void anythingElseIsNothing(String header) {
    assertThat(of(header).isNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;q=x", "application/json;q=", "application/json;q=-1"})
  void aMalformedQualityCountsAsOne(String header) {
    assertThat(of(header).json()).isTrue();
  }
}
