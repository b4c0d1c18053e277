package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs the command line in this process, with the environment and the streams of a test. */
record Cli(Map<String, String> environment, String input, Set<Integer> terminals) {
  /** The exit code, standard output and standard error of a run. */
  record Result(int code, String out, String err) {}

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

  Cli withInput(String text) {
    return new Cli(environment, text, terminals);
  }

  Cli withTerminals(Integer... descriptors) {
    return new Cli(environment, input, Set.of(descriptors));
  }

  Result run(String... args) {
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
    return new Result(
        code,
        out.toString(UTF_8).replace(System.lineSeparator(), "\n"),
        err.toString(UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
