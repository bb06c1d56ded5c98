/** What is configured or built in: the version of this build. */
@NullMarked
package io.github.mycase4j.mcp.config;

import org.jspecify.annotations.NullMarked;
