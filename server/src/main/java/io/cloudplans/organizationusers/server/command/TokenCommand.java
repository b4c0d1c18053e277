package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a token of the demo's issuer. */
@Command(
    name = "token",
    description = "Prints a token that is signed with the demo's key.",
    showDefaultValues = true)
final class TokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", required = true, description = "Folder of the demo.")
  private Path data;

  @Option(names = "--email", required = true, description = "E-mail address of the caller.")
  private String email;

  @Option(
      names = "--mfa",
      description = "Marks the token as issued after a login with a second factor.")
  private boolean mfa;

  @Option(
      names = "--ttl",
      converter = DurationConverter.class,
      defaultValue = "30m",
      description = "Lifetime of the token; the server accepts at most 30m.")
  private Duration ttl;

  @Override
  public Integer call() {
    String token = new DemoIssuer(data).token(email, mfa, ttl, Instant.now());
    spec.commandLine().getOut().println(token);
    return 0;
  }
}
