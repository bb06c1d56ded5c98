package io.github.mycase4j.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record for the log: the intent of a write, the result of a call, or a login event. Immutable;
 * what is not set is absent.
 */
public final class AuditRecord {
  /** The kinds of record that callers write; all others are the log's own. */
  public enum Kind {
    /** Before a write: what is about to be sent. */
    INTENT("intent"),
    /** The result of a call, also of a rejected one. */
    CALL("call"),
    /** A login, a refresh, a logout. */
    AUTH("auth");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /**
     * Returns the value as it is written in the log.
     *
     * @return the name in lower case
     */
    public String wire() {
      return wire;
    }
  }

  final Kind kind;
  final String callId;
  final String tool;
  final @Nullable Access access;
  final Map<String, @Nullable Object> params;
  final Map<String, ParamRule> rules;
  final @Nullable Outcome outcome;
  final @Nullable Long resultCount;
  final List<Long> resultIds;
  final List<Long> caseIds;
  final @Nullable Long userId;
  final @Nullable String firm;
  final @Nullable Integer apiRequests;
  final @Nullable Long durationMillis;
  final @Nullable String error;
  final @Nullable String client;

  private AuditRecord(Builder from) {
    kind = from.kind;
    callId = from.callId;
    tool = from.tool;
    access = from.access;
    params = from.params;
    rules = from.rules;
    outcome = from.outcome;
    resultCount = from.resultCount;
    resultIds = from.resultIds;
    caseIds = from.caseIds;
    userId = from.userId;
    firm = from.firm;
    apiRequests = from.apiRequests;
    durationMillis = from.durationMillis;
    error = from.error;
    client = from.client;
  }

  /**
   * Starts the record of a write that is about to be sent.
   *
   * @param callId the id that the result will carry too
   * @param tool the tool's name
   * @return the builder
   */
  public static Builder intent(String callId, String tool) {
    return new Builder(Kind.INTENT, callId, tool);
  }

  /**
   * Starts the record of a call's result.
   *
   * @param callId the call's id
   * @param tool the tool's name, or the URI of a resource
   * @return the builder
   */
  public static Builder call(String callId, String tool) {
    return new Builder(Kind.CALL, callId, tool);
  }

  /**
   * Starts the record of an event of the login.
   *
   * @param callId the id of the call in which it happened
   * @param tool the tool's name, or the name of the event
   * @return the builder
   */
  public static Builder auth(String callId, String tool) {
    return new Builder(Kind.AUTH, callId, tool);
  }

  /**
   * Returns the kind.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the call's id.
   *
   * @return the id
   */
  public String callId() {
    return callId;
  }

  /** Shows kind, call, tool and outcome, and no client data. */
  @Override
  public String toString() {
    return "AuditRecord[" + kind.wire() + " " + callId + " " + tool + " " + outcome + "]";
  }

  /** Collects a record. Not thread-safe. */
  public static final class Builder {
    private final Kind kind;
    private final String callId;
    private final String tool;
    private @Nullable Access access;
    private Map<String, @Nullable Object> params = Map.of();
    private Map<String, ParamRule> rules = Map.of();
    private @Nullable Outcome outcome;
    private @Nullable Long resultCount;
    private List<Long> resultIds = List.of();
    private List<Long> caseIds = List.of();
    private @Nullable Long userId;
    private @Nullable String firm;
    private @Nullable Integer apiRequests;
    private @Nullable Long durationMillis;
    private @Nullable String error;
    private @Nullable String client;

    private Builder(Kind kind, String callId, String tool) {
      this.kind = kind;
      this.callId = callId;
      this.tool = tool;
    }

    /**
     * Sets whether the call reads or writes.
     *
     * @param value the access
     * @return this
     */
    public Builder access(Access value) {
      access = value;
      return this;
    }

    /**
     * Sets the parameters as they were sent, without defaults.
     *
     * @param sent JSON-like values by name: null, strings, numbers, booleans, lists and maps
     * @param ruleOf what may be shown of each; a parameter without a rule is not written, only
     *     named
     * @return this
     */
    public Builder params(
        Map<String, ? extends @Nullable Object> sent, Map<String, ParamRule> ruleOf) {
      params = new LinkedHashMap<>(sent);
      rules = Map.copyOf(ruleOf);
      return this;
    }

    /**
     * Sets how the call ended.
     *
     * @param value the outcome
     * @return this
     */
    public Builder outcome(Outcome value) {
      outcome = value;
      return this;
    }

    /**
     * Sets the number of rows returned.
     *
     * @param value the number
     * @return this
     */
    public Builder resultCount(long value) {
      resultCount = value;
      return this;
    }

    /**
     * Sets the ids of the rows that went out, or of what was created.
     *
     * @param ids the ids; the log keeps the first 200
     * @return this
     */
    public Builder resultIds(List<Long> ids) {
      resultIds = List.copyOf(ids);
      return this;
    }

    /**
     * Sets the cases that the rows belong to, by which a report finds the record.
     *
     * @param ids the ids; repeated ones are kept once. Of more than 1,500 the log keeps the first
     *     and names {@code case_ids} in {@code redacted}, and such a record is in the report of
     *     every case.
     * @return this
     */
    public Builder caseIds(List<Long> ids) {
      caseIds = new ArrayList<>(ids).stream().distinct().toList();
      return this;
    }

    /**
     * Sets the user for whom the call was made.
     *
     * @param value the user's id
     * @return this
     */
    public Builder userId(@Nullable Long value) {
      userId = value;
      return this;
    }

    /**
     * Sets the firm for which the call was made.
     *
     * @param value the firm's id
     * @return this
     */
    public Builder firm(@Nullable String value) {
      firm = value;
      return this;
    }

    /**
     * Sets how many requests were sent.
     *
     * @param value the number
     * @return this
     */
    public Builder apiRequests(int value) {
      apiRequests = value;
      return this;
    }

    /**
     * Sets how long the call took.
     *
     * @param value milliseconds
     * @return this
     */
    public Builder durationMillis(long value) {
      durationMillis = value;
      return this;
    }

    /**
     * Sets what went wrong, in our own words; never a server's text.
     *
     * @param value the sentence
     * @return this
     */
    public Builder error(@Nullable String value) {
      error = value;
      return this;
    }

    /**
     * Sets the program that asked.
     *
     * @param value name and version
     * @return this
     */
    public Builder client(@Nullable String value) {
      client = value;
      return this;
    }

    /**
     * The record.
     *
     * @return the record
     */
    public AuditRecord build() {
      return new AuditRecord(this);
    }
  }
}
