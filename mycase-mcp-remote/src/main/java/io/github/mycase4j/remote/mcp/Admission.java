package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.remote.tokens.Bearer;

/**
 * What was found out about a request before its body was read.
 *
 * @param bearer whose request it is
 * @param requestsThisMinute how many requests its grant or API token has made in this clock minute,
 *     this one included
 */
record Admission(Bearer bearer, long requestsThisMinute) {}
