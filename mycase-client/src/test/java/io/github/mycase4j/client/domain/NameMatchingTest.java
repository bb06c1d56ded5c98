package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are found when somebody asks for one, as a check for conflicts needs it. */
class NameMatchingTest {

  private static boolean finds(TextKind kind, String asked, String stored) {
    return TextMatch.of(asked).isIn(kind, stored);
  }

  @Nested
  class Companies {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Zacme Inc|Zacme, Inc.",
          "Zacme, Inc.|Zacme Inc",
          "ZACME INC.|Zacme Incorporated",
          "Zacme Incorporated|Zacme, Inc.",
          "Zacme LLC|Zacme L.L.C.",
          "Zacme, L.L.C.|Zacme LLC",
          "Zacme L. L. C.|Zacme, LLC",
          "Zacme LLC|Zacme L. L. C.",
          "Zacme LLC|Zacme, L.L.C",
          "Zacme Limited|Zacme Ltd.",
          "Zacme Ltd|Zacme Limited",
          "Zacme Company|Zacme Co.",
          "Zacme Co|The Zacme Company",
          "Zacme Corporation|Zacme Corp.",
          "Zacme Corp|Zacme Corporation",
          "Zinn Public LLP|Zinn & Public, L.L.P.",
          "Zinn PLLC|Zinn, P.L.L.C.",
          "Zinn P.L.L.C.|Zinn PLLC",
          "Zinn PC|Zinn, P.C.",
          "Zinn P. C.|Zinn PC",
          "Zinn and Public|Zinn & Public",
          "Zinn & Public|Zinn and Public",
          "Zinn&Public|Zinn and Public, LLP",
          "Zinn & Public|Zinn, Public & Zellwood",
          "Public Zinn|Zinn & Public",
          "The Zacme Company|Zacme Company",
          "Zacme, Inc.|Zacme",
          "Zacme LLC|Zacme",
          "Zacme, LLC|Zacme Holdings, Inc.",
          "Zacme L.L.C.|Zacme",
          "Zacme Co., Inc.|Zacme",
          "ATZ&Z|AT Z & Z",
          "AT&Z|AT and Z Corp.",
          "A-1 Plumbing|A1 Plumbing",
          "A1 Plumbing|A-1 Plumbing",
          "U.S. Zank|US Zank",
          "US Zank|U.S. Zank, N.A.",
          "U.S.|US Zank",
          "Zacme.com|Zacme com",
          "Zacme/Zinn|Zacme - Zinn",
          "Zac-me|Zacme",
          "St Zacme|St. Zacme Hospital",
          "St. Zacme|St Zacme Hospital",
          "J.P. Zank|JP Zank",
          "JP Zank|J. P. Zank & Co.",
          "0123 Main LLC|123 Main, LLC",
          "123 Main|0123 Main",
        })
    void areFound(String asked, String stored) {
      assertThat(finds(TextKind.NAME, asked, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Zacme Inc|Zinn, Inc.",
          "Zacme Holdings|Zacme, Inc.",
          "Zacme Trust|Zacme LLC",
          "LLC|Zacme, Inc.",
          "Inc.|Zacme LLC",
          "&|Zacme LLC",
          "& Co.|Zinn LLC",
          "The|Zacme LLC",
          "U.S.|Zinn Trust",
          "AT&Z|Matzz LLC",
          "123 Main|1 23 Main",
          "12 Main|120 Zmain",
          "Zank of Public|Zank",
        })
    void areNotMixedUp(String asked, String stored) {
      assertThat(finds(TextKind.NAME, asked, stored)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "LLC|Zacme L.L.C.",
          "L.L.C.|Zacme LLC",
          "Inc|Zacme Incorporated",
          "Incorporated|Zacme, Inc.",
          "P.C.|Zinn PC",
        })
    void areFoundByTheLegalFormThatTheyHave(String asked, String stored) {
      assertThat(finds(TextKind.NAME, asked, stored)).isTrue();
    }
  }

  @Nested
  class People {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "OZanlon|Mary O'Zanlon",
          "O Zanlon|Mary O'Zanlon",
          "O'Zanlon|Mary OZanlon",
          "O'Zanlon|Mary O Zanlon",
          "O Zanlon|Mary OZanlon",
          "OZanlon|Mary O Zanlon",
          "O’Zanlon|Mary O'Zanlon",
          "OʼZanlon|Mary O’Zanlon",
          "OʻZanlon|Mary OZanlon",
          "O`Zanlon|Mary O'Zanlon",
          "O´Zanlon|Mary O'Zanlon",
          "O′Zanlon|Mary OZanlon",
          "O'Zanlon|Mary O`Zanlon",
          "OZanlon, Mary|Mary O'Zanlon",
          "Mary O Zanlon|OZanlon, Mary",
          "O. Zanlon|Mary O'Zanlon",
          "ozan|Mary O'Zanlon",
          "Zeta Jones|Ann Zeta-Jones",
          "Zeta-Jones|Ann Zeta Jones",
          "ZetaJones|Ann Zeta-Jones",
          "Zeta-Jones|Ann Zetajones",
          "Zeta\u2011Jones|Ann Zeta-Jones",
          "Zeta–Jones|Ann Zeta\u00a0Jones",
          "Zeta-Jones|Ann Zeta\u00adJones",
          "Ze\u200bta Jones|Ann Zeta-Jones",
          "Jones Zeta|Ann Zeta-Jones",
          "Ann Jones|Ann Zeta-Jones",
          "De La Zruz|Ana Delazruz",
          "DeLaZruz|Ana De La Zruz",
          "de la Zruz, Ana|Ana DeLa Zruz",
          "Van Zyke|Pia VanZyke",
          "Mac Zonald|Ian MacZonald",
          "Zinn, Robert|Robert Zinn",
          "Zinn Robert|Robert Zinn",
          "Zinn,Robert|Robert Zinn",
          "Robert Zinn|Zinn, Robert",
          "Robert Zinn, Jr.|Robert Zinn",
          "Robert Zinn Jr|Robert Zinn, Jr.",
          "Robert Zinn|Robert Zinn Jr.",
          "Zinn, Robert, Jr.|Robert Zinn Jr",
          "Zinn Jr., Robert|Robert Zinn, Jr.",
          "Zinn, Jr., Robert|Robert Zinn",
          "Robert Jr. Zinn|Robert Zinn, Jr.",
          "Robert Zinn III|Robert Zinn, III",
          "Robert Zinn II|Robert Zinn",
          "Robert Zinn Sr.|Robert Zinn",
          "Robert Zinn Junior|Robert Zinn, Jr.",
          "Robert Zinn Junior|Robert Zinn",
          "Robert Zinn, Jr.|Robert Zinn Junior",
          "Robert Zinn 3rd|Robert Zinn III",
          "Saint Zita|Ann St. Zita",
          "St. Zita|Ann Saint Zita",
          "Mr. Robert Zinn|Robert Zinn",
          "Robert Zinn, Esq.|Robert Zinn",
          "J. Zellwood|Johnathan Zellwood",
          "J Zellwood|Johnathan Zellwood",
          "Zellwood, J.|Johnathan Zellwood",
          "Zellwood J|Johnathan Michael Zellwood",
          "M. Zellwood|Johnathan Michael Zellwood",
          "J. M. Zellwood|Johnathan Michael Zellwood",
          "J.M. Zellwood|Johnathan Michael Zellwood",
          "Johnathan Zellwood|J. Zellwood",
          "Johnathan Zellwood|J Zellwood",
          "Johnathan M. Zellwood|J. Michael Zellwood",
          "Johnathan Michael Zellwood|J. M. Zellwood",
          "John Q. Public|John Quincy Public",
          "John Q. Public|John Q. Public",
          "John Q. Public|John Q Public",
          "John Q. Public|John Public",
          "Public, John Q.|John Quincy Public",
          "Public, John Q.|John Public",
          "John Quincy Public|John Q. Public",
          "John Public|John Quincy Public",
          "john public jr|John Quincy Public, Jr.",
          "Núñez, José|Jose Nunez",
          "Mueller-Zank|Mueller Zank",
          "王伟|王伟",
          "王 伟|王伟",
        })
    void areFound(String asked, String stored) {
      assertThat(finds(TextKind.NAME, asked, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "J. Zellwood|Robert Zellwood",
          "J. Zellwood|Johnathan Zinn",
          "J. Johnson|Mary Johnson",
          "R. Robertson|Ann Robertson",
          "J. J. Zellwood|Johnathan Robert Zellwood",
          "John Q. Public|John Adam Public",
          "John Q. Public|John A. Public",
          "John Q. Public|Mary Public",
          "John Quincy Public|John Public",
          "John Quincy Public|John A. Public",
          "Robert Zinn, Jr.|Roberta Zinnia",
          "Robert Zinn, Jr.|Ann Zinn, Jr.",
          "Zinn, Ann|Robert Zinn",
          "Jr.|Robert Zinn",
          "Zoe Senior|Zoe Zinn",
          "Jr. III|Robert Zinn",
          "J.|Robert Zinn",
          "J. R.|John Robert Zinn",
          "Q. X.|John Quincy Public",
          "Smith 12|Smith #312",
          "王 李|王伟",
        })
    void areNotMixedUp(String asked, String stored) {
      assertThat(finds(TextKind.NAME, asked, stored)).isFalse();
    }
  }

  @Nested
  class CaseNames {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Zinn v Public|Zinn v. Public",
          "Zinn vs Public|Zinn v. Public",
          "Zinn vs. Public|Zinn v Public",
          "Zinn v. Public|Zinn vs. Public",
          "Zinn versus Public|Zinn v. Public",
          "Zinn v. Public|Zinn versus Public",
          "Public v. Zinn|Zinn v. Public",
          "Zinn Public|Zinn v. Public",
          "Zinn v Zacme Inc|Zinn vs. Zacme, Incorporated",
          "Zinn v. Zacme LLC|Zinn v. Zacme",
          "Zinn v. Public|Zinn/Public",
          "R. Zinn v. Public|Robert Zinn v. Public",
          "Robert Zinn|R. Zinn v. Public",
          "Zinn, Robert|Estate of Robert Zinn",
          "John Q. Public|John Public v. Zacme, Inc.",
          "O Zanlon v Zinn|O'Zanlon v. Zinn",
          "In re Zeta Jones|In re: Zeta-Jones",
          "2:26-cv-00456|Zinn v. Public (2:26-CV-456-ABC)",
          "26cv456|Zinn v. Public 26-cv-00456",
        })
    void areFound(String asked, String stored) {
      assertThat(finds(TextKind.CASE_NAME, asked, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Zinn v. Public|Zinn v. Zellwood",
          "Zinn v.|Public v. Zellwood",
          "v.|In re Zellwood",
          "Victor Zinn|Zinn v. Public",
          "Smith 12|Smith #312",
          "J. Zinn|Zinn v. The Very Large Jones Group",
        })
    void areNotMixedUp(String asked, String stored) {
      assertThat(finds(TextKind.CASE_NAME, asked, stored)).isFalse();
    }
  }

  @Nested
  class Titles {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "task 77|Task 770",
          "task #77|Task 770",
          "Zinn, Robert|Call Robert Zinn back",
          "J. Zellwood|Call Johnathan Zellwood",
          "Johnathan Zellwood|Call J. Zellwood",
          "O'Zanlon|Letter to OZanlon",
          "OZanlon|Letter to Mary O’Zanlon.docx",
          "Zacme Inc|Zacme, Incorporated - answer.pdf",
          "Zinn v Public|Hearing: Zinn vs. Public",
          "26-cv-456|2_26-cv-00456 Motion.pdf",
          "e-filing|Efiling receipt",
          "efiling|E-Filing receipt",
          "answer motion|Motion to strike answer",
          "motion-to-strike|Motion to strike",
          "motion to strike|MOTION_TO_STRIKE.pdf",
        })
    void areFound(String asked, String stored) {
      assertThat(finds(TextKind.TITLE, asked, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Smith 12|Smith #312",
          "Smith 12|Smith 120",
          "Fix PC|Fix printer",
          "J. Zellwood|Zellwood file: order medical records of January",
          "motion strike|Motion",
          "Victor Zinn|Zinn v. Public hearing",
        })
    void areNotMixedUp(String asked, String stored) {
      boolean today = SubstringOracle.finds(asked, stored);

      assertThat(finds(TextKind.TITLE, asked, stored)).isEqualTo(today);
    }
  }

  @ParameterizedTest
  @EnumSource(TextKind.class)
  void whatSaysNothingFindsNothingMore(TextKind kind) {
    for (String asked :
        new String[] {"-", "...", "'", "&&", "()", "a.", "J.", "J. Q.", "\u2019s"}) {
      assertThat(finds(kind, asked, "Robert Zinn Holdings of Jacksonville")).as(asked).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zacme, Inc.", "zacme inc", "ZACME INC", "Inc. Zacme"})
  void aNameOfTheSameWordsIsExact(String asked) {
    assertThat(TextMatch.of(asked).fit(TextKind.NAME, "Zacme, Inc.").isExact()).isTrue();
    assertThat(TextMatch.of(asked).fit(TextKind.NAME, "Zacme, Inc. of Zinn").isExact()).isFalse();
  }

  @Test
  void ranksWhatIsThereBeforeWhatMayBeMeant() {
    assertThat(TextMatch.of("Robert Zinn Jr.").fit(TextKind.NAME, "Robert Zinn"))
        .isEqualTo(TextMatch.Fit.LOOSE);
    assertThat(TextMatch.of("Robert Zinn Jr.").fit(TextKind.NAME, "Zinn, Robert Adam, Jr."))
        .isEqualTo(TextMatch.Fit.WORDS);
  }
}
