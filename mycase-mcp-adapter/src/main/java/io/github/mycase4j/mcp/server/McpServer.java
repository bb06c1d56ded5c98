package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tools, resources and prompts that a transport serves, and the way to call, read and get them.
 * Independent of how messages are transported.
 *
 * <p>Implementations are thread-safe; calls may run at the same time.
 */
public interface McpServer {

  /** {@return the name that the server gives itself} */
  String name();

  /** {@return the version that the server gives itself} */
  String version();

  /** {@return the instructions for the model, in under 2,000 characters} */
  String instructions();

  /**
   * {@return the listed tools, in a stable order} Performs no I/O.
   *
   * @param scope what the client may do; the tools that it may not call are left out
   */
  List<Tool> tools(Scope scope);

  /** {@return the listed resources} Performs no I/O. */
  List<Resource> resources();

  /**
   * Calls a tool, listed or not, and blocks until its result; never throws.
   *
   * @param call the call
   * @return the result
   */
  CallToolResult call(Call call);

  /** {@return the listed resource templates, in a stable order} Performs no I/O. */
  List<ResourceTemplate> resourceTemplates();

  /**
   * Reads a resource, a listed one or one of a template, and blocks until its result; never throws.
   * A resource of a template is read from MyCase, so that takes as long as a call.
   *
   * @param read the read
   * @return the text of the resource, or why there is none
   */
  ResourceResult read(ResourceRead read);

  /** {@return the listed prompts, in a stable order} Reads no data of the firm. */
  List<Prompt> prompts();

  /**
   * Returns the text of a prompt, to be sent to the model as the message of the user. Reads no data
   * of the firm; the arguments are put into the text as quoted data.
   *
   * @param name the name of the prompt
   * @param arguments the arguments by name
   * @return the text; empty when there is no prompt of this name
   * @throws InvalidArgumentException when an argument is missing, unknown or malformed; the message
   *     is a sentence that names it
   */
  Optional<String> prompt(String name, Map<String, String> arguments);

  /**
   * Returns values that complete what the user has typed for an argument of a prompt or a variable
   * of a resource template. They come from data of the present login that is in memory already:
   * without a login or without such data there are none. Sends no request to MyCase, is not
   * audited, and returns at once.
   *
   * @param request what to complete
   * @return the values, best first
   * @throws InvalidArgumentException when there is no such prompt or template, or it has no such
   *     argument; the message is a sentence that names it
   */
  Completion complete(CompletionRequest request);

  /**
   * One tool as {@code tools/list} shows it.
   *
   * @param inputSchema JSON Schema as maps, lists, strings, numbers and booleans
   * @param outputSchema the same for the structured result
   */
  record Tool(
      String name,
      String title,
      String description,
      Map<String, Object> inputSchema,
      Map<String, Object> outputSchema,
      boolean readOnlyHint,
      boolean destructiveHint,
      boolean idempotentHint,
      boolean openWorldHint) {}

  /** One resource as {@code resources/list} shows it. */
  record Resource(String uri, String name, String title, String description, String mimeType) {}

  /**
   * One resource template as {@code resources/templates/list} shows it.
   *
   * @param uriTemplate an RFC 6570 template with simple variables, such as {@code
   *     mycase://cases/{case_id}}
   */
  record ResourceTemplate(
      String uriTemplate, String name, String title, String description, String mimeType) {}

  /** One prompt as {@code prompts/list} shows it. */
  record Prompt(String name, String title, String description, List<PromptArgument> arguments) {
    /** Creates a prompt; copies the list. */
    public Prompt {
      arguments = List.copyOf(arguments);
    }
  }

  /** One argument of a prompt; its value is always a text. */
  record PromptArgument(String name, String description, boolean required) {}

  /**
   * One {@code resources/read}.
   *
   * @param uri the address of the resource
   * @param client name and version of the MCP client, such as {@code claude-code/2.1}
   * @param cancellation is cancelled when the client cancels or disconnects
   * @param progress receives progress; null when the client gave no progress token
   */
  record ResourceRead(
      String uri, String client, Cancellation cancellation, @Nullable ProgressSink progress) {}

