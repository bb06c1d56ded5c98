package io.github.mycase4j.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private final Fuzz fuzz =
      new Fuzz(List.of("{\"id\":1}".getBytes(StandardCharsets.UTF_8)), Fuzz.json("\\x00"));

  /** Returns hashes of the first inputs, since all of them would fill the memory. */
  private List<Integer> hashes() {
    List<Integer> hashes = new ArrayList<>();
    fuzz.run(
        (input, random) -> {
          if (hashes.size() < 500) {
            hashes.add(Arrays.hashCode(input));
          }
        });
    return hashes;
  }

  @Test
  void inputsDifferAndAreTheSameForTheSameSeed() {
    List<Integer> hashes = hashes();
    assertThat(new HashSet<>(hashes)).hasSizeGreaterThan(100);
    assertThat(hashes()).isEqualTo(hashes);
  }

  @Test
  void aFailureNamesTheSeedOfItsInput() {
    assertThatThrownBy(
            () ->
                fuzz.run(
                    (input, random) -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("-Dfuzz.seed=")
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
