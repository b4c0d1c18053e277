package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The command line in this process, with the environment and the streams of a test. */
record Cli(Map<String, String> environment, String input, Set<Integer> terminals) {
  /** The end of a run: exit code, standard output and standard error. */
  record Ended(int code, String out, String err) {}

  static Cli at(String url, String token) {
    return new Cli(
        Map.of("ORGANIZATION_USERS_URL", url, "ORGANIZATION_USERS_TOKEN", token), "", Set.of());
  }

  Cli with(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Cli(changed, input, terminals);
  }

  Cli without(String name) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.remove(name);
    return new Cli(changed, input, terminals);
  }

  Cli reading(String text) {
    return new Cli(environment, text, terminals);
  }

  Cli on(Integer... descriptors) {
    return new Cli(environment, input, Set.of(descriptors));
  }

  Ended run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new ProcessContext(
                environment,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                out,
                err,
                terminals::contains),
            args);
    return new Ended(
        code,
        out.toString(UTF_8).replace(System.lineSeparator(), "\n"),
        err.toString(UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
