package io.github.mycase4j.audit;

/** What the log may show of one parameter. */
public enum ParamRule {
  /** Written as it was sent, whatever the policy. */
  CLEAR,
  /** A name, an address, a phone number or free text: hashed where the policy asks for it. */
  HASHED,
  /** A secret: never written, only named in {@code redacted}. */
  DROP
}
