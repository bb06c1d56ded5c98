/** Generates the fictional law firm that a sandbox starts with. */
@NullMarked
package io.github.mycase4j.sandbox.sample;

import org.jspecify.annotations.NullMarked;
