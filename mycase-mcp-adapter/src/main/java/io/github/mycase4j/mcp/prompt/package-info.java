/**
 * The prompts of the server: texts that tell a model which tools to call for a recurring question
 * of a law firm, and how to present the result. Each is a file of resources with its title,
 * description and arguments at the top. Reads no data of the firm but, for completion, what is in
 * memory already.
 */
@NullMarked
package io.github.mycase4j.mcp.prompt;

import org.jspecify.annotations.NullMarked;
