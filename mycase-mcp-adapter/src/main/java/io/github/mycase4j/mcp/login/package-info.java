/**
 * The login in the browser: a listener on the loopback address that takes MyCase's answer, the
 * pages that a person sees there, and the way a browser is opened. What a code is exchanged for,
 * and where the tokens go, is handed in.
 */
@NullMarked
package io.github.mycase4j.mcp.login;

import org.jspecify.annotations.NullMarked;
