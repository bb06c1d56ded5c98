/**
 * The prompts of the server: texts that tell a model which tools to call for a recurring question
 * of a law firm, and how to present the result. Each is a resource file with its title, description
 * and arguments at the top. The package reads no data of the firm; completion uses only what is
 * already in memory.
 */
@NullMarked
package io.github.mycase4j.mcp.prompt;

import org.jspecify.annotations.NullMarked;
