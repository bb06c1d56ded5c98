/** Text for people and models: sanitizing, shortening, and reasons of file system failures. */
@NullMarked
package io.github.mycase4j.mcp.text;

import org.jspecify.annotations.NullMarked;
