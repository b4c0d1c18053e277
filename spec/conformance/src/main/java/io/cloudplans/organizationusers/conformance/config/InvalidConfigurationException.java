package io.cloudplans.organizationusers.conformance.config;

/** Signals an invalid member of the configuration; the message names it and the rule. */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a member, such as {@code tokens.command}. */
  public InvalidConfigurationException(String member, String message) {
    super(member.isEmpty() ? message : member + ": " + message);
  }
}
