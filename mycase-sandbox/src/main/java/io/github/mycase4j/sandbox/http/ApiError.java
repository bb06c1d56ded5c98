package io.github.mycase4j.sandbox.http;

import io.github.mycase4j.sandbox.value.Json;
import java.util.List;
import java.util.Map;

/** An error response in MyCase's form, thrown by whatever step finds that the request is wrong. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;
  private final boolean outside;

  /** One entry of {@code errors}; {@code source} is empty, or one of pointer and parameter. */
  public record Problem(String description, Map<String, String> source) {
    public static Problem body(String pointer, String description) {
      return new Problem(description, Map.of("pointer", pointer));
    }
  }

  private ApiError(int status, List<Problem> problems, boolean outside) {
    super(problems.get(0).description(), null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
    this.outside = outside;
  }

  /** The request is one that MyCase's description does not know: a fault of the caller's code. */
  public static ApiError outside(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), true);
  }

  public static ApiError parameter(String name, String description) {
    return new ApiError(400, List.of(new Problem(description, Map.of("parameter", name))), true);
  }

  /** One field of the body is not as MyCase's description says. */
  public static ApiError body(String pointer, String description) {
    return body(List.of(Problem.body(pointer, description)));
  }

  /** Several fields of the body are not as MyCase's description says. */
  public static ApiError body(List<Problem> problems) {
    return new ApiError(422, problems, true);
  }

  /** The request is well formed, but the firm's data or the login do not allow it. */
  public static ApiError because(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), false);
  }

  public static ApiError stale(String parameter, String description) {
    return new ApiError(
        400, List.of(new Problem(description, Map.of("parameter", parameter))), false);
  }

  public static ApiError data(String pointer, String description) {
    return new ApiError(422, List.of(Problem.body(pointer, description)), false);
  }

  public Response response() {
    List<Object> errors =
        problems.stream()
            .<Object>map(
                p ->
                    p.source().isEmpty()
                        ? Map.of("description", p.description())
                        : Json.ordered("description", p.description(), "source", p.source()))
            .toList();
    return Response.json(status, Map.of("errors", errors)).outside(outside);
  }
}
