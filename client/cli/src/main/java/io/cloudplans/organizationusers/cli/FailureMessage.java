package io.cloudplans.organizationusers.cli;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.cli.connection.ConnectionFault;
import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Describes a failure in terms of options and parameters. */
final class FailureMessage {
  private static final List<String> ADDRESSES = List.of("--user", "EMAIL");

  /** The options and parameters for each member or parameter of a request. */
  private static final Map<String, List<String>> LOCATIONS =
      Map.of(
          "org_id", List.of("ORG"),
          "user_id", ADDRESSES,
          "role", List.of("--role"),
          "state", List.of("--state"),
          "reason", List.of("--reason"));

  private static final String HTML_PAGE =
      "; the response is an HTML page: check --url, and whether a proxy intercepts the request";

  private FailureMessage() {}

  static String of(Throwable failure, CommandLine command) {
    Throwable cause = failure.getCause();
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof PlanStoppedException && cause != null) {
      return message.replace(String.valueOf(cause.getMessage()), of(cause, command));
    }
    CommandSpec spec = command.getCommandSpec();
    if (failure instanceof InvalidCallException invalid) {
      return faults(invalid.errors(), spec);
    }
    if (failure instanceof ProblemException problem && !problem.errors().isEmpty()) {
      String request = problem.requestId().map(id -> " (request " + id + ")").orElse("");
      return faults(problem.errors(), spec) + request;
    }
    if (failure instanceof NoResponseException) {
      String url = spec.findOption("--url").getValue();
      return ConnectionFault.of(failure)
          .map(fault -> fault.message(URI.create(url)))
          .orElse(message + (isClosed(message) && isPlain(url) ? "; is the URL https?" : ""));
    }
    return failure instanceof UnexpectedResponseException response && isHtmlPage(response)
        ? message + HTML_PAGE
        : message;
  }

  private static boolean isHtmlPage(UnexpectedResponseException response) {
    return response.header("Content-Type").filter(type -> type.startsWith("text/html")).isPresent();
  }

  /** Returns whether the server closed the connection before its response, as a TLS port does. */
  private static boolean isClosed(String message) {
    return message.endsWith("received no bytes");
  }

  private static boolean isPlain(String url) {
    return url.regionMatches(true, 0, "http:", 0, 5);
  }

  private static String faults(List<RequestFault> faults, CommandSpec spec) {
    return faults.stream()
        .map(fault -> fault(location(fault, spec), fault.detail(), spec))
        .collect(joining("; "));
  }

  private static String fault(String location, String detail, CommandSpec spec) {
    OptionSpec option = spec.findOption(location);
    Iterable<String> values = option == null ? null : option.completionCandidates();
    if (values != null) {
      return location + " must be one of " + String.join(", ", values);
    }
    return location + " " + (ADDRESSES.contains(location) ? "must be an e-mail address" : detail);
  }

  private static String location(RequestFault fault, CommandSpec spec) {
    String name =
        Stream.of(fault.pointer(), fault.parameter(), fault.header())
            .filter(Objects::nonNull)
            .findFirst()
            .map(location -> location.replaceFirst("^#/", ""))
            .orElse("the request");
    return LOCATIONS.getOrDefault(name, List.of()).stream()
        .filter(location -> has(spec, location))
        .findFirst()
        .orElse(name);
  }

  private static boolean has(CommandSpec spec, String location) {
    return spec.findOption(location) != null
        || spec.positionalParameters().stream()
            .anyMatch(parameter -> parameter.paramLabel().equals(location));
  }
}
