package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientLabelTest {
  @Test
  void joinsNameAndVersion() {
    assertThat(ClientLabel.of("claude-code", "2.1")).isEqualTo("claude-code/2.1");
    assertThat(ClientLabel.of("claude-code", null)).isEqualTo("claude-code");
  }

  @Test
  void saysThatAClientGaveNoName() {
    assertThat(ClientLabel.of(null, "2.1")).isEqualTo("unknown");
  }

  @Test
  void makesControlCharactersSpaces() {
    assertThat(ClientLabel.of("a\nb\u0007c", "1\t0")).isEqualTo("a b c/1 0");
    assertThat(ClientLabel.of("a\u0085b\u2028c", "1\u00850")).isEqualTo("a b c/1 0");
  }

  @Test
  void takesOutWhatNobodySees() {
    assertThat(ClientLabel.of("claude\u200b-\u202ecode", "1")).isEqualTo("claude-code/1");
  }

  @Test
  void cutsALongPartAndSaysSo() {
    assertThat(ClientLabel.of("x".repeat(64), "1")).isEqualTo("x".repeat(64) + "/1");
    assertThat(ClientLabel.of("x".repeat(65), "1")).isEqualTo("x".repeat(64) + "…/1");
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(ClientLabel.of("x".repeat(63) + "😀😀", null)).isEqualTo("x".repeat(63) + "…");
    assertThat(ClientLabel.of("x".repeat(62) + "😀😀", null)).isEqualTo("x".repeat(62) + "😀…");
  }

  @Test
  void cleansWhatATransportAdds() {
    assertThat(ClientLabel.cleaned("a\nb\u202ec", 80)).isEqualTo("a bc");
    assertThat(ClientLabel.cleaned("x".repeat(81), 80)).isEqualTo("x".repeat(80) + "…");
  }
}
