package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.model.RemoveUser;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a user. */
@Command(name = "remove", description = "Removes a user.")
final class RemoveCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The user's address.")
  private String email;

  @Option(names = "--reason", description = "The reason, for the organization's history.")
  private @Nullable String reason;

  RemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return context.write(
        "removed " + email,
        client -> client.remove(new RemoveUser(context.org(), email, reason, null, null)));
  }
}
