package io.github.mycase4j.mcp.resource;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.mcp.server.Dispatcher;
import io.github.mycase4j.mcp.server.LoginStatus;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.ResultValues;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.text.TextSanitizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The resources of the server and how they are read and recorded. Thread-safe. */
public final class ResourceRegistry {
  private static final String STATUS_URI = "mycase://auth/status";
  private static final String COMPLIANCE_URI = "mycase://compliance/info";
  private static final String JSON = "application/json";
  private static final String PLAIN = "text/plain";

  private static final List<McpServer.Resource> ALL =
      List.of(
          new McpServer.Resource(
              STATUS_URI,
              "auth-status",
              "Login status",
              "Whether MyCase is connected, as whom and until when",
              JSON),
          new McpServer.Resource(
              COMPLIANCE_URI,
              "compliance-info",
              "Compliance reminder",
              "What the connector does with client data, and what stays the lawyer's duty",
              PLAIN));

  private final AuditRecorder log;
  private final Dispatcher dispatcher;
  private final Ulids ids;
  private final Supplier<ComplianceSentences> compliance;

  /**
   * Creates the registry; performs no I/O.
   *
   * @param log receives a record of each read
   * @param dispatcher reads the records of templates
   * @param ids makes the ids of audit records
   * @param compliance supplies the sentences of the compliance reminder for this installation
   */
  public ResourceRegistry(
      AuditRecorder log,
      Dispatcher dispatcher,
      Ulids ids,
      Supplier<ComplianceSentences> compliance) {
    this.log = log;
    this.dispatcher = dispatcher;
    this.ids = ids;
    this.compliance = compliance;
  }

  /** Returns the resources on offer. */
  public static List<McpServer.Resource> all() {
    return ALL;
  }

  /** Returns the resource templates on offer. */
  public static List<McpServer.ResourceTemplate> templates() {
    return ResourceTemplates.ALL;
  }

  /**
   * Reads a resource for a session and records that. The listed resources have no client data, so
   * they are also read if the audit log cannot be written; those of the templates are read by calls
   * of a tool.
   *
   * @return the text of the resource, or that there is none
   */
  public McpServer.ResourceResult read(Session session, McpServer.ResourceRead read) {
    return switch (read.uri()) {
      case STATUS_URI -> ok(status(session, read.client()), JSON);
      case COMPLIANCE_URI ->
          new McpServer.ResourceResult(
              McpServer.ResourceStatus.OK, complianceInfo(session, read.client()), PLAIN, true);
      default ->
          ResourceTemplates.find(read.uri())
              .map(record -> dispatcher.read(session, record, read))
              .orElseGet(() -> dispatcher.readUnknown(session, read));
    };
  }

  private static McpServer.ResourceResult ok(String text, String mimeType) {
    return new McpServer.ResourceResult(McpServer.ResourceStatus.OK, text, mimeType);
  }

  private String status(Session session, String client) {
    LoginTools login = session.login();
    LoginStatus status =
        record(session, STATUS_URI, client).map(login::statusUnaudited).orElseGet(login::status);
    return TextSanitizer.clean(Json.write(ResultValues.of(ModelFields.of(status))));
  }

  private String complianceInfo(Session session, String client) {
    record(session, COMPLIANCE_URI, client);
    return ComplianceInfo.text(compliance.get());
  }

  /**
   * Records that a resource is read; returns why that is impossible, empty when it was recorded.
   */
  private Optional<String> record(Session session, String uri, String client) {
    Account account = session.accountOrUnknown();
    try {
      log.record(
          AuditRecord.call(ids.next(), uri)
              .access(Access.READ)
              .params(Map.of(), Map.of())
              .outcome(Outcome.SUCCESS)
              .resultCount(1)
              .userId(account.userId())
              .firm(account.firmUuid())
              .client(client)
              .build());
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
