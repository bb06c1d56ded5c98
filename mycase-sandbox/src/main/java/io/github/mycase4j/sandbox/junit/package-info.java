/**
 * A JUnit Jupiter extension that starts a sandbox for a test class and hands the tests a program
 * that is logged in to it. JUnit is an optional dependency of the sandbox: this package needs it,
 * the others do not.
 */
@NullMarked
package io.github.mycase4j.sandbox.junit;

import org.jspecify.annotations.NullMarked;
