package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.cli.token.Token;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Creates and prints plans. */
final class PlanOptions {
  private final CommandContext context;

  @Option(
      names = "--caller",
      paramLabel = "EMAIL",
      description = "The caller's address, if the token has no claim email.")
  private @Nullable String caller;

  PlanOptions(CommandContext context) {
    this.context = context;
  }

  RosterPlan plan(OrganizationUsersClient client, TokenSource token, DesiredRoster desired) {
    return client.plan(
        context.org(), desired, caller != null ? caller : Token.email(token.token()));
  }

  /** Prints the plan for review. */
  void print(RosterPlan plan) {
    boolean color = context.process().hasColor();
    String text = plan.toString();
    Stream.of(plan.changes(), plan.warnings(), List.of(text.substring(text.lastIndexOf('\n') + 1)))
        .flatMap(lines -> lines.stream().map(Object::toString))
        .map(TerminalText::plain)
        .map(line -> color ? colored(line) : line)
        .forEach(context.out()::println);
    context.out().flush();
  }

  private static String colored(String line) {
    int color =
        switch (line.charAt(0)) {
          case '+' -> 32;
          case '-' -> 31;
          case '~', '!' -> 33;
          default -> 0;
        };
    return "\u001b[" + color + "m" + line + "\u001b[0m";
  }
}
