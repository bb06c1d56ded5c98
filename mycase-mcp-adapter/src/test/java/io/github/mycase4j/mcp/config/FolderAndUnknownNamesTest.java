package io.github.mycase4j.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.ParamPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderAndUnknownNamesTest extends ConfigurationTestBase {
  @Nested
  class Home {
    @ParameterizedTest
    @CsvSource({
      "/srv/mycase,/srv/mycase",
      "/srv/x/../mycase/,/srv/mycase",
      "~,/home/ann",
      "~/firm,/home/ann/firm",
    })
    void isWhereTheVariableSays(String given, String expected) {
      assertThat(with("MYCASE_HOME", given).home()).isEqualTo(path(expected));
    }

    @Test
    void isOfTheVariableAndElseOfJava() {
      Map<String, String> none = Map.of();
      assertThat(Configuration.of(none, properties::get).home())
          .isEqualTo(path("/java/home/.oktopeak-mycase"));
      assertThat(Configuration.of(Map.of("MYCASE_HOME", "~/x"), properties::get).home())
          .isEqualTo(path("/java/home/x"));
    }

    @Test
    void isOfTheUserProfileOnWindows() {
      properties.put("os.name", "Windows 11");
      assertThat(with("USERPROFILE", "/users/ann").home())
          .isEqualTo(path("/users/ann/.oktopeak-mycase"));
    }

    @ParameterizedTest
    @CsvSource({
      "$HOME/firm,/home/ann/firm",
      "${HOME}/firm,/home/ann/firm",
      "%HOME%/firm,/home/ann/firm",
      "/srv/$FIRM/x,/srv/two/x",
      "' /srv/firm ',/srv/firm",
      "/srv/100%/$,/srv/100%/$",
    })
    void isWhereAShellWouldFindIt(String given, String expected) {
      Configuration configuration = with("MYCASE_HOME", given, "FIRM", "two");
      assertThat(configuration.problems()).isEmpty();
      assertThat(configuration.home()).isEqualTo(path(expected));
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '^',
        value = {
          "firm|is a relative path",
          "./firm|is a relative path",
          "~bob|names the home folder of another user",
          "~bob/firm|names the home folder of another user",
          "\"/srv/firm\"|is in quotation marks",
          "'/srv/firm'|is in quotation marks",
          "${FIRM2_HOME}|needs the variable FIRM2_HOME, which is not set",
          "$FIRM2_HOME/x|needs the variable FIRM2_HOME, which is not set",
          "%FIRM2_HOME%/x|needs the variable FIRM2_HOME, which is not set",
          "${MYCASE_HOME}|needs the variable MYCASE_HOME, which is not set",
          "${FIRM2_HOME:-/srv}|contains a placeholder that was not replaced",
          "${env:HOME}/x|contains a placeholder that was not replaced",
        },
        delimiter = '|')
    void thatIsNotCertainIsRejectedByNameAndNoOtherIsTaken(String given, String why) {
      Configuration configuration = with("MYCASE_HOME", given);
      assertThat(configuration.hasHome()).isFalse();
      assertThat(configuration.problems())
          .singleElement()
          .asString()
          .startsWith("MYCASE_HOME (" + given + ") " + why)
          .endsWith("; no other folder is used in its place.");
      assertThatThrownBy(configuration::home)
          .isInstanceOf(UnusableHomeException.class)
          .hasMessage(configuration.problems().get(0));
    }

    @Test
    void thatIsNoPathIsRejected() {
      Configuration configuration = with("MYCASE_HOME", "/a\0b");
      assertThat(configuration.hasHome()).isFalse();
      assertThat(configuration.problems())
          .containsExactly(
              "MYCASE_HOME (/a\\u0000b) is not a path that Java can read here. Give the"
                  + " absolute path of a folder.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "null", "ann"})
    void isNotMadeUpWhereTheUserHasNoHomeFolder(String account) {
      properties.put("user.home", account);
      Configuration configuration = Configuration.of(Map.of(), properties::get);
      assertThat(configuration.hasHome()).isFalse();
      assertThat(configuration.problems())
          .singleElement()
          .asString()
          .startsWith("For the connector the home folder of the user is needed")
          .contains("Set MYCASE_HOME");
      assertThat(Configuration.of(Map.of("MYCASE_HOME", "/srv/x"), properties::get).home())
          .isEqualTo(path("/srv/x"));
    }
  }

  @Nested
  class UnknownNames {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "MYCASE_READONLY",
          "MYCASE_READ_ONYL",
          "MYCASE_READ__ONLY",
          "mycase_read_only",
          "MYCASE_REDONLY"
        })
    void thatLookLikeTheSwitchAgainstWritingCountAsIt(String name) {
      Configuration configuration = with(name, "1");
      assertThat(configuration.readOnly()).isTrue();
      assertThat(configuration.problems())
          .containsExactly(
              name + " is not a setting of this program. Did you mean MYCASE_READ_ONLY?");
      assertThat(with(name, "1", "MYCASE_READ_ONLY", "0").readOnly()).isTrue();
      assertThat(with(name, "0").readOnly()).isFalse();
    }

    @Test
    void thatLookLikeASwitchWhichAllowsMoreDoNotCount() {
      Configuration configuration = with("MYCASE_EXPERIMENTAL_TOOL", "1");
      assertThat(configuration.experimentalTools()).isFalse();
      assertThat(configuration.problems())
          .containsExactly(
              "MYCASE_EXPERIMENTAL_TOOL is not a setting of this program. Did you mean"
                  + " MYCASE_EXPERIMENTAL_TOOLS?");
    }

    @Test
    void keepLessInLogAndMemoryToo() {
      assertThat(with("MYCASE_AUDIT_PARAM", "hashed").auditParams()).isEqualTo(ParamPolicy.HASHED);
      assertThat(with("MYCASE_AUDIT_PARAM", "full").auditParams()).isEqualTo(ParamPolicy.FULL);
      assertThat(with("MYCASE_MIROR", "off").mirror()).isEqualTo(Mirror.OFF);
      assertThat(with("MYCASE_MIROR", "disk").mirror()).isEqualTo(Mirror.MEMORY);
    }

    @Test
    void areSaidAlsoWhenTheyLookLikeNothing() {
      assertThat(with("MYCASE_ZZZ", "x", "OTHER", "y").problems())
          .containsExactly("MYCASE_ZZZ is not a setting of this program.");
    }

    @Test
    void areNoneOfTheNamesThatAreRead() {
      List<String> pairs = new ArrayList<>();
      for (String name :
          List.of(
              "MYCASE_CLIENT_ID",
              "MYCASE_CLIENT_SECRET",
              "MYCASE_REDIRECT_PORT",
              "MYCASE_EXPERIMENTAL_TOOLS",
              "MYCASE_READ_ONLY",
              "MYCASE_CONFIRM_WRITES",
              "MYCASE_HOME",
              "MYCASE_RATE_LIMIT_PER_MINUTE",
              "MYCASE_API_BASE",
              "MYCASE_AUTH_URL",
              "MYCASE_TOKEN_URL",
              "MYCASE_AUDIT_PARAMS",
              "MYCASE_MIRROR",
              "MYCASE_TOOLS")) {
        pairs.add(name);
        pairs.add("");
      }
      assertThat(with(pairs.toArray(String[]::new)).problems()).isEmpty();
    }

    @Test
    void countAsSetWhereAClientLeftAPlaceholderInASafeSwitch() {
      assertThat(with("MYCASE_READ_ONLY", "${MYCASE_READ_ONLY}").readOnly()).isTrue();
      assertThat(with("MYCASE_AUDIT_PARAMS", "${X}").auditParams()).isEqualTo(ParamPolicy.HASHED);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "1000,100", "many,0"})
    void areTheSafeSideOfALimitOfWrites(String given, int expected) {
      assertThat(with("MYCASE_MAXWRITE", given).maxWrites()).isEqualTo(expected);
      assertThat(with("MYCASE_MAXWRITE", given).readOnly()).isEqualTo(expected == 0);
    }
  }
}
