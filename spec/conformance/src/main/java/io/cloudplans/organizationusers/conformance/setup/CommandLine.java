package io.cloudplans.organizationusers.conformance.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command of the configuration with placeholders: {@code {name}} for a value, {@code
 * {name:yes|no}} for one of two words. Words that become empty are omitted.
 *
 * @param directory the working directory
 */
public record CommandLine(List<String> words, Path directory) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([a-z_]+)(?::([^|}]*)\\|([^}]*))?}");
  private static final int SECONDS = 30;
  private static final int MAX_BYTES = 1 << 16;

  /** Signals that a command cannot be started, fails, or takes more than 30 seconds. */
  public static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  /**
   * Runs the command and returns its output without surrounding whitespace.
   *
   * @throws FailedException if the exit code is not 0
   */
  public String run(Map<String, String> values) {
    List<String> filled =
        words.stream().map(word -> filled(word, values)).filter(word -> !word.isEmpty()).toList();
    Path errors = null;
    try {
      errors = Files.createTempFile("conformance", ".err");
      Process process =
          new ProcessBuilder(filled)
              .directory(directory.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      return output(process, errors);
    } catch (IOException e) {
      throw new FailedException(
          "the command %s cannot be started: %s".formatted(words.get(0), e.getMessage()));
    } finally {
      delete(errors);
    }
  }

  private String output(Process process, Path errors) throws IOException {
    Thread killer =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            },
            "conformance-command");
    killer.setDaemon(true);
    killer.start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readNBytes(MAX_BYTES), UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        String message = Files.readString(errors).strip();
        throw new FailedException(
            "the command %s failed with exit code %s: %s".formatted(words.get(0), code, message));
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted");
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary file remains.
    }
  }

  private static String filled(String word, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(word)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                return Matcher.quoteReplacement(match.group());
              }
              if (match.group(2) == null) {
                return Matcher.quoteReplacement(value);
              }
              return Matcher.quoteReplacement(match.group(value.equals("true") ? 2 : 3));
            });
  }
}
