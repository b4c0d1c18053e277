package io.cloudplans.organizationusers.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.config.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token source that reads the first line of a command's output. Runs the command again after a
 * minute and when the server rejects the token: a token expires after at most 30 minutes, and
 * applying a plan can take longer.
 */
public final class ShellTokenSource implements TokenSource {
  static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int MAX_BYTES = 65_536;
  private static final String NAME = "the token command";

  private final String command;
  private final LongSupplier nanoTime;
  private @Nullable String token;
  private long cachedAt;

  public ShellTokenSource(String command, LongSupplier nanoTime) {
    this.command = command;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized String token() {
    String cached = token;
    return cached != null && nanoTime.getAsLong() - cachedAt < LIFETIME.toNanos() ? cached : run();
  }

  @Override
  public synchronized String tokenInsteadOf(String rejected) {
    return rejected.equals(token) ? run() : token();
  }

  private String run() {
    String fresh = Token.checked(output().lines().findFirst().orElse(""), NAME);
    cachedAt = nanoTime.getAsLong();
    token = fresh;
    return fresh;
  }

  /**
   * Runs the command. The command inherits standard error, so that a login can prompt, but not
   * standard input.
   */
  private String output() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readNBytes(MAX_BYTES), UTF_8);
      process.getInputStream().close();
      int code = process.waitFor();
      if (code != 0) {
        throw new NoTokenException(NAME + " failed with exit code " + code);
      }
      return output;
    } catch (IOException e) {
      throw new NoTokenException(NAME + " cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoTokenException(NAME + " was interrupted");
    }
  }
}
