/**
 * The operations of MyCase's API v1: one table of what each takes, and the actions that it runs.
 */
@NullMarked
package io.github.mycase4j.sandbox.api;

import org.jspecify.annotations.NullMarked;
