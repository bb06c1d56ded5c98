package io.github.mycase4j.mcp.protocol;

/** The names of the protocol's methods that the server handles or sends. */
final class Methods {
  static final String INITIALIZE = "initialize";
  static final String PING = "ping";
  static final String DISCOVER = "server/discover";
  static final String TOOLS_LIST = "tools/list";
  static final String TOOLS_CALL = "tools/call";
  static final String RESOURCES_LIST = "resources/list";
  static final String RESOURCES_TEMPLATES_LIST = "resources/templates/list";
  static final String RESOURCES_READ = "resources/read";
  static final String PROMPTS_LIST = "prompts/list";
  static final String PROMPTS_GET = "prompts/get";
  static final String COMPLETE = "completion/complete";
  static final String ELICIT = "elicitation/create";
  static final String CANCELLED = "notifications/cancelled";
  static final String PROGRESS = "notifications/progress";

  private Methods() {}
}
