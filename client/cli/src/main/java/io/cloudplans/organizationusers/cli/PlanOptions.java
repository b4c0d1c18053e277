package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a plan is made of. */
final class PlanOptions {
  private final CommandContext call;

  @Option(
      names = "--caller",
      paramLabel = "EMAIL",
      description = "Who calls, where the token's claim email does not tell.")
  private @Nullable String caller;

  PlanOptions(CommandContext call) {
    this.call = call;
  }

  RosterPlan plan(OrganizationUsersClient client, TokenSource token, DesiredRoster desired) {
    return client.plan(call.org(), desired, caller != null ? caller : Token.email(token.token()));
  }

  /** Prints the plan for a person, who has to see it before it is carried out. */
  void print(RosterPlan plan) {
    boolean colour = call.surroundings().hasColour();
    plan.toString()
        .lines()
        .map(TerminalText::plain)
        .map(line -> colour ? coloured(line) : line)
        .forEach(call.out()::println);
    call.out().flush();
  }

  private static String coloured(String line) {
    int colour =
        switch (line.charAt(0)) {
          case '+' -> 32;
          case '-' -> 31;
          case '~', '!' -> 33;
          default -> 0;
        };
    return "\u001b[" + colour + "m" + line + "\u001b[0m";
  }
}
