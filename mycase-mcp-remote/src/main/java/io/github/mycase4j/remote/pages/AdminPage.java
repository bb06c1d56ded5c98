package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The page on which admins see everyone's grants and API tokens, revoke them, and block users.
 * Whether a user is an admin is checked at each request. Thread-safe; performs I/O.
 */
public final class AdminPage {
  private static final String PATH = "/admin";

  private final Site site;
  private final Visitors visitors;
  private final Users users;
  private final Grants grants;
  private final AdminFacts facts;
  private final InstantSource clock;

  /** Creates the page. */
  public AdminPage(
      Site site,
      BrowserSessions sessions,
      Users users,
      Grants grants,
      AdminFacts facts,
      InstantSource clock) {
    this.site = site;
    this.visitors = new Visitors(sessions, users);
    this.users = users;
    this.grants = grants;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * What the template shows. Public for it.
   *
   * @param auditSeq the number of the last record of the audit log; null while it is not known
   * @param auditHead the hash of the last record of the audit log; null while it is not known
   */
  public record View(
      Visitor visitor,
      List<UserRow> users,
      List<EntryRow> grants,
      List<EntryRow> tokens,
      List<NodeRow> nodes,
      @Nullable String auditSeq,
      @Nullable String auditHead) {}

  /**
   * A user. Public for the template.
   *
   * @param email the e-mail address; empty for none
   * @param live how many grants and tokens of the user can be used
   */
  public record UserRow(
      long id,
      String name,
      String email,
      boolean admin,
      boolean active,
      boolean blocked,
      boolean self,
      long live,
      @Nullable When lastLogin) {}

  /** A process that serves. Public for the template. */
  public record NodeRow(String id, String address, When started, When seen) {}

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.page(PATH, this::show),
        Route.form("/admin/revoke", this::revoke),
        Route.form("/admin/block", this::block));
  }

  private WebResponse show(WebRequest request) {
    return visitors
        .find(request)
        .map(visit -> show(admin(visit)))
        .orElseGet(() -> WebResponse.seeOther("/login?next=" + PATH));
  }

  private static Visitors.Visit admin(Visitors.Visit visit) {
    if (!visit.visitor().admin()) {
      throw new PageException(
          403, "not_admin", "This page is for the admins of this server. You are not one of them.");
    }
    return visit;
  }

  private WebResponse show(Visitors.Visit visit) {
    List<User> all = users.all();
    Map<Long, String> names = new HashMap<>();
    all.forEach(user -> names.put(user.id(), PlainText.of(user.name())));
    Instant now = clock.instant();
    List<Grants.Entry> entries = grants.list(null);
    LongFunction<String> name = id -> names.getOrDefault(id, "User " + id);
    List<EntryRow> grantRows = EntryRow.of(entries, Bearer.Kind.GRANT, now, name);
    List<EntryRow> tokenRows = EntryRow.of(entries, Bearer.Kind.API_TOKEN, now, name);
    AdminFacts.@Nullable AuditHead head = facts.auditHead().orElse(null);
    View view =
        new View(
            visit.visitor(),
            all.stream().map(user -> row(user, visit.user(), grantRows, tokenRows)).toList(),
            grantRows,
            tokenRows,
            facts.nodes().stream().map(AdminPage::row).toList(),
            head == null ? null : Long.toString(head.seq()),
            head == null ? null : head.hash());
    return site.page("admin", "Admin", visit.visitor(), view);
  }

  private UserRow row(User user, User self, List<EntryRow> grantRows, List<EntryRow> tokenRows) {
    return new UserRow(
        user.id(),
        PlainText.of(user.name()),
        user.email() == null ? "" : PlainText.of(user.email()),
        users.isAdmin(user),
        user.active(),
        user.blocked(),
        user.id() == self.id(),
        live(user, grantRows) + live(user, tokenRows),
        When.ofNullable(user.lastLoginAt()));
  }

  private static long live(User user, List<EntryRow> rows) {
    return rows.stream().filter(row -> row.owner() == user.id() && row.ended() == null).count();
  }

  private static NodeRow row(AdminFacts.Node node) {
    return new NodeRow(
        node.id(), node.address(), When.of(node.startedAt()), When.of(node.seenAt()));
  }

  private WebResponse revoke(WebRequest request) {
    Visitors.Visit visit = admin(visitors.checkForm(request));
    Revocation why = new Revocation(Revocation.Reason.ADMIN, visit.user().id());
    Fields fields = new Fields(request.form());
    String word = fields.required("kind", "The form does not say what to revoke.");
    if (word.equals("user")) {
      grants.revokeAll(known(id(fields)), why);
    } else {
      Bearer.Kind kind =
          Fields.kind(word)
              .orElseThrow(
                  () -> PageException.form("kind", "The form does not say what to revoke."));
      if (!grants.revoke(kind, id(fields), null, why)) {
        throw Fields.notFound();
      }
    }
    return WebResponse.seeOther(PATH);
  }

  private static String id(Fields fields) {
    return fields.required("id", "The form does not say which entry to revoke.");
  }

  private long known(String id) {
    return Fields.userId(id).flatMap(users::find).map(User::id).orElseThrow(Fields::notFound);
  }

  private WebResponse block(WebRequest request) {
    User admin = admin(visitors.checkForm(request)).user();
    Fields fields = new Fields(request.form());
    String id = fields.required("user_id", "The form does not say which user it is about.");
    String problem = "The form does not say whether to block the user.";
    String blocked = fields.required("blocked", problem);
    if (!blocked.equals("1") && !blocked.equals("0")) {
      throw PageException.form("blocked", problem);
    }
    long userId = known(id);
    if (userId == admin.id()) {
      throw PageException.form("user_id", "You cannot block or unblock yourself.");
    }
    boolean block = blocked.equals("1");
    if (!users.block(userId, block, admin.id())) {
      throw Fields.notFound();
    }
    if (block) {
      // Afterwards, so that nothing new can begin in between.
      grants.revokeAll(userId, new Revocation(Revocation.Reason.BLOCKED, admin.id()));
    }
    return WebResponse.seeOther(PATH);
  }
}