  /**
   * The result of reading a resource.
   *
   * @param text the text of the resource, or a sentence that says why there is none
   * @param mimeType the media type of the text
   * @param stable whether the text stays as it is while the server runs
   */
  record ResourceResult(ResourceStatus status, String text, String mimeType, boolean stable) {

    /** Creates a result whose text may change. */
    public ResourceResult(ResourceStatus status, String text, String mimeType) {
      this(status, text, mimeType, false);
    }
  }

  /** How reading a resource ended. */
  enum ResourceStatus {
    /** The text is that of the resource. */
    OK,
    /** There is no resource at this URI; also when MyCase has no such record. */
    NOT_FOUND,
    /** A variable of the URI is malformed; the text names it. */
    INVALID_URI,
    /** Reading failed, or was cancelled; the text says why and what to do. */
    FAILED
  }

  /** What has an argument to complete. */
  enum CompletionSource {
    /** A prompt, by its name. */
    PROMPT,
    /** A resource template, by its URI template. */
    RESOURCE_TEMPLATE
  }

  /**
   * One {@code completion/complete}.
   *
   * @param source whether a prompt or a resource template is completed
   * @param reference the name of the prompt, or the URI template
   * @param argument the name of the argument or variable
   * @param value what has been typed so far
   * @param context the values of other arguments, as far as they are known
   */
  record CompletionRequest(
      CompletionSource source,
      String reference,
      String argument,
      String value,
      Map<String, String> context) {
    /** Creates a request; copies the map. */
    public CompletionRequest {
      context = Map.copyOf(context);
    }
  }

  /**
   * The values that complete an argument.
   *
   * @param values at most 100, best first
   * @param total the number of all values that match
   * @param hasMore whether more match than {@code values} has
   */
  record Completion(List<String> values, int total, boolean hasMore) {
    /** No values. */
    public static final Completion NONE = new Completion(List.of(), 0, false);

    /** Creates a result; copies the list. */
    public Completion {
      values = List.copyOf(values);
    }
  }

  /**
   * One {@code tools/call}.
   *
   * @param arguments as sent: a map where the client kept to the protocol
   * @param client the client as the audit log names it, such as {@code claude-code/2.1}
   * @param scope what the client may do
   * @param cancellation is cancelled when the client cancels or disconnects
   * @param progress receives progress; null when the client gave no progress token
   * @param urlElicitation asks the user to open an address; null where the client does not support
   *     that
   * @param formElicitation asks the user to fill in a form; null where the client does not support
   *     that
   */
  record Call(
      String tool,
      @Nullable Object arguments,
      String client,
      Scope scope,
      Cancellation cancellation,
      @Nullable ProgressSink progress,
      @Nullable UrlElicitation urlElicitation,
      @Nullable FormElicitation formElicitation) {

    /** Creates a call of a client that may do everything and does not support elicitation. */
    public Call(
        String tool,
        @Nullable Object arguments,
        String client,
        Cancellation cancellation,
        @Nullable ProgressSink progress) {
      this(tool, arguments, client, Scope.READ_WRITE, cancellation, progress, null, null);
    }
  }

  /** Takes progress for the client; never blocks for long and never throws. */
  @FunctionalInterface
  interface ProgressSink {
    /** Passes one report on; {@code progress} grows from report to report. */
    void report(double progress, @Nullable Double total, String message);
  }

  /**
   * The result of a call.
   *
   * @param text the text content: JSON of {@code structured}, or the error's sentence
   * @param structured the structured content; null on errors
   * @param question what the user has to be asked before the call can be carried out; null
   *     otherwise. Only for a call that an elicitation ended
   * @param needsScope the scope that the client would need for this tool; null when that was not
   *     the obstacle. A transport that can ask the user for a scope tells the client
   */
  record CallToolResult(
      String text,
      @Nullable Map<String, Object> structured,
      boolean isError,
      @Nullable ElicitationQuestion question,
      @Nullable Scope needsScope) {

    /** Creates the result of a call that is over. */
    public CallToolResult(String text, @Nullable Map<String, Object> structured, boolean isError) {
      this(text, structured, isError, null, null);
    }

    /** Creates the result of a call that ends with a question to the user, or is over. */
    public CallToolResult(
        String text,
        @Nullable Map<String, Object> structured,
        boolean isError,
        @Nullable ElicitationQuestion question) {
      this(text, structured, isError, question, null);
    }
  }
}
