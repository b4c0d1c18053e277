package io.cloudplans.organizationusers.client.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions that a call throws. There are four kinds: {@link
 * InvalidCallException}, the request could not be sent; {@link ProblemException}, the server says
 * what is wrong; {@link NoResponseException}, no complete response arrived; {@link
 * UnexpectedResponseException}, the contract does not describe the response. No message contains
 * the token. A message is one line of at most 8,192 characters: a control or format character in
 * the server's text is replaced by a question mark.
 */
public abstract class OrganizationUsersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Characters that could forge a line of a log or control a terminal. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final int MAX_LENGTH = 8192;

  OrganizationUsersException(String message, @Nullable Throwable cause) {
    super(line(message), cause);
  }

  private static String line(String text) {
    String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH - 1) + "…" : text;
    return UNSAFE.matcher(start).replaceAll("?");
  }
}
