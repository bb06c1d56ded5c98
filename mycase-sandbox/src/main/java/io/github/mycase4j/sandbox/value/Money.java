package io.github.mycase4j.sandbox.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts, which MyCase writes as numbers in some places and as text in others. */
public final class Money {
  private Money() {}

  /**
   * Reads an amount.
   *
   * @param value a number, a text or null
   * @return the amount, which is zero for null
   */
  public static BigDecimal of(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    return value instanceof String text ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  /**
   * Writes an amount as text, with one decimal place at least: "500.0".
   *
   * @param amount the amount
   * @return its text form
   */
  public static String text(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }

  /**
   * Writes an amount in the form of another.
   *
   * @param model a number or a text
   * @param amount the amount
   * @return a text where the model is one, else the number
   */
  public static Object like(@Nullable Object model, BigDecimal amount) {
    return model instanceof String ? text(amount) : amount;
  }
}
