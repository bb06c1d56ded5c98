/** The pages that people see. */
@NullMarked
package io.github.mycase4j.remote.pages;

import org.jspecify.annotations.NullMarked;
