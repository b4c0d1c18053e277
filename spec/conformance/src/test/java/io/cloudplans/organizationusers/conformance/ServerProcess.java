package io.cloudplans.organizationusers.conformance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import io.cloudplans.organizationusers.server.command.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** The reference server, as a process. */
public final class ServerProcess implements AutoCloseable, OrganizationSource {
  static final String JAR = System.getProperty("server.jar");
  private static final String LISTENING = "Listening on ";

  private final Process process;
  private final String address;
  private final String database;
  private final TestKey key;
  private final String classPath;

  private ServerProcess(
      Process process, String address, String database, TestKey key, String classPath) {
    this.process = process;
    this.address = address;
    this.database = database;
    this.key = key;
    this.classPath = classPath;
  }

  /** Starts the server on a SQLite file in a folder. */
  static ServerProcess start(Path folder, String... options) throws IOException {
    return startOn(folder, "sqlite:" + folder.resolve("roster.db"), JAR, options);
  }

  /**
   * Starts the server.
   *
   * @param classPath the server's jar, with or without a preceding entry
   */
  public static ServerProcess startOn(
      Path folder, String database, String classPath, String... options) throws IOException {
    TestKey key = TestKey.in(folder);
    List<String> command = new ArrayList<>(java(classPath));
    command.addAll(List.of("serve", "--port", "0", "--db", database));
    command.addAll(List.of("--jwks", folder.resolve("jwks.json").toString()));
    command.addAll(List.of("--issuer", TestKey.ISSUER, "--audience", TestKey.AUDIENCE));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("server.log").toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(LISTENING)) {
        return new ServerProcess(
            process, line.substring(LISTENING.length()).strip(), database, key, classPath);
      }
    }
    throw new IOException("the server did not start: " + folder.resolve("server.log"));
  }

  static List<String> java(String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath,
        mainClass());
  }

  private static String mainClass() {
    try (var jar = new JarFile(JAR)) {
      return jar.getManifest().getMainAttributes().getValue("Main-Class");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return address;
  }

  public TestKey key() {
    return key;
  }

  long pid() {
    return process.pid();
  }

  /** Returns the kit's configuration for this server, for a file in the key's folder. */
  String configuration(String... more) throws IOException {
    return """
        base-url: %s
        tokens:
          key: {file: key.jwk, issuer: "%s", audience: "%s"}
        organizations:
          create: %s
          mfa: %s
          delete: %s
        """
            .formatted(
                address,
                TestKey.ISSUER,
                TestKey.AUDIENCE,
                json(createCommand()),
                json(mfaCommand()),
                json(words("delete", "--org-id", "{org_id}", "--confirm", "{org_id}")))
        + String.join("\n", more);
  }

  /** Returns the kit's configuration with organizations that exist already. */
  String configurationOfExisting(String... more) throws IOException {
    StringBuilder existing = new StringBuilder("organizations: {existing: {");
    int next = 100;
    for (Slot slot : Slot.values()) {
      String id = slot == Slot.LARGE ? Slot.BEYOND_DOUBLES : String.valueOf(next++);
      Caller owner = slot == Slot.FOREIGN ? Caller.FOREIGNER : Caller.OWNER;
      create(id, owner.email(Map.of()));
      slot.mfa().forEach(flag -> changeMfa(id, Map.of(flag, true)));
      existing.append(slot.configName()).append(": \"").append(id).append("\", ");
    }
    String configuration = configuration(more);
    return configuration.substring(0, configuration.indexOf("organizations:"))
        + existing
        + "}}\n"
        + String.join("\n", more);
  }

  private static String json(List<String> words) throws IOException {
    return new JsonMapper().writeValueAsString(words);
  }

  /** Returns the command that creates an organization, with the kit's placeholders. */
  List<String> createCommand() {
    return words("create", "--org-id", "{org_id}", "--owner", "{owner}");
  }

  /** Returns the command that sets an MFA policy, with the kit's placeholders. */
  List<String> mfaCommand() {
    List<String> words = new ArrayList<>(words("mfa", "--org-id", "{org_id}"));
    for (String flag : List.of("view", "create", "update", "delete", "usersmgmt")) {
      words.addAll(List.of("--" + flag, "{" + flag + ":on|off}"));
    }
    return words;
  }

  private List<String> words(String action, String... more) {
    List<String> words = new ArrayList<>(java(classPath));
    words.addAll(List.of("org", action, "--db", database));
    words.addAll(List.of(more));
    return words;
  }

  @Override
  public void create(String orgId, String owner) {
    org("create", List.of("--org-id", orgId, "--owner", owner));
  }

  @Override
  public void delete(String orgId) {
    org("delete", List.of("--org-id", orgId, "--confirm", orgId));
  }

  @Override
  public boolean changeMfa(String orgId, Map<String, Boolean> mfa) {
    List<String> words = new ArrayList<>(List.of("--org-id", orgId));
    mfa.forEach((flag, required) -> words.addAll(List.of("--" + flag, required ? "on" : "off")));
    org("mfa", words);
    return true;
  }

  /** Runs a command of the server in this JVM, because starting a JVM would take seconds. */
  private void org(String action, List<String> more) {
    List<String> words = new ArrayList<>(List.of("org", action, "--db", database));
    words.addAll(more);
    if (Main.commandLine().execute(words.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("failed: " + words);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
