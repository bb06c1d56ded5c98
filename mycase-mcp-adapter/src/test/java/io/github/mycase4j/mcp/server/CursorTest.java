package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final String PRINT = Cursor.fingerprint("list-x", Map.of("status", "open"), "me");

  private static List<@Nullable Comparable<?>> roundTrip(@Nullable Comparable<?>... keys) {
    return Cursor.decode(new Cursor(PRINT, Arrays.asList(keys)).encode(), PRINT).position();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class WhenItComesBack {
    @Test
    void holdsEveryTypeOfKeyThatAnOrderCanHave() {
      assertThat(
              roundTrip(
                  LocalDate.of(2026, 3, 11),
                  Instant.parse("2026-03-11T10:00:00.123456789Z"),
                  9_000_000_000L,
                  -7,
                  "Peña, \"O'Rourke\" 💼",
                  null,
                  ""))
          .containsExactly(
              LocalDate.of(2026, 3, 11),
              Instant.parse("2026-03-11T10:00:00.123456789Z"),
              9_000_000_000L,
              -7,
              "Peña, \"O'Rourke\" 💼",
              null,
              "");
    }

    @Test
    void keepsTextsApartThatLookLikeOtherKeys() {
      assertThat(roundTrip("-", "l5", "d2026-01-01")).containsExactly("-", "l5", "d2026-01-01");
    }

    @Test
    void isMadeOfLettersThatNeedNoEscape() {
      assertThat(new Cursor(PRINT, List.of("ÿ>?")).encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void cannotHoldAnythingElse() {
      assertThatThrownBy(() -> new Cursor(PRINT, List.of(1.5)).encode())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class WhenItIsNotOurs {
    @ParameterizedTest
    @ValueSource(
        strings = {"", "x", "!!!", "next", "e30", "bnVsbA", "W10", "MQ", "Ing", "eyJmIjoi"})
    void isRejectedByName(String text) {
      InvalidArgumentException refusal =
          catchThrowableOfType(InvalidArgumentException.class, () -> Cursor.decode(text, PRINT));
      assertThat(refusal).isNotNull();
      assertThat(refusal.argument()).isEqualTo("cursor");
      assertThat(refusal).hasMessageContaining("Leave it out to start");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[\"x5\"]",
          "[\"\"]",
          "[5]",
          "[null]",
          "[[\"l5\"]]",
          "[\"lfive\"]",
          "[\"d2026-02-30\"]",
          "[\"tnow\"]",
          "[\"i99999999999\"]",
          "{}",
          "\"l5\""
        })
    void isRejectedWhenItsKeysAreTamperedWith(String keys) {
      String text = encoded("{\"f\":\"" + PRINT + "\",\"k\":" + keys + "}");
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class, () -> Cursor.decode(text, PRINT)))
          .as(keys)
          .isNotNull();
    }

    @Test
    void isRejectedWhenItIsNestedWithoutEnd() {
      String text = encoded("[".repeat(5_000));
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class, () -> Cursor.decode(text, PRINT)))
          .isNotNull();
    }
  }

  @Nested
  class WhenTheOtherArgumentsDiffer {
    private final String cursor = new Cursor(PRINT, List.of(5L)).encode();

    private void isRejectedUnder(String fingerprint) {
      assertThatThrownBy(() -> Cursor.decode(cursor, fingerprint))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("other filters or another login");
    }

    @Test
    void isRejected() {
      isRejectedUnder(Cursor.fingerprint("list-x", Map.of("status", "closed"), "me"));
      isRejectedUnder(Cursor.fingerprint("list-x", Map.of(), "me"));
      isRejectedUnder(Cursor.fingerprint("list-x", Map.of("status", "open", "query", "a"), "me"));
    }

    @Test
    void isRejectedByAnotherToolAndAnotherLogin() {
      isRejectedUnder(Cursor.fingerprint("list-y", Map.of("status", "open"), "me"));
      isRejectedUnder(Cursor.fingerprint("list-x", Map.of("status", "open"), "you"));
    }

    @Test
    void isTakenWithAnotherLimitOrDetail() {
      assertThat(
              Cursor.fingerprint(
                  "list-x",
                  Map.of("detail", "full", "limit", 5, "status", "open", "cursor", "abc"),
                  "me"))
          .isEqualTo(PRINT);
    }
  }
}
