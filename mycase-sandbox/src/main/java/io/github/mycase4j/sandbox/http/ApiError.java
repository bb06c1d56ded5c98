package io.github.mycase4j.sandbox.http;

import io.github.mycase4j.sandbox.value.Json;
import java.util.List;
import java.util.Map;

/** An error response in MyCase's form, thrown by the step that rejects the request. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  private final transient List<Problem> problems;

  /** Whether the request lies outside the description. */
  private final boolean outside;

  /** One entry of {@code errors}; {@code source} is empty, or one of pointer and parameter. */
  public record Problem(String description, Map<String, String> source) {
    /**
     * Returns a problem with a field of the body.
     *
     * @param pointer the field, as a JSON pointer
     * @param description what is wrong
     * @return the problem
     */
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

  /**
   * Returns the error of a request that MyCase's description does not know: a fault of the code
   * that sent it.
   *
   * @param status the HTTP status
   * @param description what is wrong
   * @return the error
   */
  public static ApiError outside(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), true);
  }

  /**
   * Returns the error of a query parameter that is not as the description says.
   *
   * @param name the parameter
   * @param description what is wrong
   * @return the error
   */
  public static ApiError parameter(String name, String description) {
    return new ApiError(400, List.of(new Problem(description, Map.of("parameter", name))), true);
  }

  /**
   * Returns the error of a field of the body that is not as the description says.
   *
   * @param pointer the field, as a JSON pointer
   * @param description what is wrong
   * @return the error
   */
  public static ApiError body(String pointer, String description) {
    return body(List.of(Problem.body(pointer, description)));
  }

  /**
   * Returns the error of several fields of the body that are not as the description says.
   *
   * @param problems what is wrong, at least one
   * @return the error
   */
  public static ApiError body(List<Problem> problems) {
    return new ApiError(422, problems, true);
  }

  /**
   * Returns the error of a well-formed request that the firm's data or the login do not allow.
   *
   * @param status the HTTP status
   * @param description what is wrong
   * @return the error
   */
  public static ApiError because(int status, String description) {
    return new ApiError(status, List.of(new Problem(description, Map.of())), false);
  }

  /**
   * Returns the error of a query parameter that was right once.
   *
   * @param parameter the parameter
   * @param description what is wrong
   * @return the error
   */
  public static ApiError stale(String parameter, String description) {
    return new ApiError(
        400, List.of(new Problem(description, Map.of("parameter", parameter))), false);
  }

  /**
   * Returns the error of a well-formed field that the firm's data do not allow.
   *
   * @param pointer the field, as a JSON pointer
   * @param description what is wrong
   * @return the error
   */
  public static ApiError data(String pointer, String description) {
    return new ApiError(422, List.of(Problem.body(pointer, description)), false);
  }

  /** {@return the response that reports this error} */
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
