/**
 * One firm and one user on one machine: the configuration, the login, MyCase and the audit log,
 * built when they are first needed.
 */
@NullMarked
package io.github.mycase4j.mcp.connection;

import org.jspecify.annotations.NullMarked;
