package io.cloudplans.organizationusers.client.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token is good, but the organization requires a second factor for the operation, and the token
 * was issued without one (RFC 9470).
 *
 * <p>Status 401, type {@code /problems/step-up-required}.
 */
public final class StepUpRequiredException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private static final Pattern SPACES = Pattern.compile(" +");

  /**
   * Makes the exception.
   *
   * @param problem what the server answered
   */
  public StepUpRequiredException(Problem problem) {
    super(problem);
  }

  /**
   * What to log in with: the challenge's {@code acr_values} (RFC 9470, section 3).
   *
   * @return authentication context classes, the preferred one first; empty if the server asks for
   *     none by name
   */
  public List<String> acrValues() {
    return parameter("acr_values").stream()
        .flatMap(SPACES::splitAsStream)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * How old the login may be: the challenge's {@code max_age} (RFC 9470, section 3).
   *
   * @return the age, in whole seconds, if the server asks for one
   */
  public Optional<Duration> maxAge() {
    return parameter("max_age")
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** A parameter of the challenge, quoted or not (RFC 9110, section 11.2). */
  private Optional<String> parameter(String name) {
    Matcher parameter =
        Pattern.compile("(?i)[\\s,]" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))")
            .matcher(header("WWW-Authenticate").orElse(""));
    return parameter.find()
        ? Optional.of(parameter.group(1) == null ? parameter.group(2) : parameter.group(1))
        : Optional.empty();
  }
}
