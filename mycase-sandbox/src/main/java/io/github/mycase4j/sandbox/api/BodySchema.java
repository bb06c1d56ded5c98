package io.github.mycase4j.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.value.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The schema of a request body, parsed from one line: {@code name*:string staff:[{id*:integer}]
 * status:(open|closed)}. A star marks a required field, a plus an array that is not empty.
 */
interface BodySchema {
  /** Adds one problem for each place where the value violates this schema. */
  void check(JsonNode value, String pointer, List<ApiError.Problem> problems);

  static BodySchema object(String description) {
    Parser parser = new Parser(description);
    BodySchema shape = parser.fields();
    parser.end();
    return shape;
  }

  /** A value without parts. */
  record Scalar(String name, Predicate<JsonNode> test) implements BodySchema {
    @Override
    public void check(JsonNode value, String pointer, List<ApiError.Problem> problems) {
      if (!test.test(value)) {
        problems.add(ApiError.Problem.body(pointer, pointer + " must be " + name));
      }
    }
  }

  /** An array whose items have one schema. */
  record Items(BodySchema item, int least) implements BodySchema {
    @Override
    public void check(JsonNode value, String pointer, List<ApiError.Problem> problems) {
      if (!value.isArray()) {
        problems.add(ApiError.Problem.body(pointer, pointer + " must be an array"));
        return;
      }
      if (value.size() < least) {
        problems.add(ApiError.Problem.body(pointer, pointer + " must not be empty"));
      }
      for (int i = 0; i < value.size(); i++) {
        item.check(value.get(i), pointer + "/" + i, problems);
      }
    }
  }

  /** An object whose fields are all known. */
  record Fields(Map<String, BodySchema> fields, Set<String> required) implements BodySchema {
    @Override
    public void check(JsonNode value, String pointer, List<ApiError.Problem> problems) {
      if (!value.isObject()) {
        String what = pointer.isEmpty() ? "The body" : pointer;
        problems.add(ApiError.Problem.body(pointer, what + " must be an object"));
        return;
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String at = pointer + "/" + field.getKey();
        BodySchema shape = fields.get(field.getKey());
        if (shape == null) {
          problems.add(ApiError.Problem.body(at, at + " is not a field of this request"));
        } else {
          shape.check(field.getValue(), at, problems);
        }
      }
      for (String name : required) {
        if (!value.has(name)) {
          problems.add(ApiError.Problem.body(pointer + "/" + name, name + " can't be blank"));
        }
      }
    }
  }

  /** Parses a schema. */
  final class Parser {
    private static final Map<String, BodySchema> SCALARS =
        Map.of(
            "string", new Scalar("a string", JsonNode::isTextual),
            "text", new Scalar("a string that is not blank", Parser::isText),
            "integer", new Scalar("an integer", JsonNode::isIntegralNumber),
            "number", new Scalar("a number", JsonNode::isNumber),
            "boolean", new Scalar("a boolean", JsonNode::isBoolean),
            "value", new Scalar("a string, number or boolean", Parser::isPlain),
            "date", new Scalar("a date (YYYY-MM-DD)", v -> isText(v) && Times.isDate(v.asText())),
            "time", new Scalar("an ISO 8601 timestamp", v -> isText(v) && Times.isTime(v.asText())),
            "moment",
                new Scalar(
                    "an ISO 8601 date or timestamp",
                    v -> isText(v) && Times.moment(v.asText()) != null));

    private final String text;
    private int at;

    private Parser(String text) {
      this.text = text;
    }

    private static boolean isText(JsonNode value) {
      return value.isTextual() && !value.textValue().isBlank();
    }

    private static boolean isPlain(JsonNode value) {
      return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    private BodySchema fields() {
      Map<String, BodySchema> fields = new LinkedHashMap<>();
      Set<String> required = new LinkedHashSet<>();
      while (at < text.length() && text.charAt(at) != '}') {
        if (text.charAt(at) == ' ') {
          at++;
          continue;
        }
        String name = word();
        if (text.charAt(at) == '*') {
          required.add(name);
          at++;
        }
        expect(':');
        fields.put(name, shape());
      }
      return new Fields(Map.copyOf(fields), Collections.unmodifiableSet(required));
    }

    private BodySchema shape() {
      switch (text.charAt(at)) {
        case '{' -> {
          at++;
          BodySchema fields = fields();
          expect('}');
          return fields;
        }
        case '[' -> {
          at++;
          BodySchema item = shape();
          expect(']');
          boolean nonempty = at < text.length() && text.charAt(at) == '+';
          if (nonempty) {
            at++;
          }
          return new Items(item, nonempty ? 1 : 0);
        }
        case '(' -> {
          List<String> choices = new ArrayList<>();
          do {
            at++;
            choices.add(word());
          } while (text.charAt(at) == '|');
          expect(')');
          return new Scalar(
              "one of " + String.join(", ", choices),
              v -> v.isTextual() && choices.contains(v.textValue()));
        }
        default -> {
          BodySchema scalar = SCALARS.get(word());
          if (scalar == null) {
            throw new IllegalArgumentException("Unknown type before " + at + " in: " + text);
          }
          return scalar;
        }
      }
    }

    private String word() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return text.substring(start, at);
    }

    private void expect(char wanted) {
      if (at >= text.length() || text.charAt(at) != wanted) {
        throw new IllegalArgumentException("Expected '" + wanted + "' at " + at + " in: " + text);
      }
      at++;
    }

    private void end() {
      if (at < text.length()) {
        throw new IllegalArgumentException("Unexpected text at " + at + " in: " + text);
      }
    }
  }
}
