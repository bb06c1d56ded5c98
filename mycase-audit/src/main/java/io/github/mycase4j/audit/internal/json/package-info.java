/**
 * JSON as the log writes and reads it, with every character escaped that a reader would not see.
 * Uses nothing but the JDK and no other package of this module.
 */
@NullMarked
package io.github.mycase4j.audit.internal.json;

import org.jspecify.annotations.NullMarked;
