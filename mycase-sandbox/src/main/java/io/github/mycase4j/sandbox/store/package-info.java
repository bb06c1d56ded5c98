/** The rows of a firm, held in memory by collection. */
@NullMarked
package io.github.mycase4j.sandbox.store;

import org.jspecify.annotations.NullMarked;
