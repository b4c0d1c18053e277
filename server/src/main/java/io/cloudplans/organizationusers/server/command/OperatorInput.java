package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.rules.contract.Contract;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Checks an operator's input against the contract's schemas. */
final class OperatorInput {
  private static final Contract CONTRACT = Contract.builtIn();

  private OperatorInput() {}

  /** Returns the address in lower case. */
  static String emailAddress(String option, String text) {
    return checked("EmailAddress", option, text, "an e-mail address").toLowerCase(Locale.ROOT);
  }

  static long organizationId(String option, String text) {
    return Long.parseLong(
        checked("OrganizationId", option, text, "1 to 18 digits without a leading zero"));
  }

  /** Returns the start of a day in UTC. */
  static Instant date(String option, String text) {
    try {
      return inMillis(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(option + ": must be a date such as 2026-01-31", e);
    }
  }

  /**
   * Returns a time as the databases keep it, in whole milliseconds; throws {@link
   * ArithmeticException} if it is beyond their range.
   */
  static Instant inMillis(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  static boolean isReason(String text) {
    return CONTRACT.schema("Reason").fits(text);
  }

  private static String checked(String schema, String option, String text, String expected) {
    if (!CONTRACT.schema(schema).fits(text)) {
      throw new IllegalArgumentException(option + ": must be " + expected);
    }
    return text;
  }
}
