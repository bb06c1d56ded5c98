package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which case numbers are found when somebody asks for one. */
class CaseNumberMatchingTest {

  private static boolean finds(TextKind kind, String asked, String stored) {
    return TextMatch.of(asked).isIn(kind, stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "26-cv-456|2:26-cv-00456-ABC",
        "26-CV-00456|2:26-cv-00456-ABC",
        "2:26-cv-456|2:26-cv-00456-ABC",
        "26cv456|2:26-cv-00456-ABC",
        "26 cv 456|2:26-cv-00456-ABC",
        "2-26-cv-00456-ABC|2:26-cv-00456-ABC",
        "2:26-cv-00456-ABC-DEF|2:26-cv-00456",
        "2:26-cv-00456-ABC|26-cv-456",
        "CV 2026 00123|2026-CV-123",
        "CV-2026-123|2026-CV-00123",
        "CV2026-00123|2026-CV-123",
        "2026-CV-123|CV 2026 00123",
        "2026cv00123|2026-CV-123",
        "2026-0012|2026-0012",
        "2026-12|2026-0012",
        "2026-0012|2026-12",
        "2026 0012|2026-0012",
        "20260012|2026-0012",
        "2026-0012|20260012",
        "2026/0012|2026-CV-0012",
        "Case No. 26-cv-456|2:26-cv-00456-ABC",
        "No. 2026-12|2026-0012",
        "#26-cv-456|2:26-cv-00456",
        "2026-cv-456|2:26-cv-00456-ABC",
        "2:2026-cv-456|26-cv-456",
        "26-CV-123|2026-CV-123",
        "2005-cv-7|1:05-cv-00007",
        "00456|2:26-cv-456",
        "456|2:26-cv-00456",
        "0012|2026-12",
        "２０２６－００１２|2026-12",
      })
  void areFound(String asked, String stored) {
    assertThat(finds(TextKind.CASE_NUMBER, asked, stored)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "26-cv-456|2:26-cv-00457-ABC",
        "26-cv-456|2:25-cv-00456-ABC",
        "26-cr-456|2:26-cv-00456-ABC",
        "26-cv-26|26-cv-456",
        "1926-cv-456|2026-cv-456",
        "2025-cv-456|2:26-cv-00456-ABC",
        "2026-12|2026-112",
        "CV|2026-CR-123",
        "No.|2026-CR-123",
        "---|2026-CR-123",
        "Zinn 2026|2026-CR-123",
        "2026-CV-123|2026",
      })
  void areNotMixedUp(String asked, String stored) {
    assertThat(finds(TextKind.CASE_NUMBER, asked, stored)).isFalse();
  }

  @Test
  void ranksTheSamePartsBeforeOthers() {
    assertThat(TextMatch.of("26-cv-456").fit(TextKind.CASE_NUMBER, "26-CV-00456"))
        .isEqualTo(TextMatch.Fit.SAME);
    assertThat(TextMatch.of("26-cv-456").fit(TextKind.CASE_NUMBER, "2:26-cv-00456-ABC"))
        .isEqualTo(TextMatch.Fit.WORDS);
    assertThat(TextMatch.of("2:26-cv-456-ABC").fit(TextKind.CASE_NUMBER, "26-cv-00456"))
        .isEqualTo(TextMatch.Fit.LOOSE);
  }
}
