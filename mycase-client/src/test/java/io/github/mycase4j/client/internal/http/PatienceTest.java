package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final String CASES = "https://mycase.example.com/v1/cases";

  @Test
  void isLongForALargePage() {
    assertThat(Patience.of(URI.create(CASES + "?page_size=1000&page_token=a%3D")))
        .isEqualTo(Patience.LARGE);
    assertThat(Patience.of(URI.create(CASES + "?filter%5Bstatus%5D=open&page_size=200")))
        .isEqualTo(Patience.LARGE);
  }

  @Test
  void isShortForEverythingElse() {
    assertThat(Patience.of(URI.create(CASES + "/7"))).isEqualTo(Patience.SMALL);
    assertThat(Patience.of(URI.create(CASES + "?page_size=25"))).isEqualTo(Patience.SMALL);
    assertThat(Patience.of(URI.create(CASES + "?x_page_size=1000"))).isEqualTo(Patience.SMALL);
    assertThat(
            Patience.of(URI.create(CASES + "?filter%5Bupdated_after%5D=2026-03-01&page_size=1000")))
        .isEqualTo(Patience.SMALL);
  }
}
