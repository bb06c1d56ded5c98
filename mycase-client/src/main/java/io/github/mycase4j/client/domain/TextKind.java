package io.github.mycase4j.client.domain;

/** What a text is, which decides by which rules {@link TextMatch} compares another with it. */
public enum TextKind {
  /** The name of a person or a company. */
  NAME,
  /** The name of a case. */
  CASE_NAME,
  /** The number of a case, such as a docket number. */
  CASE_NUMBER,
  /** The name of a task, a document or an event, in which people and cases may be named. */
  TITLE,
  /** Anything else, such as a description. */
  TEXT;

  /** Returns whether it may be compared word by word. */
  boolean hasWords() {
    return this == NAME || this == CASE_NAME || this == TITLE;
  }

  /**
   * Returns whether it is the name of somebody or of a case, where a suffix, a legal form or a
   * middle initial of the search may be missing.
   */
  boolean isName() {
    return this == NAME || this == CASE_NAME;
  }

  /** Returns whether other words than a name's may stand around it. */
  boolean isSentence() {
    return this == CASE_NAME || this == TITLE;
  }
}
