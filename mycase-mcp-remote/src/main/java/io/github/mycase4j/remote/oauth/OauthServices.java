package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.tokens.OnceOnly;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.TokenService;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.Users;

/** The parts of the server that the OAuth endpoints use. Thread-safe. */
public record OauthServices(
    Clients clients,
    TokenService tokens,
    PendingAuthorizations pendings,
    OnceOnly once,
    Counters counters,
    BrowserSessions sessions,
    Users users,
    MyCaseLogins logins,
    AuthEvents events,
    Metrics metrics) {}
