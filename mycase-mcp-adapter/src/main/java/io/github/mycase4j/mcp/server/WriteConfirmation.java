package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.FormElicitation.FormResponse;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user before a write ({@link Setting#CONFIRM_WRITES}). Guarantees that nothing is sent
 * without a response that accepts this very write; does not guarantee that a person gave it: that
 * is for the client to ensure. Thread-safe.
 */
final class WriteConfirmation {
  /** The user needs time to read and decide. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final FormWait wait;

  WriteConfirmation() {
    this(new FormWait(PATIENCE));
  }

  WriteConfirmation(FormWait wait) {
    this.wait = wait;
  }

  /** Returns how long the user may take. */
  Duration patience() {
    return wait.patience();
  }

  /**
   * Asks the user once the tool has checked the arguments and all ids have been found.
   *
   * @param login the account that is logged in at present
   * @return the outcome of a call that is not carried out; null when the user has confirmed it
   */
  <I extends Record> @Nullable CallOutcome ask(
      ToolRegistry.Entry<I> entry,
      I input,
      McpServer.Call call,
      CallContext context,
      Supplier<Account> login) {
    FormElicitation form = call.formElicitation();
    if (form == null) {
      return denied(
          context,
          "Nothing was sent: each write has to be confirmed by the user ("
              + Setting.CONFIRM_WRITES
              + "), and this MCP client cannot ask: it does not support form elicitation. Tell the"
              + " user; another client, or the person who set the connector up, can help.",
          "the client cannot ask");
    }
    Account account = context.account();
    String question;
    context.withholdWrites();
    try {
      entry.tool().check(input, context);
      question =
          new WriteQuestion(new IdNames(context.mycase())).text(entry.spec(), input, account);
    } finally {
      context.allowWrites();
    }
    Optional<FormResponse> response;
    try {
      response =
          wait.ask(
              form, question, WriteQuestion.form(), context.cancellation(), context.progress());
      context.cancellation().check();
    } catch (CallCancelledException e) {
      return denied(
          context,
          "Nothing was sent: the call was cancelled before the user had confirmed it.",
          "the call was cancelled");
    } catch (ToolFailedException e) {
      return denied(
          context,
          "Nothing was sent: the MCP client could not ask the user to confirm it.",
          "the client could not ask");
    }
    CallOutcome rejection = rejection(response.orElse(null), context);
    if (rejection == null && !login.get().isSameUserAs(account)) {
      return denied(
          context,
          "Nothing was sent: another user has logged in to MyCase since the question was asked."
              + " Ask again.",
          "another user logged in");
    }
    return rejection;
  }

  private @Nullable CallOutcome rejection(@Nullable FormResponse response, CallContext context) {
    if (response == null) {
      return denied(
          context,
          "Nothing was sent: the user did not respond within "
              + minutes(patience())
              + ". Call again to ask again.",
          "no response");
    }
    return switch (response.action()) {
      case ACCEPT ->
          Boolean.TRUE.equals(response.content().get(WriteQuestion.CONFIRM))
              ? null
              : denied(
                  context,
                  "Nothing was sent: the form came back without a yes in "
                      + WriteQuestion.CONFIRM
                      + ". Call again only if the user wants it sent.",
                  "accepted without a yes");
      case DECLINE ->
          denied(
              context,
              "Nothing was sent: the user declined. Ask what to change before calling again.",
              "the user declined");
      case CANCEL ->
          denied(
              context,
              "Nothing was sent: the user dismissed the question. Ask the user before calling"
                  + " again.",
              "the user dismissed the question");
    };
  }

  private static String minutes(Duration time) {
    return time.toMinutes() == 1 ? "a minute" : time.toMinutes() + " minutes";
  }

  private static CallOutcome denied(CallContext context, String text, String why) {
    return CallOutcome.notConfirmed(text, "not confirmed: " + why, context.requests());
  }
}
