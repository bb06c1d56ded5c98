package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.client.auth.SecretAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a lawyer's session with the fictional firm: the demo starts this program in a second
 * process and exchanges messages with it over its standard input and output.
 */
final class Demo {
  private final DemoPage page;

  Demo(PrintStream out) {
    this.page = new DemoPage(out);
  }

  /** Plays the session; returns 0 when the audit log is whole at its end, otherwise 1. */
  int run() throws IOException {
    Path home = Files.createTempDirectory("mycase4j-demo-");
    page.title("mycase4j demo: a day at a fictional law firm");
    page.text(
        "Nothing here is real and nothing leaves this machine: a stand-in for MyCase runs inside"
            + " this program. The session's own files are in");
    page.text("  " + home);
    try (SandboxFirm firm = SandboxFirm.start(Map.of(), System::getProperty, home);
        DemoClient client = DemoClient.start(firm.environment())) {
      return play(firm, client);
    }
  }

  private int play(SandboxFirm firm, DemoClient client) throws IOException {
    page.step("The AI client connects and asks which tools there are");
    List<String> tools = client.tools();
    page.text(tools.size() + " tools: " + String.join(", ", tools));

    page.step("Log in to MyCase, in the browser");
    page.call("authenticate", Map.of());
    DemoRow login = client.call("authenticate", Map.of());
    URI url = URI.create(String.valueOf(login.get("authorization_url")));
    page.text("The login page would open now; the demo presses its button.");
    approve(firm, url);
    DemoRow connected = client.call("authenticate", Map.of());
    page.text(
        "Connected to " + connected.get("firm_name") + " as " + connected.get("user_name") + ".");

    openCases(client);
    tasksThisWeek(client);
    long caseId = whatIsOwed(client);
    createTask(client, caseId, connected.number("user_id"));
    client.close();
    return verifyLog(firm);
  }

  private static void approve(SandboxFirm firm, URI url) throws IOException {
    try {
      int status = firm.sandbox().approve(url);
      if (status != 200) {
        throw new IOException("the login page of the demo responded with status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the demo was interrupted", e);
    }
  }

  private void openCases(DemoClient client) {
    page.question("Which cases are open?");
    Map<String, Object> arguments = ordered("status", "open", "limit", 6);
    page.call("list-cases", arguments);
    DemoRow result = client.call("list-cases", arguments);
    page.rows(
        result.rows("cases"),
        List.of("name", "case_stage", "practice_area", "opened_date", "clients"));
    page.more(result);
  }

  private void tasksThisWeek(DemoClient client) {
    page.question("What is due this week?");
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Map<String, Object> arguments =
        ordered("due_from", monday.toString(), "due_to", monday.plusDays(6).toString());
    arguments.put("limit", 6);
    page.call("list-tasks", arguments);
    DemoRow result = client.call("list-tasks", arguments);
    page.rows(result.rows("tasks"), List.of("due_date", "priority", "name", "case", "staff"));
    page.more(result);
  }

  /** Shows what the client with the oldest open invoice owes; returns a case of that client. */
  private long whatIsOwed(DemoClient client) {
    DemoRow firmWide = client.call("get-billing-summary", ordered("limit", 200));
    DemoRow owing =
        firmWide.rows("invoices").stream()
            .filter(invoice -> invoice.find("case") != null)
            .map(invoice -> invoice.row("case"))
            .filter(each -> each.find("name") != null)
            .map(each -> client.call("get-case", ordered("case_id", each.get("id"))).row("case"))
            .filter(each -> !each.rows("clients").isEmpty())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody owes the fictional firm"));
    DemoRow debtor = owing.rows("clients").get(0);
    page.question("What does " + debtor.get("name") + " owe us?");
    Map<String, Object> ofClient = ordered("client_id", debtor.get("id"));
    page.call("list-cases", ofClient);
    for (DemoRow each : client.call("list-cases", ofClient).rows("cases")) {
      Map<String, Object> ofCase = ordered("case_id", each.get("id"));
      page.call("get-billing-summary", ofCase);
      DemoRow result = client.call("get-billing-summary", ofCase);
      page.text(String.valueOf(each.get("name")));
      page.money(result.row("summary"));
      page.rows(
          result.rows("invoices"),
          List.of("invoice_number", "due_date", "days_late", "outstanding", "status"));
    }
    return owing.number("id");
  }

  private void createTask(DemoClient client, long caseId, long me) {
    page.question("Remind me tomorrow to call about the open invoices.");
    Map<String, Object> task = ordered("name", "Call about the open invoices", "priority", "High");
    LocalDate tomorrow = LocalDate.now(ZoneId.systemDefault()).plusDays(1);
    task.put("due_date", tomorrow.toString());
    task.put("staff_ids", List.of(me));
    task.put("case_id", caseId);
    page.call("create-task", task);
    DemoRow created = client.call("create-task", task).row("task");
    page.text("Created in MyCase with the id " + created.get("id") + ".");
  }

  private int verifyLog(SandboxFirm firm) throws IOException {
    Path log = firm.configuration().auditFile();
    page.step("Verify the audit log");
    Verification verification =
        AuditVerifier.verify(
            VerifyRequest.of(log)
                .withKeys(List.of(AuditKey.of(firm.keys().current().bytes(SecretAccess.get())))));
    page.text(verification.describe());
    page.text("");
    page.text("The log is " + log + ". Each line looks like this:");
    page.text(lastWrite(log));
    page.text("");
    page.text(
        "That is the end of the demo. The README says how to connect your own MyCase"
            + " account.");
    return verification.isWhole() ? 0 : 1;
  }

  private static String lastWrite(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("\"tool\":\"create-task\""))
        .reduce((first, second) -> second)
        .orElse("");
  }

  private static Map<String, Object> ordered(String name, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(name, value);
    return map;
  }

  private static Map<String, Object> ordered(
      String name, Object value, String name2, Object value2) {
    Map<String, Object> map = ordered(name, value);
    map.put(name2, value2);
    return map;
  }
}
