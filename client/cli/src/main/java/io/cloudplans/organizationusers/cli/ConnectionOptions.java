package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.connection.CaFile;
import io.cloudplans.organizationusers.cli.connection.RequestTrace;
import io.cloudplans.organizationusers.cli.token.NoTokenException;
import io.cloudplans.organizationusers.cli.token.ShellTokenSource;
import io.cloudplans.organizationusers.cli.token.Token;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.OrganizationUsersClientBuilder;
import io.cloudplans.organizationusers.client.config.TokenSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the server, TLS and the token. */
final class ConnectionOptions {
  /** The environment variables that replace options. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "--url", "ORGANIZATION_USERS_URL",
          "--token-command", "ORGANIZATION_USERS_TOKEN_COMMAND",
          "--ca-file", "ORGANIZATION_USERS_CA_FILE");

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The server's URL; or ORGANIZATION_USERS_URL.")
  private String url;

  @Option(
      names = "--token-command",
      paramLabel = "COMMAND",
      description = {
        "A shell command whose first line is the token; or ORGANIZATION_USERS_TOKEN_COMMAND.",
        "Without it the token is ORGANIZATION_USERS_TOKEN."
      })
  private @Nullable String tokenCommand;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = {
        "Trusts the certificates of a PEM file instead of the JDK's;",
        "or ORGANIZATION_USERS_CA_FILE."
      })
  private @Nullable Path caFile;

  @Option(
      names = "--verbose",
      description = "Prints a line for each request and response, with the token masked.")
  private boolean verbose;

  String url() {
    return url;
  }

  TokenSource token(Map<String, String> environment) {
    if (tokenCommand != null) {
      return new ShellTokenSource(tokenCommand, System::nanoTime);
    }
    String token = environment.get("ORGANIZATION_USERS_TOKEN");
    if (token == null) {
      throw new NoTokenException("set ORGANIZATION_USERS_TOKEN or --token-command");
    }
    String checked = Token.checked(token, "ORGANIZATION_USERS_TOKEN");
    return () -> checked;
  }

  OrganizationUsersClient client(TokenSource token, Consumer<String> trace) {
    OrganizationUsersClientBuilder client = OrganizationUsersClient.builder().token(token);
    try {
      client.baseUrl(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--url: " + e.getMessage(), e);
    }
    if (caFile != null) {
      client.httpClient(CaFile.client(caFile));
    }
    if (verbose) {
      client.hook(new RequestTrace(url, trace));
    }
    return client.build();
  }
}
