package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.client.auth.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit record of one call. */
final class AuditEntry {
  /** No argument of any tool is nested this deeply; the log has a limit of its own. */
  private static final int MOST_NESTED = 16;

  private final String id;
  private final McpServer.Call call;
  private final ToolRegistry.@Nullable Entry<?> entry;
  private final CallArguments arguments;
  private Account account;

  AuditEntry(
      String id, McpServer.Call call, ToolRegistry.@Nullable Entry<?> entry, Account account) {
    this.id = id;
    this.call = call;
    this.entry = entry;
    this.arguments = CallArguments.of(call.arguments());
    this.account = account;
  }

  Account account() {
    return account;
  }

  /** Sets the account under which the call is recorded. */
  void ownedBy(Account owner) {
    account = owner;
  }

  CallArguments arguments() {
    return arguments;
  }

  /** Returns whether the tool has an argument of this name. */
  boolean knows(String argument) {
    return argument.equals("arguments") || (entry != null && entry.rules().containsKey(argument));
  }

  AuditRecord intent() {
    return filled(AuditRecord.intent(id, call.tool()), true).build();
  }

  AuditRecord.Builder record(CallOutcome outcome) {
    boolean checked = outcome.outcome() == Outcome.SUCCESS || outcome.outcome() == Outcome.ERROR;
    return filled(AuditRecord.call(id, call.tool()), checked)
        .outcome(outcome.outcome())
        .resultCount(outcome.count())
        .resultIds(outcome.ids())
        .caseIds(cases(outcome))
        .apiRequests((int) Math.min(Integer.MAX_VALUE, outcome.requests()))
        .error(outcome.logged());
  }

  private AuditRecord.Builder filled(AuditRecord.Builder builder, boolean checked) {
    Map<String, ?> sent = arguments.sent();
    Map<String, ParamRule> rules = new HashMap<>(entry == null ? Map.of() : entry.rules());
    if (!checked) {
      rules.replaceAll((name, rule) -> withoutFreeText(rule, sent.get(name)));
    }
    sent.forEach(
        (name, value) -> {
          if (rules.containsKey(name) && isDeeperThan(MOST_NESTED, value)) {
            rules.put(name, ParamRule.DROP);
          }
        });
    return builder
        .access(entry != null && entry.spec().writes() ? Access.WRITE : Access.READ)
        .params(sent, rules)
        .userId(account.userId())
        .firm(account.firmUuid())
        .client(call.client());
  }

  private static boolean isDeeperThan(int levels, @Nullable Object value) {
    Collection<?> inside =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof Collection<?> list ? list : List.of();
    return levels == 0
        ? !inside.isEmpty()
        : inside.stream().anyMatch(each -> isDeeperThan(levels - 1, each));
  }

  /**
   * An argument that the schema rejects can be any text, even where a date or a keyword was
   * expected.
   */
  private static ParamRule withoutFreeText(ParamRule rule, @Nullable Object value) {
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    return rule == ParamRule.CLEAR && !plain ? ParamRule.HASHED : rule;
  }

  /** A call about one case belongs to that case, even if it found or did nothing. */
  private List<Long> cases(CallOutcome outcome) {
    Long id = arguments.caseId();
    return id == null || outcome.cases().contains(id)
        ? outcome.cases()
        : Stream.concat(Stream.of(id), outcome.cases().stream()).toList();
  }
}
