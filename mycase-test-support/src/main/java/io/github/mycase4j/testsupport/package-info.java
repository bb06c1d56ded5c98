/**
 * What the tests of several modules share. Never deployed, and never used outside tests. Uses
 * nothing but the JDK.
 */
@NullMarked
package io.github.mycase4j.testsupport;

import org.jspecify.annotations.NullMarked;
