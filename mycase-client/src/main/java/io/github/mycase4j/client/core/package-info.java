/**
 * The basis of every call: options, cancellation, progress, observers, pages and waiting. Nothing
 * here depends on a resource of MyCase.
 */
@NullMarked
package io.github.mycase4j.client.core;

import org.jspecify.annotations.NullMarked;
