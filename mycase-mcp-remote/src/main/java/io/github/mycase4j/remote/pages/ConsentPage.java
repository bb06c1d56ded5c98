package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.RedirectTarget;
import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks a user whether a client may work with MyCase in their name: who asks, what it
 * could read and change, where it returns, and how to end it. Shows only; the form goes elsewhere.
 * Thread-safe; performs I/O.
 */
public final class ConsentPage implements Endpoint {
  private final Site site;
  private final boolean readOnly;
  private final BrowserSessions sessions;
  private final Users users;
  private final PendingAuthorizations pending;
  private final Clients clients;
  private final ToolTitles tools;

  /**
   * The titles of the tools, as people know them.
   *
   * @param reads those of the tools that read
   * @param writes those of the tools that change something; empty on a read-only server
   */
  public record ToolTitles(Supplier<List<String>> reads, Supplier<List<String>> writes) {}

  /**
   * Creates the page.
   *
   * @param readOnly whether no client may change anything
   */
  public ConsentPage(
      Site site,
      boolean readOnly,
      BrowserSessions sessions,
      Users users,
      PendingAuthorizations pending,
      Clients clients,
      ToolTitles tools) {
    this.site = site;
    this.readOnly = readOnly;
    this.sessions = sessions;
    this.users = users;
    this.pending = pending;
    this.clients = clients;
    this.tools = tools;
  }

  /**
   * What the template shows. Public for it.
   *
   * @param request the id of the request
   * @param clientKind {@code registered} or {@code document}
   * @param clientHost the host of the client's document; null for a registered client
   * @param writes the tools that change something; null when write was not asked for or cannot be
   *     given
   */
  public record View(
      String request,
      Visitor visitor,
      String clientName,
      String clientId,
      String clientKind,
      @Nullable String clientHost,
      String redirectHost,
      boolean loopback,
      List<String> reads,
      @Nullable List<String> writes) {}

  @Override
  public WebResponse handle(WebRequest request) {
    String id = request.query().get("request");
    BrowserSession session = sessions.find(request).orElseThrow(ConsentPage::unknown);
    User user = sessions.user(request).orElseThrow(ConsentPage::unknown);
    if (id == null) {
      throw unknown();
    }
    PendingAuthorizations.Pending asked =
        pending.find(id, session.hash()).orElseThrow(ConsentPage::unknown);
    Clients.Client client = clients.find(asked.clientId()).orElseThrow(ConsentPage::unknown);
    RedirectTarget target = RedirectTarget.of(asked.redirectUri());
    boolean document = client.kind() == Clients.Kind.DOCUMENT;
    View view =
        new View(
            id,
            Visitor.of(user, session, users),
            PlainText.of(client.name()),
            client.id(),
            document ? "document" : "registered",
            document ? URI.create(client.id()).getHost() : null,
            target.host(),
            target.loopback(),
            tools.reads().get(),
            asked.scope() == Scope.READ_WRITE && !readOnly ? tools.writes().get() : null);
    return site.page("consent", "Allow access to MyCase?", null, view);
  }

  private static PageException unknown() {
    return new PageException(
        400,
        "request_unknown",
        "The request has expired, was already decided, or was made in another browser. Start again"
            + " in the program that you want to connect.");
  }
}
