package io.github.mycase4j.sandbox.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts, which MyCase writes as a number in one place and as text in another. */
public final class Money {
  private Money() {}

  public static BigDecimal of(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    return value instanceof String text ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  /** The text form, with one decimal place at least: "500.0". */
  public static String text(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }

  /** The amount in the form that the model value has. */
  public static Object like(@Nullable Object model, BigDecimal amount) {
    return model instanceof String ? text(amount) : amount;
  }
}
