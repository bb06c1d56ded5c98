/**
 * The login in the browser: one attempt from its start to its outcome, bound to one browser, and
 * the pages that the user sees. The exchange of the code is passed in.
 */
@NullMarked
package io.github.mycase4j.mcp.login;

import org.jspecify.annotations.NullMarked;
