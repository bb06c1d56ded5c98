/** Text for people and models: what is invisible, too long or a reason of the file system. */
@NullMarked
package io.github.mycase4j.mcp.text;

import org.jspecify.annotations.NullMarked;
