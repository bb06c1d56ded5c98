package io.github.mycase4j.sandbox;

import java.util.List;
import java.util.Map;

/** An error answer in MyCase's form, thrown by whatever step finds that the request is wrong. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;
  private final boolean outside;

  /** One entry of {@code errors}; {@code source} is empty, or one of pointer and parameter. */
  record Problem(String description, Map<String, String> source) {
    static Problem body(String pointer, String description) {
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
  static ApiError outside(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), true);
  }

  static ApiError parameter(String name, String description) {
    return new ApiError(400, List.of(new Problem(description, Map.of("parameter", name))), true);
  }

  static ApiError body(List<Problem> problems) {
    return new ApiError(422, problems, true);
  }

  /** The request is well formed, but the firm's data or the login do not allow it. */
  static ApiError because(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), false);
  }

  static ApiError stale(String parameter, String description) {
    return new ApiError(
        400, List.of(new Problem(description, Map.of("parameter", parameter))), false);
  }

  static ApiError data(String pointer, String description) {
    return new ApiError(422, List.of(Problem.body(pointer, description)), false);
  }

  int status() {
    return status;
  }

  /** Whether the request lies outside MyCase's description. */
  boolean isOutside() {
    return outside;
  }

  Answer answer() {
    List<Object> errors =
        problems.stream()
            .<Object>map(
                p ->
                    p.source().isEmpty()
                        ? Map.of("description", p.description())
                        : Json.ordered("description", p.description(), "source", p.source()))
            .toList();
    return Answer.json(status, Map.of("errors", errors));
  }
}
