package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;

/** The page at {@code /}: what this is, for anybody. Thread-safe; performs no I/O. */
public final class HomePage {
  private final WebResponse page;

  /** Creates the page. */
  public HomePage(Site site, PublicUrl url) {
    this.page = site.page("home", "Connect your AI assistant to MyCase", null, new View(url.mcp()));
  }

  /**
   * What the template shows. Public for it.
   *
   * @param mcpUrl the address of the MCP endpoint
   */
  public record View(String mcpUrl) {}

  /** Returns the route. */
  public List<Route> routes() {
    return List.of(Route.page("/", request -> page));
  }
}
