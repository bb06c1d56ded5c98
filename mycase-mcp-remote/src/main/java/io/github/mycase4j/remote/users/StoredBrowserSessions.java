package io.github.mycase4j.remote.users;

import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.SessionsTable;
import io.github.mycase4j.remote.store.SessionsTable.SessionRow;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The browser sessions in the database, which all nodes share. */
public final class StoredBrowserSessions implements BrowserSessions {
  /** How long a session lives without a request. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** How long a session lives at most. */
  static final Duration LONGEST = Duration.ofHours(8);

  /** How long a session without a login waits for one. */
  static final Duration ANONYMOUS = Duration.ofMinutes(10);

  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);
  private static final int RANDOM_BYTES = 32;

  private final Database database;
  private final Users users;
  private final SessionCookie cookie;
  private final FormCheck forms;
  private final SecureRandom random;
  private final InstantSource clock;
  private final RecentUses uses = new RecentUses(IDLE);

  /** Creates the sessions of one server. */
  public StoredBrowserSessions(
      PublicUrl publicUrl,
      Database database,
      Users users,
      SecureRandom random,
      InstantSource clock) {
    this.database = database;
    this.users = users;
    this.cookie = new SessionCookie(publicUrl);
    this.forms = new FormCheck(publicUrl);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Optional<BrowserSession> find(WebRequest request) {
    return live(request).map(StoredBrowserSessions::session);
  }

  private Optional<SessionRow> live(WebRequest request) {
    // A page of a parent domain can add a cookie of the same name, in front of ours.
    for (String value : cookie.values(request)) {
      Optional<SessionRow> found = live(Sha256.of(value));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<SessionRow> live(String hash) {
    Instant now = clock.instant();
    Optional<SessionRow> found = database.run(sql -> new SessionsTable(sql).find(hash));
    if (found.isEmpty() || !isLive(found.get(), now)) {
      return Optional.empty();
    }
    if (found.get().userId() != null) {
      noteUse(found.get(), now);
    }
    return found;
  }

  private boolean isLive(SessionRow row, Instant now) {
    Duration idle = row.userId() == null ? ANONYMOUS : IDLE;
    return now.isBefore(uses.latest(row.hash(), row.seenAt()).plus(idle))
        && now.isBefore(row.createdAt().plus(LONGEST));
  }

  private void noteUse(SessionRow row, Instant now) {
    if (now.isBefore(row.seenAt().plus(BETWEEN_WRITES))) {
      uses.note(row.hash(), now);
    } else {
      write(row, now);
    }
  }

  private void write(SessionRow row, Instant now) {
    database.run(
        sql -> {
          new SessionsTable(sql).seen(row.hash(), now);
          return true;
        });
    uses.forget(row.hash());
  }

  @Override
  public Optional<User> user(WebRequest request) {
    return find(request)
        .flatMap(session -> Optional.ofNullable(session.userId()))
        .flatMap(users::find)
        .filter(user -> !user.blocked());
  }

  @Override
  public Opened open(WebRequest request) {
    Optional<SessionRow> found = live(request);
    if (found.isEmpty()) {
      return begin(null, null);
    }
    if (found.get().userId() == null) {
      // Another login begins in it, which has its full time, too.
      write(found.get(), clock.instant());
    }
    return new Opened(session(found.get()), Optional.empty());
  }

  @Override
  public Opened login(BrowserSession before, long userId) {
    return begin(before.hash(), userId);
  }

  private Opened begin(@Nullable String replacedHash, @Nullable Long userId) {
    String value = random();
    Instant now = clock.instant();
    SessionRow row = new SessionRow(Sha256.of(value), userId, random(), now, now);
    database.transaction(
        sql -> {
          SessionsTable sessions = new SessionsTable(sql);
          if (replacedHash != null) {
            sessions.delete(replacedHash);
          }
          sessions.add(row);
          return true;
        });
    return new Opened(session(row), Optional.of(cookie.set(value)));
  }

  private String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static BrowserSession session(SessionRow row) {
    return new BrowserSession(row.hash(), row.userId(), row.csrf());
  }

  @Override
  public String end(BrowserSession session) {
    delete(sessions -> sessions.delete(session.hash()));
    uses.forget(session.hash());
    return cookie.delete();
  }

  @Override
  public void endOthers(long userId, BrowserSession kept) {
    delete(sessions -> sessions.deleteOf(userId, kept.hash()));
  }

  @Override
  public void endAll(long userId) {
    delete(sessions -> sessions.deleteOf(userId));
  }

  private void delete(Consumer<SessionsTable> deletion) {
    database.run(
        sql -> {
          deletion.accept(new SessionsTable(sql));
          return true;
        });
  }

  @Override
  public BrowserSession checkForm(WebRequest request) {
    return find(request)
        .filter(session -> session.userId() != null && forms.isOwn(request, session))
        .orElseThrow(
            () ->
                new PageException(
                    403,
                    "csrf",
                    "This form was not sent by a page of this server, or your session has ended."
                        + " Open the page again and repeat what you did."));
  }
}
