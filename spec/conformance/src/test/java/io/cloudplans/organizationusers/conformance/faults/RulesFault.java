package io.cloudplans.organizationusers.conformance.faults;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.ServerProcess;
import io.cloudplans.organizationusers.conformance.run.Summary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** A fault in the rules: one changed class, ahead of the server's jar on the class path. */
record RulesFault(String name, String detectedBy, String file, String text, String change) {
  private static final Path RULES =
      Path.of("../rules/src/main/java/io/cloudplans/organizationusers/rules");
  private static final String SERVER = System.getProperty("server.jar");

  /** Returns the faults of {@code rules-faults.txt}. */
  static List<RulesFault> all() throws IOException {
    return FaultTable.rows("/rules-faults.txt", 5).stream()
        .map(row -> new RulesFault(row.get(1), row.get(0), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  /** Runs the case that detects the fault. */
  Summary run(Path folder) throws IOException {
    String classPath = compiled(folder) + File.pathSeparator + SERVER;
    try (ServerProcess server =
        ServerProcess.startOn(
            folder, "sqlite:" + folder.resolve("roster.db"), classPath, "--rate-limit", "off")) {
      return Kit.run(
          Kit.setup(server.address(), server.key().signing(), server, Map.of()), detectedBy);
    }
  }

  /** Returns the source of the class that the fault changes. */
  String source() throws IOException {
    return Files.readString(original());
  }

  private Path original() {
    return RULES.resolve(file + ".java");
  }

  private Path compiled(Path folder) throws IOException {
    Path changed = folder.resolve(original().getFileName());
    Files.writeString(changed, source().replace(text, change));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                SERVER,
                "-d",
                classes.toString(),
                changed.toString());
    if (result != 0) {
      throw new IllegalStateException(file + " does not compile with " + change);
    }
    return classes;
  }
}
