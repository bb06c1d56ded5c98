package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.api.BillingOperations;
import io.github.mycase4j.client.api.CaseOperations;
import io.github.mycase4j.client.api.ContactOperations;
import io.github.mycase4j.client.api.FileOperations;
import io.github.mycase4j.client.api.Operation;
import io.github.mycase4j.client.api.PlanningOperations;
import io.github.mycase4j.client.api.SetupOperations;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All operations of MyCase's API: what each sends and what it makes of the response. */
class OperationsTest {
  private static final String FILE = "https://files.example.com/7?signature=abc";

  /** These are made of operations, and move the contents of files. */
  private static final Set<String> TRANSFERS =
      Set.of(
          "documents.download",
          "documents.downloadVersion",
          "documents.upload",
          "documents.uploadForCase",
          "documents.uploadVersion");

  private final ClientFixture client = new ClientFixture();

  /** A row of the table: method and path as MyCase documents them, and the method of a service. */
  record Row(String method, String path, String name) {
    boolean covers(Operation operation) {
      return operation.name().equals(name)
          && operation.request().startsWith(method + " ")
          && operation.path().matches(path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    @Override
    public String toString() {
      return method + " " + path + " " + name;
    }
  }

  static List<Operation> operations() {
    return Stream.of(
            CaseOperations.all(),
            ContactOperations.all(),
            PlanningOperations.all(),
            BillingOperations.all(),
            FileOperations.all(),
            SetupOperations.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Operation> writes() {
    return operations().stream().filter(Operation::isWrite).toList();
  }

  static List<Row> table() {
    try (InputStream file = OperationsTest.class.getResourceAsStream("/api/operations.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .map(part -> new Row(part[0], part[1], part[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theTableHasAllThatMyCaseDocuments() {
    assertThat(table()).hasSize(113).doesNotHaveDuplicates();
    assertThat(table().stream().map(Row::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyRowOfTheTableIsCalled(Row row) {
    assertThat(operations()).anyMatch(row::covers);
  }

  @Test
  void noOperationIsOutsideTheTable() {
    assertThat(operations())
        .allMatch(operation -> table().stream().anyMatch(row -> row.covers(operation)));
  }

  /** A method that another one of its name calls needs no row of its own. */
  @Test
  void noMethodOfAServiceIsOutsideTheTable() {
    Set<String> named = table().stream().map(Row::name).collect(Collectors.toSet());
    Set<String> methods = new TreeSet<>();
    for (Method accessor : services()) {
      for (Method method : accessor.getReturnType().getMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          methods.add(accessor.getName() + "." + method.getName());
        }
      }
    }

    methods.removeAll(TRANSFERS);
    assertThat(methods).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void servicesAreInterfaces() {
    assertThat(services()).hasSize(25).allMatch(a -> a.getReturnType().isInterface());
  }

  private static List<Method> services() {
    return Arrays.stream(MyCaseClient.class.getMethods())
        .filter(method -> method.getReturnType().getPackageName().endsWith(".client.api"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void sendsWhatMyCaseDocumentsAndReadsTheResponse(Operation operation) {
    client.wire.then(response(operation));

    Object result = operation.call().apply(client.mycase);

    assertThat(client.wire.requests()).hasSize(1);
    HttpTransport.Request sent = client.wire.request(0);
    assertThat(request(sent)).isEqualTo(operation.request());
    assertThat(body(sent)).isEqualTo(operation.body());
    assertThat(result).isEqualTo(operation.result());
  }

  @ParameterizedTest
  @MethodSource("writes")
  void doesNotLeaveAReadOnlyView(Operation write) {
    assertThatThrownBy(() -> write.call().apply(client.mycase.readOnly()))
        .isInstanceOf(ReadOnlyException.class);

    assertThat(client.wire.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void isNotRepeatedWhenNobodyKnowsWhetherMyCaseActed(Operation write) {
    client.wire.thenFail(new IOException("Connection reset")).then(response(write));

    assertThatThrownBy(() -> write.call().apply(client.mycase))
        .isInstanceOf(OutcomeUnknownException.class)
        .satisfies(e -> namesAReadThatMyCaseHas(e.getMessage()));

    assertThat(client.wire.requests()).hasSize(1);
  }

  private static void namesAReadThatMyCaseHas(String message) {
    Matcher hint = Pattern.compile("GET (\\S+) has it").matcher(message);
    if (hint.find()) {
      assertThat(table())
          .as(message)
          .anyMatch(
              row ->
                  row.method().equals("GET")
                      && hint.group(1).matches(row.path().replaceAll("\\{\\w+}", "[^/]+")));
    }
  }

  private static HttpTransport.Response response(Operation operation) {
    int status = Integer.parseInt(operation.response().substring(0, 3));
    return ScriptedWire.answer(
        status,
        status == 302 ? Map.of("Location", FILE) : Map.of(),
        operation.response().substring(4).replace('\'', '"'));
  }

  /** Path as it was sent, query decoded: a path segment may have an encoded slash. */
  private static String request(HttpTransport.Request sent) {
    String query = sent.uri().getRawQuery();
    return sent.method()
        + " "
        + sent.uri().getRawPath().substring("/v1".length())
        + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8));
  }

  private static String body(HttpTransport.Request sent) {
    return sent.body() == null
        ? null
        : new String(sent.body(), StandardCharsets.UTF_8).replace('"', '\'');
  }
}
