/** Opening an address in the user's browser. */
@NullMarked
package io.github.mycase4j.mcp.login.browser;

import org.jspecify.annotations.NullMarked;
