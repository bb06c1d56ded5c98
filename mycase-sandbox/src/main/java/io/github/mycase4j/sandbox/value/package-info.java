/** The forms that values have in MyCase's JSON: amounts, dates, references, random keys. */
@NullMarked
package io.github.mycase4j.sandbox.value;

import org.jspecify.annotations.NullMarked;
