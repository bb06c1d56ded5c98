/**
 * The three tools of the login and the two resources. They are the connector's own and see the
 * tokens; feature tools do not.
 */
@NullMarked
package io.github.mycase4j.mcp.auth;

import org.jspecify.annotations.NullMarked;
