package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One round of a call that asks the user questions: the responses that the call carries, and the
 * result that asks the next question. Immutable and thread-safe.
 */
final class InputRound {
  private static final String KEY = "question";

  private final InputRounds rounds;
  private final ClientCapabilities capabilities;
  private final String call;
  private final Map<String, FormElicitation.FormResponse> responses;

  /**
   * Reads the responses that a call carries.
   *
   * @param principal the user on whose behalf the call is made; empty where there is only one
   */
  InputRound(InputRounds rounds, Params params, ClientCapabilities capabilities, String principal) {
    this.rounds = rounds;
    this.capabilities = capabilities;
    Map<?, ?> sent = params.object("inputResponses");
    String state = params.optionalText("requestState");
    this.call =
        Sha256.of(
            Json.write(
                List.of(principal, params.text("name"), Json.canonical(params.get("arguments")))));
    this.responses = state == null ? Map.of() : responses(sent.get(KEY), state);
  }

  private Map<String, FormElicitation.FormResponse> responses(@Nullable Object sent, String state) {
    InputRounds.OpenRound open = rounds.redeem(call, state);
    if (open == null) {
      return Map.of();
    }
    Map<String, FormElicitation.FormResponse> all = new LinkedHashMap<>(open.answered());
    FormElicitation.FormResponse response = response(sent);
    if (response != null) {
      all.put(open.question(), response);
    }
    return all;
  }

  /** Returns a response; null when it is malformed, so that the question is asked again. */
  private static FormElicitation.@Nullable FormResponse response(@Nullable Object sent) {
    if (!(sent instanceof Map<?, ?> members) || !(members.get("action") instanceof String action)) {
      return null;
    }
    return switch (action) {
      case "accept" ->
          new FormElicitation.FormResponse(
              UrlElicitation.Action.ACCEPT, InputRounds.content(members.get("content")));
      case "decline" -> new FormElicitation.FormResponse(UrlElicitation.Action.DECLINE, Map.of());
      case "cancel" -> new FormElicitation.FormResponse(UrlElicitation.Action.CANCEL, Map.of());
      default -> null;
    };
  }

  /** Returns the way to have an address opened; null where the client does not support that. */
  @Nullable UrlElicitation urlElicitation() {
    return capabilities.urlElicitation() ? new Addresses() : null;
  }

  /** Returns the way to have a form filled in; null where the client does not support that. */
  @Nullable FormElicitation formElicitation() {
    return capabilities.formElicitation()
        ? (message, schema) -> ask(ElicitationQuestion.form(message, schema))
        : null;
  }

  private FormElicitation.FormResponse ask(ElicitationQuestion question) {
    FormElicitation.FormResponse response = responses.get(fingerprint(question));
    if (response == null) {
      throw new InputRequiredException(question);
    }
    return response;
  }

  /** Returns the result that has the client ask its user. */
  Map<String, ?> inputRequired(ElicitationQuestion question) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", Methods.ELICIT);
    request.put("params", params(question));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("resultType", "input_required");
    result.put("inputRequests", Map.of(KEY, request));
    result.put(
        "requestState",
        rounds.issue(call, new InputRounds.OpenRound(fingerprint(question), responses)));
    return result;
  }

  private static Map<String, Object> params(ElicitationQuestion question) {
    Map<String, Object> params = new LinkedHashMap<>();
    URI address = question.address();
    params.put("mode", address == null ? "form" : "url");
    params.put("message", question.message());
    if (address == null) {
      params.put("requestedSchema", question.requestedSchema());
    } else {
      params.put("url", address.toASCIIString());
    }
    return params;
  }

  private static String fingerprint(ElicitationQuestion question) {
    return Sha256.of(Json.write(Json.canonical(params(question))));
  }

  /** Asks to open addresses. */
  private final class Addresses implements UrlElicitation {
    @Override
    public PendingElicitation ask(String message, URI address) {
      Action action =
          InputRound.this.ask(ElicitationQuestion.open(message, address)).isAccepted()
              ? Action.ACCEPT
              : Action.DECLINE;
      return new PendingElicitation() {
        @Override
        public CompletableFuture<Action> action() {
          return CompletableFuture.completedFuture(action);
        }

        @Override
        public void complete() {
          // This revision has no notification for it.
        }
      };
    }

    @Override
    public boolean isAnswered(String message, URI address) {
      return responses.containsKey(fingerprint(ElicitationQuestion.open(message, address)));
    }
  }
}
