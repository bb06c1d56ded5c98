package io.github.mycase4j.sandbox.login;

/**
 * A member of the staff, as listed on the login page.
 *
 * @param id the id
 * @param label the name and the title
 * @param active whether the person still works for the firm
 * @param seesOwn whether the person sees only their own cases
 */
public record Person(long id, String label, boolean active, boolean seesOwn) {}
