package io.github.mycase4j.mcp.protocol;

/** The names of the protocol's methods that the server handles or sends. */
public final class Methods {
  public static final String INITIALIZE = "initialize";
  public static final String PING = "ping";
  public static final String DISCOVER = "server/discover";
  public static final String TOOLS_LIST = "tools/list";
  public static final String TOOLS_CALL = "tools/call";
  public static final String RESOURCES_LIST = "resources/list";
  public static final String RESOURCES_TEMPLATES_LIST = "resources/templates/list";
  public static final String RESOURCES_READ = "resources/read";
  public static final String PROMPTS_LIST = "prompts/list";
  public static final String PROMPTS_GET = "prompts/get";
  public static final String COMPLETE = "completion/complete";
  public static final String ELICIT = "elicitation/create";
  public static final String CANCELLED = "notifications/cancelled";
  public static final String PROGRESS = "notifications/progress";

  private Methods() {}
}
