package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final URI PAGE = URI.create("https://mycase.example.com/v1/cases?page_size=2");
  private static final String NEXT = "https://mycase.example.com/v1/cases?page_token=a%2Bb";

  private static URI next(String... headers) throws URISyntaxException {
    return Links.next(List.of(headers), PAGE).orElse(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<" + NEXT + ">; rel=\"next\"",
        "<" + NEXT + ">;rel=next",
        "< " + NEXT + " > ; REL = \"Next\"",
        "<" + NEXT + ">; title=\"a, \\\"b\\\"; rel=prev\"; rel=\"next\"",
        "<" + NEXT + ">; rel=\"last next\"",
        "<https://mycase.example.com/?a,b>; rel=\"prev\", <" + NEXT + ">; rel=\"next\"",
        "<" + NEXT + ">; rel=\"next\", <https://mycase.example.com/z>; rel=\"last\"",
        "</v1/cases?page_token=a%2Bb>; rel=\"next\"",
        "<?page_token=a%2Bb>; rel=\"next\"",
      })
  void findsTheNextPage(String header) throws URISyntaxException {
    assertThat(next(header)).hasToString(NEXT);
  }

  @Test
  void readsEveryHeader() throws URISyntaxException {
    assertThat(next("<https://mycase.example.com/p>; rel=prev", "<" + NEXT + ">; rel=next"))
        .hasToString(NEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "<" + NEXT + ">",
        "<" + NEXT + ">; rel=\"prev\"",
        "<" + NEXT + ">; rel=\"nextish\"",
        "<" + NEXT + ">; title=\"rel=next\"",
      })
  void findsNoneWhereThereIsNone(String header) throws URISyntaxException {
    assertThat(next(header)).isNull();
  }

  @Test
  void keepsCommasAndEncodedCharacters() throws URISyntaxException {
    assertThat(next("<https://mycase.example.com/v1/cases?f=id,name&t=a%2Fb%3D>; rel=next"))
        .hasToString("https://mycase.example.com/v1/cases?f=id,name&t=a%2Fb%3D");
  }

  @Test
  void takesBracketsAndEncodesWhatNoAddressMayHold() throws URISyntaxException {
    assertThat(next("<https://mycase.example.com/v1/cases?filter[status]=a b|c>; rel=next"))
        .hasToString("https://mycase.example.com/v1/cases?filter[status]=a%20b%7Cc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<" + NEXT + "; rel=\"next\"",
        "<" + NEXT + ">; rel=\"next",
        NEXT + "; rel=next",
        "rel=\"next\"",
        "<https://mycase.example.com/p>; rel=prev, <https://mycase.example.com/v1/ca; rel=NEXT",
      })
  void rejectsANextPageWithoutAnAddress(String header) {
    assertThatThrownBy(() -> next(header)).isInstanceOf(URISyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "<", "\"", "\\", ";", ",", "<a>", "a=\"b\";", ";a", "\\\"", "<>\""})
  void isNotHeldUpByALongHeader(String part) throws URISyntaxException {
    String filler = part.repeat(100_000);

    assertThat(next("<https://mycase.example.com/p>; " + filler)).isNull();
    assertThat(next(filler)).isNull();
  }

  @Test
  void rejectsWhatIsNoAddress() {
    assertThatThrownBy(() -> next("<https://[x/>; rel=next"))
        .isInstanceOf(URISyntaxException.class);
  }
}
