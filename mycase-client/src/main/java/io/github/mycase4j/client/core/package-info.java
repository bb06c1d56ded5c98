/**
 * What every call stands on: options, cancellation, progress, observers, pages and waiting. Nothing
 * here knows of a resource of MyCase.
 */
@NullMarked
package io.github.mycase4j.client.core;

import org.jspecify.annotations.NullMarked;
