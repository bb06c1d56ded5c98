package io.github.mycase4j.audit;

/** How much of the parameters a log shows. */
public enum ParamPolicy {
  /** Every parameter in clear, but for those with {@link ParamRule#DROP}. */
  FULL,
  /** Parameters with {@link ParamRule#HASHED} are written as {@link AuditKey#hashOf(Object)}. */
  HASHED
}
