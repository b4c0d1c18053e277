package io.cloudplans.organizationusers.client.error;

import io.cloudplans.organizationusers.client.internal.field.Challenges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signals that the organization requires a second factor for the operation, and that the token was
 * issued without one (RFC 9470).
 *
 * <p>Status 401, type {@code /problems/step-up-required}.
 */
public final class StepUpRequiredException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private static final Pattern SPACES = Pattern.compile(" +");

  /**
   * Creates the exception.
   *
   * @param problem the problem document and its response
   */
  public StepUpRequiredException(Problem problem) {
    super(problem);
  }

  /**
   * Returns the authentication context classes to log in with: the challenge's {@code acr_values}
   * (RFC 9470, section 3).
   *
   * @return the classes, the preferred one first; empty if the server names none
   */
  public List<String> acrValues() {
    return parameter("acr_values").stream()
        .flatMap(SPACES::splitAsStream)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * Returns the maximum age of the login: the challenge's {@code max_age} (RFC 9470, section 3).
   *
   * @return the age, in whole seconds, if the server sets one
   */
  public Optional<Duration> maxAge() {
    return parameter("max_age")
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(
        Challenges.bearer(problem().response().headers().all("WWW-Authenticate")).get(name));
  }
}
