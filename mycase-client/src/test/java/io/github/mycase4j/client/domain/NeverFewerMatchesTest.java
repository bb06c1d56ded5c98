package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the plainest comparison finds is found, whatever the rules for names and numbers add. */
class NeverFewerMatchesTest {
  private static final int ROUNDS = 40_000;
  private static final String[] PIECES = {
    "Robert",
    "Zinn",
    "zin",
    "O'Zanlon",
    "OʼZanlon",
    "Zeta-Jones",
    "Zeta\u2011Jones",
    "José",
    "J.",
    "Q",
    "a",
    "é",
    "LLC",
    "L.L.C.",
    "Inc.",
    "Incorporated",
    "&",
    "and",
    "v.",
    "vs",
    "St.",
    "Jr.",
    ",",
    ".",
    "-",
    "'",
    "\u2019",
    "#",
    "(",
    "/",
    "00456",
    "26",
    "2026-CV-123",
    "2:26-cv-0",
    "0",
    "\u0301",
    "\u200b",
    "\u00ad",
    "\u2028",
    "東京",
    "ß",
    "\ud83d\ude00",
    "\ud83d",
    "ʻ",
    "´",
    "@"
  };

  private final Random random = new Random(11);

  private String text(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(pieces) + 1; n > 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  /** A part of the text half of the time, so that there is something to find. */
  private String asked(String text) {
    if (random.nextBoolean()) {
      return text(3);
    }
    int start = random.nextInt(text.length());
    return text.substring(start, start + 1 + random.nextInt(text.length() - start));
  }

  @ParameterizedTest
  @EnumSource(TextKind.class)
  void inATextOfEachKind(TextKind kind) {
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(6);
      String asked = asked(text);
      if (SubstringOracle.finds(asked, text)) {
        assertThat(TextMatch.of(asked).isIn(kind, text)).as("%s in %s", asked, text).isTrue();
        found++;
      }
    }
    assertThat(found).isGreaterThan(ROUNDS / 4);
  }

  @Test
  void inTheNameOfAPerson() {
    for (int i = 0; i < ROUNDS; i++) {
      String first = random.nextInt(9) == 0 ? null : text(2);
      String middle = random.nextInt(3) == 0 ? null : text(1);
      String last = random.nextInt(9) == 0 ? null : text(2);
      String asked = asked(String.join(" ", "" + first, "" + last));
      boolean plainly =
          Stream.of(
                  name(" ", first, last),
                  name(" ", first, middle, last),
                  first == null || last == null
                      ? null
                      : name(" ", last.strip() + ",", first, middle),
                  name(" ", last, first))
              .anyMatch(name -> name != null && SubstringOracle.finds(asked, name));
      if (plainly) {
        TextMatch match = TextMatch.of(asked);
        assertThat(match.isBlank() || match.fitPerson(first, middle, last) != TextMatch.Fit.NONE)
            .as("%s in %s %s %s", asked, first, middle, last)
            .isTrue();
      }
    }
  }

  private static String name(String between, String... parts) {
    return String.join(
        between,
        Stream.of(parts)
            .filter(part -> part != null && !part.isBlank())
            .map(String::strip)
            .toList());
  }

  @Test
  void asTheWholeOfAText() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(3);
      String asked = random.nextBoolean() ? text.toUpperCase(java.util.Locale.ROOT) : text(2);
      if (SubstringOracle.fold(text).equals(SubstringOracle.fold(asked))) {
        assertThat(TextMatch.of(asked).equalsWhole(text)).as("%s is %s", asked, text).isTrue();
      }
    }
  }
}
