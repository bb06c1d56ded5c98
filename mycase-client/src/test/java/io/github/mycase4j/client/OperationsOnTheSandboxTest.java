package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.api.SandboxFlow;
import io.github.mycase4j.client.api.SandboxFlows;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseUpdate;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.client.model.TaskUpdate;
import io.github.mycase4j.sandbox.RecordedRequest;
import io.github.mycase4j.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against a MyCase that answers, rejects and remembers. */
@Timeout(120)
class OperationsOnTheSandboxTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

  @TempDir private Path folder;
  private Sandbox sandbox;
  private MyCaseClient mycase;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    mycase = MyCaseClient.fromEnvironment(sandbox.environment());
  }

  @AfterEach
  void stop() {
    mycase.close();
    sandbox.close();
  }

  static List<SandboxFlow> flows() {
    return SandboxFlows.all();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void works(SandboxFlow flow) throws Exception {
    flow.run(mycase, folder);

    assertThat(sandbox.refusals()).isEmpty();
  }

  @Test
  void allFlowsTogetherCallEveryOperation() throws Exception {
    for (SandboxFlow flow : flows()) {
      flow.run(mycase, folder);
    }

    List<String> sent = sandbox.requests().stream().map(OperationsOnTheSandboxTest::name).toList();
    assertThat(OperationsTest.table())
        .allMatch(
            row ->
                sent.stream()
                    .anyMatch(
                        request ->
                            request.matches(
                                row.method() + " " + row.path().replaceAll("\\{\\w+}", "[^/]+"))));
  }

  private static String name(RecordedRequest request) {
    return request.method() + " " + request.path().replaceFirst("^/v1", "");
  }

  @Test
  void anUpdateChangesWhatItSaysAndNothingElse() {
    Task before =
        mycase
            .tasks()
            .create(
                NewTask.of("File", TaskPriority.HIGH, DAY, List.of(501L))
                    .withDescription("Twice")
                    .withCase(1001));

    mycase.tasks().update(before.id(), TaskUpdate.from(before).withDueDate(DAY.plusDays(1)));

    Task after =
        mycase.tasks().list().stream().filter(t -> t.id() == before.id()).findFirst().orElseThrow();
    Map<String, Object> expected = ModelFields.of(before);
    expected.put("due_date", "2026-03-21");
    Map<String, Object> fields = ModelFields.of(after);
    expected.remove("updated_at");
    fields.remove("updated_at");
    assertThat(fields).isEqualTo(expected);
  }

  @Test
  void anUpdateOfACaseLeavesBalanceAndCustomFieldsAlone() {
    LegalCase before = mycase.cases().get(1001);

    mycase.cases().update(1001, CaseUpdate.from(before).withDescription("New"));

    LegalCase after = mycase.cases().get(1001);
    assertThat(after.description()).isEqualTo("New");
    assertThat(after.outstandingBalance()).isEqualByComparingTo(before.outstandingBalance());
    assertThat(after.customFieldValues()).isEqualTo(before.customFieldValues());
    assertThat(after.clients()).isEqualTo(before.clients());
  }

  @Test
  void casesNameTheirClientsWhenAsked() {
    List<CaseClient> clients =
        mycase.cases().list(CaseQuery.all().withClientNames()).stream()
            .flatMap(legalCase -> legalCase.clients().stream())
            .toList();

    assertThat(clients).isNotEmpty().allMatch(client -> client.fullName() != null);
  }

  @Test
  void whatMyCaseRejectsNamesTheField() {
    assertThatThrownBy(
            () ->
                mycase.tasks().create(NewTask.of("", TaskPriority.of("Soon"), DAY, List.of(501L))))
        .isInstanceOf(InvalidRequestException.class);
  }
}
