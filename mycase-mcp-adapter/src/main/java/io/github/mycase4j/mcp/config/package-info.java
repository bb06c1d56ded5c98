/**
 * The configuration: the settings, what the environment gives for them, and the version of this
 * build.
 */
@NullMarked
package io.github.mycase4j.mcp.config;

import org.jspecify.annotations.NullMarked;
