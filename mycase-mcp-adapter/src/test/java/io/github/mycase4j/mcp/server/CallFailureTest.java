package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.LoginRequiredException.Reason;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.RequestSummary;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallFailureTest {
  private static final String SENT = "It was sent, and no response came.";

  @Nested
  class AWriteWithAnUnknownOutcome {
    private static String text(String method, String path) {
      RequestSummary attempted = new RequestSummary(method, path, 0, null, 1);
      return CallFailure.of(new OutcomeUnknownException(SENT, attempted, null)).text();
    }

    @ParameterizedTest
    @CsvSource({"/cases,list-cases", "/tasks,list-tasks"})
    void namesTheToolThatShowsIt(String path, String tool) {
      assertThat(text("POST", path)).isEqualTo(SENT + " If it exists, " + tool + " shows it.");
    }

    @ParameterizedTest
    @CsvSource({"POST,/calls", "PUT,/cases/7"})
    void namesNoRequestWhereThereIsNoTool(String method, String path) {
      assertThat(text(method, path)).isEqualTo(SENT);
    }
  }

  @Nested
  class AMissingLogin {
    private static String text(LoginRequiredException failure) {
      return CallFailure.of(failure).text();
    }

    @Test
    void asksForOne() {
      assertThat(text(new LoginRequiredException(Reason.NOT_LOGGED_IN, "Log in.")))
          .isEqualTo("Not connected to MyCase. Call authenticate.");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_LOGGED_IN")
    void saysWhyAndNeverInTheWordsOfTheClient(Reason reason) {
      assertThat(text(new LoginRequiredException(reason, "words of the client")))
          .startsWith("Not connected to MyCase. Call authenticate. (")
          .endsWith(".)")
          .doesNotContain("words of the client");
    }

    @Test
    void saysWhatTheAuthorizationServerSaid() {
      assertThat(
              text(new LoginRequiredException(Reason.REFRESH_REJECTED, "invalid_grant", "Log in.")))
          .contains("MyCase refused to refresh the login (invalid_grant).");
    }

    @Test
    void asksForOneWhereThisTransportHasIt() {
      LoginRequiredException failure = new LoginRequiredException(Reason.NOT_LOGGED_IN, "Log in.");
      CallWrites none = new CallWrites(new WriteBudget(1, InstantSource.system()));
      assertThat(CallFailure.of(failure, none, any -> true, "Log in at the desk.").text())
          .isEqualTo("Not connected to MyCase. Log in at the desk.");
    }
  }
}
