package io.github.mycase4j.client.api;

import io.github.mycase4j.client.MyCaseClient;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call of a service: what it has to send, what MyCase responds and what has to come of it.
 *
 * @param name service and method, such as {@code tasks.update}
 * @param request method, path and query, not percent-encoded, such as {@code GET /tasks}
 * @param body the JSON to send, with single quotes; null for none
 * @param response status and JSON, with single quotes
 * @param call the call, which gives what is compared with {@code result}
 */
public record Operation(
    String name,
    String request,
    String body,
    String response,
    Function<MyCaseClient, Object> call,
    Object result) {

  /** What a call without a result gives. */
  private static final String DONE = "done";

  /** A read. */
  public static Operation reads(
      String name,
      String request,
      String response,
      Function<MyCaseClient, Object> call,
      Object result) {
    return new Operation(name, request, null, "200 " + response, call, result);
  }

  /** A write that MyCase responds to with what it stored. */
  public static Operation creates(
      String name,
      String request,
      String body,
      String response,
      Function<MyCaseClient, Object> call,
      Object result) {
    return new Operation(name, request, body, "201 " + response, call, result);
  }

  /** A write that MyCase responds to without a body. */
  public static Operation writes(
      String name, String request, String body, Consumer<MyCaseClient> call) {
    return new Operation(
        name,
        request,
        body,
        "204 ",
        mycase -> {
          call.accept(mycase);
          return DONE;
        },
        DONE);
  }

  public boolean isWrite() {
    return !request.startsWith("GET ");
  }

  public String path() {
    return request.substring(request.indexOf(' ') + 1).replaceAll("\\?.*", "");
  }

  @Override
  public String toString() {
    return name + ": " + request;
  }
}
