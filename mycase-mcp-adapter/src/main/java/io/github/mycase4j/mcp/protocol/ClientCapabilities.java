package io.github.mycase4j.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client can do for the server.
 *
 * @param urlElicitation whether it can have its user open an address
 * @param formElicitation whether it can have its user fill in a form
 */
public record ClientCapabilities(boolean urlElicitation, boolean formElicitation) {
  /** The capabilities of a client that declared none. */
  public static final ClientCapabilities NONE = new ClientCapabilities(false, false);

  private static final String URL = "url";
  private static final String FORM = "form";

  /** Reads the capabilities that a client declared; malformed ones are ignored. */
  public static ClientCapabilities of(@Nullable Object declared) {
    if (!(declared instanceof Map<?, ?> all)
        || !(all.get("elicitation") instanceof Map<?, ?> modes)) {
      return NONE;
    }
    // Before modes were introduced, forms were the only kind; an empty object still means that.
    boolean isForm = modes.isEmpty() || modes.get(FORM) instanceof Map;
    return new ClientCapabilities(modes.get(URL) instanceof Map, isForm);
  }
}
