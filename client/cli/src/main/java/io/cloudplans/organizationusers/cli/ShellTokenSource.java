package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.config.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the token from a command's first line, and runs the command again after a while and when
 * the token is refused: it lives for half an hour at most, and a plan may take longer.
 */
final class ShellTokenSource implements TokenSource {
  static final Duration FRESH = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 65_536;
  private static final String NAME = "the token command";

  private final String command;
  private final LongSupplier nanoTime;
  private @Nullable String token;
  private long since;

  ShellTokenSource(String command, LongSupplier nanoTime) {
    this.command = command;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized String token() {
    String known = token;
    return known != null && nanoTime.getAsLong() - since < FRESH.toNanos() ? known : run();
  }

  @Override
  public synchronized String tokenInsteadOf(String refused) {
    return refused.equals(token) ? run() : token();
  }

  private String run() {
    String fresh = Token.checked(output().lines().findFirst().orElse(""), NAME);
    since = nanoTime.getAsLong();
    token = fresh;
    return fresh;
  }

  /** With our own errors, so that a login can say what it needs; without our input. */
  private String output() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readNBytes(MOST_BYTES), UTF_8);
      process.getInputStream().close();
      int code = process.waitFor();
      if (code != 0) {
        throw new NoTokenException(NAME + " ended with " + code);
      }
      return output;
    } catch (IOException e) {
      throw new NoTokenException(NAME + " cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoTokenException(NAME + " was interrupted");
    }
  }
}
