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
  @Mixin private final CommandContext call;

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The user's address.")
  private String email;

  @Option(names = "--reason", description = "Why, for the organization's history.")
  private @Nullable String reason;

  RemoveCommand(CommandContext call) {
    this.call = call;
  }

  @Override
  public Integer call() {
    return call.write(
        "removed " + email,
        client -> client.remove(new RemoveUser(call.org(), email, reason, null, null)));
  }
}
