/**
 * Measures the audit log against the least that could be done for the same bytes. Nothing here is
 * published.
 */
@NullMarked
package io.github.mycase4j.benchmarks;

import org.jspecify.annotations.NullMarked;
