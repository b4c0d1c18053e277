package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.server.http.Endpoint;
import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.http.RateLimit;
import io.cloudplans.organizationusers.server.http.Tls;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves. */
@Command(name = "serve", description = "Serves the API.", showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
  private String host;

  @Option(names = "--port", required = true, description = "Port; 0 picks a free one.")
  private int port;

  @Option(names = "--db", required = true, description = "Database: sqlite:FILE or postgresql://….")
  private String database;

  @Option(
      names = "--jwks",
      required = true,
      description =
          "The issuer's keys: a file, an https URL, or an http URL to a loopback address.")
  private String jwks;

  @Option(names = "--issuer", required = true, description = "What iss of a token must be.")
  private String issuer;

  @Option(names = "--audience", required = true, description = "What aud of a token must have.")
  private String audience;

  @Option(
      names = "--algorithms",
      split = ",",
      defaultValue = "EdDSA,ES256,PS256,RS256",
      description = "Algorithms that a token may be signed with.")
  private Set<String> algorithms;

  @Option(
      names = "--clock-skew",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "How far the issuer's clock may be off, at most 60s.")
  private Duration clockSkew;

  @Option(
      names = "--email-claim",
      defaultValue = "email",
      description = "The claim that holds the caller's e-mail address.")
  private String emailClaim;

  @Option(
      names = "--token-types",
      split = ",",
      defaultValue = "at+jwt,JWT",
      description = "What typ of a token may be, where it has one.")
  private Set<String> tokenTypes;

  @Option(
      names = "--acr-values",
      defaultValue = "mfa",
      description = "What is asked for where a second factor is missing (RFC 9470).")
  private String acrValues;

  @Option(
      names = "--rate-limit",
      converter = RateLimitConverter.class,
      defaultValue = "100/1s",
      description = "How many requests a caller may send in what time, or off.")
  private Optional<RateLimit> rateLimit;

  @Option(
      names = "--management-port",
      description = "Port for GET /metrics on the loopback address; none where absent.")
  private @Nullable Integer managementPort;

  @Option(
      names = "--max-concurrent",
      defaultValue = "64",
      description = "How many requests are worked on at once.")
  private int maxConcurrent;

  @Option(
      names = "--max-waiting",
      defaultValue = "256",
      description = "How many more may wait; the next is answered with 503.")
  private int maxWaiting;

  @Option(
      names = "--max-wait",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "How long a request may wait before it is answered with 503.")
  private Duration maxWait;

  @Option(names = "--tls-certificates", description = "PEM file of the certificate chain.")
  private @Nullable Path tlsCertificates;

  @Option(names = "--tls-key", description = "PEM file of the private key, in PKCS #8.")
  private @Nullable Path tlsKey;

  private @Nullable Tls tls() {
    if ((tlsCertificates == null) != (tlsKey == null)) {
      throw new IllegalArgumentException("--tls-certificates, --tls-key: need each other");
    }
    return tlsCertificates == null || tlsKey == null ? null : new Tls(tlsCertificates, tlsKey);
  }

  @Override
  public Integer call() throws InterruptedException {
    TokenRules tokens =
        new TokenRules(
            issuer, audience, jwks, algorithms, clockSkew, emailClaim, tokenTypes, acrValues);
    Limits limits =
        new Limits(
            rateLimit.orElse(null), maxConcurrent, maxWaiting, maxWait, Limits.STANDARD.patience());
    ServerConfig config =
        new ServerConfig(new Endpoint(host, port, tls(), limits), database, tokens);
    return Running.untilTerminated(
        config, managementPort, spec.commandLine().getOut(), address -> {});
  }
}
